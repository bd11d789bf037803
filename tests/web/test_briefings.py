"""Briefings: a sheet of what happened, published by the leader of the group, confirmed before the first call."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest
import time_machine
from django.test import Client

from hotline.domains.insight.analytics.queries import trends
from hotline.domains.insight.briefings.actions.briefings import prepare_briefings
from hotline.domains.insight.briefings.models import Briefing, BriefingReceipt
from hotline.domains.insight.briefings.queries.briefings import ready_refusal
from hotline.domains.insight.upkeep.models import Fault, MaintenanceWindow
from hotline.domains.people.quality.models import Inspection, WrongAnswer
from hotline.domains.people.workforce.models import Roster, RosterChange, RosterLine
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.service.ratings.models import BadRating
from hotline.domains.understanding.knowledge.models import Article, Version
from hotline.domains.voice.ivr.models import SwitchedOn
from hotline.domains.voice.records.models import CallRecord, CallTalk
from hotline.domains.voice.records.rules import shape
from hotline.domains.voice.routing.models import Notice, NoticeReceipt
from hotline.infrastructure.models import AuditRow
from tests.domains.insight.analytics.conftest import facts as facts
from tests.domains.insight.analytics.test_trending import facts_of
from tests.web import quality_objects
from tests.web.people import sign_in

SHEETS, OWN = "/api/briefings", "/api/my-briefing"
#: A Wednesday, 07:40 in Beijing.
MOMENT = datetime.fromisoformat("2026-12-02T07:40:00+08:00")
TODAY, MONDAY = date(2026, 12, 2), date(2026, 11, 30)
YESTERDAY = MOMENT - timedelta(days=1)
OURS, OTHERS = "早班一组", "早班二组"
EARLY = ["早2", "早2", "早2", "早2", "早2", "", ""]
OFF = ["早2", "早2", "", "早2", "早2", "", ""]


@pytest.fixture
def browsers(facts: object, person: Callable[..., Staff]) -> Iterator[dict[str, Client]]:
    with time_machine.travel(MOMENT, tick=False):
        found = {}
        people = {
            "2001": ("leader", OURS), "2002": ("leader", OTHERS), "7001": ("scheduler", ""), "8001": ("client", ""),
            "1001": ("agent", OURS), "1002": ("agent", OURS), "1003": ("agent", OURS), "1009": ("agent", OTHERS),
        }  # fmt: skip
        for number, (role, group) in people.items():
            person(number, f"某{number}", [role], group)
            found[number] = Client()
            assert sign_in(found[number], number).status_code == 200
        yield found


def rostered(**cells: list[str]) -> Roster:
    row = Roster(first_day=MONDAY, days=7, created_by="7001", created_at=MOMENT, need=[[0] * 96] * 7, stage="published")
    row.save(force_insert=True)
    for number, line in cells.items():
        RosterLine.objects.create(
            roster=row, number=number.removeprefix("n"), cells=line, meals=[720 if code else None for code in line]
        )
    return row


def call(id: str, agent: str) -> None:
    record = shape.CallRecord(
        id=id, at=YESTERDAY, ended_at=None, number=None, place="", dialed="", origin="sip", site="bj1", node="a",
        flow="main", flow_version=1, menu=(), journey=(), rating=None, callback=None, recording=shape.Recording("none"),
        hung_up_by="", cause=0, stage="", agent=agent, queue="social", answered=True, topic="wage-arrears",
    )  # fmt: skip
    CallRecord.objects.create(
        id=id, at=YESTERDAY, origin="sip", number_masked="", number_cipher="", number_index="", number_tail="",
        place="", agent=agent, agents=[agent], queue="social", answered=True, wait_seconds=1, talk_seconds=60,
        held_seconds=0, wrap_up_seconds=5, topic="wage-arrears", hung_up_by="", flags=[], recording="",
        detail=msgspec.to_builtins(record),
    )  # fmt: skip
    CallTalk.objects.create(
        call_id=id, talk=1, at=YESTERDAY, agent=agent, started_at=YESTERDAY, seconds=60, held_seconds=0
    )


def bad_rating(id: str, agent: str, score: int = 5, at: datetime = YESTERDAY, **more: Any) -> None:
    call(id, agent)
    BadRating.objects.create(call=id, channel="key", score=score, agent=agent, received_at=at, due_at=at, **more)


def read(browser: Client, group: str = OURS, day: date = TODAY) -> Any:
    return browser.get(SHEETS, {"group": group, "day": day.isoformat()})


def publish(browser: Client, *points: str, group: str = OURS) -> Any:
    return browser.post(f"{SHEETS}/publish", {"group": group, "points": list(points)}, "application/json")


def confirm(browser: Client, id: int) -> Any:
    return browser.post(f"{OWN}/{id}/confirm", {}, "application/json")


def test_the_sheet_makes_itself_of_what_happened_since_yesterday(browsers: dict[str, Client]) -> None:
    bad_rating("c-1", "1001")
    bad_rating("c-2", "1002", 4)
    bad_rating("c-3", "1009")
    bad_rating("c-4", "1001", verdict="malicious")
    bad_rating("c-5", "1001", at=MOMENT - timedelta(days=3))
    call("c-6", "1009")
    quality_objects.inspection(MOMENT, "c-6")
    Inspection.objects.update(call_at=YESTERDAY)
    WrongAnswer.objects.create(
        inspection_id="inspection-1", state="confirmed", decided_by="3002", decided_at=YESTERDAY, comment="标准已调整"
    )
    article = Article.objects.create(code="wage-arrears", topic="wage-arrears", created_at=MOMENT)
    for number, at in ((1, MOMENT - timedelta(days=90)), (2, YESTERDAY)):
        Version.objects.create(
            article=article, number=number, title=f"欠薪 {number}", content={}, valid_from=MONDAY, authors=["1"],
            saved_at=at, published_at=at, state="published", note="金额调整",
        )  # fmt: skip
    builtin = Article.objects.create(code="pension", topic="pension", created_at=MOMENT)
    Version.objects.create(
        article=builtin, number=1, title="养老金", content={}, valid_from=MONDAY, authors=["1"], saved_at=YESTERDAY,
        published_at=YESTERDAY, state="published", note="随产品交付",
    )  # fmt: skip
    for id, reader, until in (
        ("n1", "1001", MOMENT + timedelta(hours=8)),
        ("n2", "1001", MOMENT),
        ("n3", "1009", MOMENT),
    ):
        Notice.objects.create(
            id=id, text=f"通知 {id}", important=True, audience="group", sent_at=MOMENT, until=until, by="2001"
        )
        NoticeReceipt.objects.create(notice_id=id, agent=reader)
    SwitchedOn.objects.create(switch="emergency", at=MOMENT, by="2001")
    Fault.objects.create(id="f-1", serial="20261202-1", kind="network", title="三层网络不通", raised_at=YESTERDAY)
    MaintenanceWindow.objects.create(
        title="数据库升级", starts_at=MOMENT + timedelta(hours=12), ends_at=MOMENT + timedelta(hours=13),
        announced_at=YESTERDAY, announced_by="9001",
    )  # fmt: skip

    sheet = read(browsers["2001"]).json()["sheet"]
    assert (sheet["first_day"], sheet["last_day"], sheet["very_bad"], sheet["bad"]) == (
        "2026-12-01", "2026-12-01", 1, 1,
    ), "of the group only, without those that were excluded"  # fmt: skip
    assert [(one["call"], one["agent"], one["score"]) for one in sheet["ratings"]] == [
        ("c-1", "1001", 5),
        ("c-2", "1002", 4),
    ]
    (wrong,) = sheet["wrong_answers"]
    assert (wrong["comment"], wrong["of_group"], wrong["call"], wrong["agent"]) == ("标准已调整", False, "", ""), (
        "another group's call is not the leader's to open"
    )
    assert [(one["title"], one["change"], one["note"]) for one in sheet["articles"]] == [
        ("欠薪 2", "changed", "金额调整")
    ]
    assert [one["text"] for one in sheet["notices"]] == ["通知 n1"]
    assert [one["name"] for one in sheet["announcements"]] == ["emergency"]
    assert [one["title"] for one in (*sheet["faults"], *sheet["maintenance"])] == ["三层网络不通", "数据库升级"]
    assert Briefing.objects.count() == 0, "who reads stores nothing"


def test_what_is_asked_more_than_by_chance_stands_on_the_sheet(browsers: dict[str, Client]) -> None:
    trends._once.cache_clear()
    evening = YESTERDAY + timedelta(hours=6)
    for weeks in range(1, 7):
        facts_of(evening - timedelta(weeks=weeks), "wage-arrears", "朝阳区", 4)
        facts_of(evening - timedelta(weeks=weeks), "pension", "朝阳区", 8)
    facts_of(evening, "wage-arrears", "朝阳区", 30)
    facts_of(evening, "pension", "朝阳区", 8)
    (line,) = read(browsers["2001"]).json()["sheet"]["trends"]
    assert (line["what"], line["count"]) == ("cases", 30)


def test_a_leader_publishes_and_who_works_confirms(browsers: dict[str, Client]) -> None:
    rostered(n1001=EARLY, n1002=EARLY, n1003=OFF, n1009=EARLY)
    bad_rating("c-1", "1001")
    leader, ann = browsers["2001"], browsers["1001"]
    assert ann.get(OWN).json()["rows"] == []
    body = {"group": OURS, "points": ["月初缴费来电多"]}
    assert leader.put(f"{SHEETS}/points", body, "application/json").json()["sheet"]["points"] == ["月初缴费来电多"]
    assert ann.get(OWN).json()["rows"] == [], "not before it is published"
    done = publish(leader, "月初缴费来电多", " ").json()
    assert (done["revision"], done["published_by"]) == (1, "2001")
    assert {one["number"]: one["is_expected"] for one in done["people"]} == {
        "1001": True, "1002": True, "1003": False, "2001": False,
    }  # fmt: skip
    notified = Receipt.objects.filter(notification__kind="briefing").values_list("person", flat=True)
    assert sorted(notified) == ["1001", "1002"]

    (own,) = ann.get(OWN).json()["rows"]
    assert (own["is_due"], own["blocks_ready"], own["sheet"]["points"]) == (True, False, ["月初缴费来电多"])
    assert [(one["is_own"], one["agent"]) for one in own["sheet"]["ratings"]] == [(True, "1001")]
    (of_ben,) = browsers["1002"].get(OWN).json()["rows"]
    assert [(one["is_own"], one["agent"], one["call"]) for one in of_ben["sheet"]["ratings"]] == [(False, "", "")]
    for _ in range(2):
        assert confirm(ann, own["id"]).status_code == 204
    assert BriefingReceipt.objects.count() == 1
    assert not Receipt.objects.filter(notification__kind="briefing", person="1001", read_at=None).exists()
    assert ann.get(OWN).json()["rows"][0]["is_due"] is False
    people = {one["number"]: one["confirmed_at"] for one in read(leader).json()["people"]}
    assert people == {"1001": "2026-12-01T23:40:00Z", "1002": None, "1003": None, "2001": None}
    (line,) = read(leader).json()["history"]
    assert (line["day"], line["confirmed"]) == ("2026-12-02", 1)
    assert confirm(browsers["1009"], own["id"]).status_code == 404, "of another group"
    actions = AuditRow.objects.filter(about=f"briefing/{own['id']}", action__startswith="briefings.").order_by("id")
    assert list(actions.values_list("action", flat=True)) == [
        "briefings.save_points",
        "briefings.publish",
        "briefings.confirm",
    ]


def test_the_same_again_changes_nothing_and_other_points_are_confirmed_again(browsers: dict[str, Client]) -> None:
    rostered(n1001=EARLY)
    leader, ann = browsers["2001"], browsers["1001"]
    id = publish(leader, "一").json() and Briefing.objects.get().pk
    confirm(ann, id)
    assert publish(leader, "一").json()["revision"] == 1
    assert ann.get(OWN).json()["rows"][0]["is_due"] is False
    assert publish(leader, "一", "二").json()["revision"] == 2
    assert ann.get(OWN).json()["rows"][0]["is_due"] is True
    assert Receipt.objects.filter(person="1001", read_at=None, notification__title__contains="请重新确认").count() == 1
    confirm(ann, id)
    assert BriefingReceipt.objects.count() == 2, "that the first one was read stays known"
    refused = leader.put(f"{SHEETS}/points", {"group": OURS, "points": []}, "application/json")
    assert (refused.status_code, refused.json()["code"]) == (409, "published")


def test_who_has_not_confirmed_is_held_back_only_where_the_house_says_so(browsers: dict[str, Client]) -> None:
    rostered(n1001=EARLY, n1002=EARLY, n1003=OFF)
    publish(browsers["2001"], "一")
    assert ready_refusal("1001") == "", "a reminder, as long as nobody has said otherwise"
    body = {"blocks_ready": True}
    assert browsers["2001"].put(f"{SHEETS}/rule", body, "application/json").status_code == 403
    assert browsers["7001"].put(f"{SHEETS}/rule", body, "application/json").status_code == 204
    assert ready_refusal("1001") == "今日交接班会未确认，请先阅读并确认，再就绪。"
    assert browsers["1001"].get(OWN).json()["rows"][0]["blocks_ready"] is True
    confirm(browsers["1001"], Briefing.objects.get().pk)
    assert [ready_refusal(each) for each in ("1001", "1003", "2001", "1009")] == [""] * 4, (
        "confirmed, off, the leader, a group without a sheet"
    )
    assert ready_refusal("1002") != ""
    with time_machine.travel(MOMENT + timedelta(days=1)):
        assert ready_refusal("1002") == "", "the sheet of the next day is not there yet"


def test_who_swapped_into_the_day_is_to_confirm_and_who_left_it_is_not(browsers: dict[str, Client]) -> None:
    row = rostered(n1001=EARLY, n1003=OFF)
    publish(browsers["2001"], "一")
    browsers["7001"].put(f"{SHEETS}/rule", {"blocks_ready": True}, "application/json")
    for number, code in (("1001", ""), ("1003", "早2")):
        line = RosterLine.objects.get(number=number)
        line.cells[2] = code
        line.save()
    RosterChange.objects.create(
        roster=row, number="1001", day=TODAY, before="早2", after="", why="leave", leave="annual", by="7001", at=MOMENT
    )
    people = {one["number"]: one for one in read(browsers["2001"]).json()["people"]}
    assert (people["1001"]["is_expected"], people["1001"]["is_away"]) == (False, True)
    assert people["1003"]["is_expected"]
    assert [bool(ready_refusal(each)) for each in ("1001", "1003")] == [False, True]


def test_without_a_roster_everybody_of_the_group_is_to_confirm(browsers: dict[str, Client]) -> None:
    done = publish(browsers["2001"], "一").json()
    assert not done["is_rostered"]
    assert [one["number"] for one in done["people"] if one["is_expected"]] == ["1001", "1002", "1003"]


def test_after_a_weekend_the_sheet_begins_with_the_day_of_the_last_one(browsers: dict[str, Client]) -> None:
    Briefing.objects.create(
        group=OURS,
        day=date(2026, 11, 27),
        made_at=MOMENT,
        revision=1,
        published_at=MOMENT - timedelta(days=5),
        content={},
    )
    bad_rating("c-1", "1001", at=MOMENT - timedelta(days=3))
    sheet = read(browsers["2001"]).json()["sheet"]
    assert (sheet["first_day"], len(sheet["ratings"])) == ("2026-11-27", 1)


def test_a_past_sheet_stays_as_it_was_published(browsers: dict[str, Client]) -> None:
    bad_rating("c-1", "1001")
    publish(browsers["2001"], "一")
    with time_machine.travel(MOMENT + timedelta(days=3)):
        assert sign_in(browsers["2001"], "2001").status_code == 200
        BadRating.objects.all().delete()
        past = read(browsers["2001"]).status_code, read(browsers["2001"], day=TODAY).json()
        assert past[0] == 200
        assert [one["call"] for one in past[1]["sheet"]["ratings"]] == ["c-1"]
        assert (past[1]["may_lead"], read(browsers["2001"], day=MONDAY).status_code) == (False, 404)
        assert sign_in(browsers["1001"], "1001").status_code == 200
        late = confirm(browsers["1001"], Briefing.objects.get().pk)
        assert (late.status_code, late.json()["code"]) == (409, "not_now")


def test_each_morning_leaders_of_who_works_are_reminded_once(browsers: dict[str, Client]) -> None:
    rostered(n1001=EARLY, n1009=["", "", "", "早2", "早2", "早2", "早2"])
    bad_rating("c-1", "1001")
    for _ in range(2):
        prepare_briefings()
    assert list(Briefing.objects.values_list("group", "revision")) == [(OURS, 0)], "nobody of the others works today"
    (receipt,) = Receipt.objects.filter(notification__kind="briefing")
    assert (receipt.person, receipt.notification.title) == ("2001", "早班一组今日交接班会待发布：差评 1 条，错答 0 条")
    publish(browsers["2001"], "一")
    assert not Receipt.objects.filter(person="2001", read_at=None).exists()


def test_who_leads_another_group_or_none_neither_publishes_nor_reads(browsers: dict[str, Client]) -> None:
    assert [publish(browsers[each], "一").status_code for each in ("2002", "7001", "8001", "1001")] == [403] * 4
    assert [read(browsers[each]).status_code for each in ("2001", "2002", "7001", "8001", "1001")] == [
        200, 404, 200, 200, 403,
    ]  # fmt: skip
    assert browsers["2002"].get(f"{SHEETS}/groups").json()["groups"] == [OTHERS]
    assert publish(browsers["2001"], "一", group="没有的组").status_code == 404
    refused = publish(browsers["2001"], "请回拨 13800000000")
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_points")
    assert Briefing.objects.count() == 0
