"""Offers of overtime and early ends: made to who may take them, first come first served, and then in the roster."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client

from hotline.domains.people.workforce.actions.offers import answer_offer, make_offer
from hotline.domains.people.workforce.models import (
    Roster,
    RosterChange,
    RosterLine,
    ShiftOffer,
    ShiftOfferAnswer,
    StaffConstraint,
)
from hotline.domains.people.workforce.queries.attendance import due_on
from hotline.domains.people.workforce.rules.roster.offers import OfferKind, Terms
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused
from tests.web.people import sign_in

OFFERS, OWN = "/api/workforce/offers", "/api/my-roster/offers"
#: A Wednesday, 15:00 in Beijing.
MOMENT = datetime.fromisoformat("2026-12-02T15:00:00+08:00")
TODAY = date(2026, 12, 2)
MONDAY = date(2026, 11, 30)
EARLY = ["早2", "早2", "早2", "早2", "早2", "", ""]
#: Who has today off, after four shifts in a row, and works on.
OFF_TODAY = ["早2", "早2", "", "早2", "早2", "", ""]
#: Six shifts in the week already: the seventh would leave no day off.
SIX = ["早2", "早2", "", "早2", "早2", "早2", "早2"]
NIGHTS = ["", "夜", "夜", "", "", "", ""]


def published(cells: dict[str, list[str]]) -> Roster:
    row = Roster(first_day=MONDAY, days=7, created_by="7001", created_at=MOMENT, need=[[0] * 96] * 7, stage="published")
    row.save(force_insert=True)
    for number, line in cells.items():
        RosterLine.objects.create(roster=row, number=number, cells=line, meals=[720 if code else None for code in line])
    return row


def principal(number: str) -> Principal:
    return Principal(number, "某人", "", (), (), frozenset(), 1, MOMENT + timedelta(hours=8))


def cell(number: str, day: int = 2) -> str:
    return str(RosterLine.objects.get(number=number).cells[day])


def post(browser: Client, path: str, body: Any = None) -> Any:
    return browser.post(path, body or {}, "application/json")


def later(until: int = 19 * 60, **more: Any) -> dict[str, Any]:
    body = {"kind": "later", "day": TODAY.isoformat(), "end": until, "places": 1, "minutes": 60}
    return {**body, "numbers": ["1001", "1002"], **more}


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> Iterator[dict[str, Client]]:
    with time_machine.travel(MOMENT, tick=False):
        found = {}
        people = [("7001", "scheduler"), ("8001", "client"), *((f"100{at}", "agent") for at in range(1, 5))]
        for number, role in people:
            person(number, f"某{number}", [role])
            found[number] = Client()
            assert sign_in(found[number], number).status_code == 200
        yield found


def test_overtime_is_taken_by_who_comes_first(browsers: dict[str, Client]) -> None:
    published({"1001": EARLY, "1002": EARLY, "1003": NIGHTS})
    planner, ann, ben = browsers["7001"], browsers["1001"], browsers["1002"]
    rows = planner.get(f"{OFFERS}/candidates", {"kind": "later", "day": TODAY, "end": 1140}).json()["rows"]
    assert [(row["number"], row["after"]["code"], row["refusal"]) for row in rows] == [
        ("1001", "早2+2", ""),
        ("1002", "早2+2", ""),
    ], "who has the night is not concerned"
    made = post(planner, OFFERS, later(note="下午来电多")).json()
    assert (made["state"], made["taken"], made["expires_at"]) == ("open", 0, "2026-12-02T08:00:00Z")
    (receipt,) = Receipt.objects.filter(person="1001", notification__kind="roster.offer")
    assert receipt.notification.title == "邀您 12-02 延长下班至 19:00，1 个名额，请在 12-02 16:00 前答复"
    (own,) = ann.get(OWN).json()["rows"]
    assert (own["left"], own["before"]["end"], own["after"]["end"], own["answer"]) == (1, 1020, 1140, "waiting")

    assert post(ann, f"{OWN}/{made['id']}/answer", {"accepted": True}).json()["answer"] == "taken"
    line = RosterLine.objects.get(number="1001")
    assert (line.cells[2], line.meals[2]) == ("早2+2", 720), "the meal that was eaten stays where it was"
    (change,) = RosterChange.objects.all()
    assert (change.number, change.before, change.after, change.why, change.by) == (
        "1001", "早2", "早2+2", "overtime", "1001",
    )  # fmt: skip
    assert ann.get("/api/my-roster/requests").json()["overtime_hours"] == 2
    late = post(ben, f"{OWN}/{made['id']}/answer", {"accepted": True})
    assert (late.status_code, late.json()["code"], cell("1002")) == (409, "over", "早2")
    assert Receipt.objects.filter(person="7001", notification__title__contains="名额已满").count() == 1
    assert Receipt.objects.filter(person="1002", read_at=None, notification__kind="roster.offer").count() == 0
    (listed,) = planner.get(OFFERS).json()["rows"]
    assert (listed["state"], [one["answer"] for one in listed["answers"]]) == ("full", ["taken", "waiting"])
    actions = AuditRow.objects.filter(about=f"shift-offer/{made['id']}").order_by("id").values_list("action", flat=True)
    assert list(actions) == ["workforce.make_offer", "workforce.answer_offer"]


def test_the_same_answer_again_changes_nothing_and_what_was_taken_stays(browsers: dict[str, Client]) -> None:
    published({"1001": EARLY, "1002": EARLY})
    ann = browsers["1001"]
    made = post(browsers["7001"], OFFERS, later()).json()["id"]
    assert post(ann, f"{OWN}/{made}/answer", {"accepted": False}).json()["answer"] == "declined"
    for _ in range(2):
        assert post(ann, f"{OWN}/{made}/answer", {"accepted": True}).json()["answer"] == "taken"
    assert RosterChange.objects.count() == 1
    assert post(ann, f"{OWN}/{made}/answer", {"accepted": False}).json()["code"] == "taken"
    assert post(browsers["1003"], f"{OWN}/{made}/answer", {"accepted": True}).status_code == 404, "was not invited"


def test_nobody_is_invited_who_may_not(browsers: dict[str, Client]) -> None:
    """Law: at most three hours after a shift, a day off each week, no overtime while pregnant or nursing."""
    published({"1001": EARLY, "1002": OFF_TODAY, "1003": SIX, "1004": OFF_TODAY})
    StaffConstraint.objects.create(
        number="1001", kind="no_nights", first_day=MONDAY, last_day=TODAY, created_by="7001", created_at=MOMENT
    )
    StaffConstraint.objects.create(
        number="1004", kind="leave", first_day=TODAY, last_day=TODAY, created_by="7001", created_at=MOMENT
    )
    planner = browsers["7001"]

    def refusals(**terms: Any) -> dict[str, str]:
        rows = planner.get(f"{OFFERS}/candidates", {"day": TODAY, **terms}).json()["rows"]
        return {row["number"]: row["refusal"] for row in rows}

    assert refusals(kind="later", end=1140) == {"1001": "孕期、哺乳期不安排加班"}
    assert refusals(kind="later", end=1260)["1001"] == "延长 4 小时，超过 3 小时"
    extra = {"kind": "extra", "day": "2026-12-03", "shift": "早2"}
    assert refusals(**extra) == {}, "everybody works tomorrow"
    extra["day"] = "2026-12-05"
    assert refusals(**extra) == {"1001": "孕期、哺乳期不安排加班", "1002": "", "1004": ""}, "who works is not concerned"
    refused = post(planner, OFFERS, later(numbers=["1001"]))
    assert (refused.status_code, refused.json()["code"]) == (409, "not_permitted")
    assert ShiftOffer.objects.count() == 0
    assert not Receipt.objects.filter(notification__kind="roster.offer").exists()


def test_an_early_end_is_a_shorter_shift_that_counts_as_a_full_day(browsers: dict[str, Client]) -> None:
    published({"1001": EARLY, "1002": EARLY})
    RosterLine.objects.filter(number="1002").update(meals=[960] * 7)
    planner, ann = browsers["7001"], browsers["1001"]
    rows = planner.get(f"{OFFERS}/candidates", {"kind": "early", "day": TODAY, "end": 960}).json()["rows"]
    assert {row["number"]: row["refusal"] for row in rows} == {"1001": "", "1002": "用餐安排在 16:00，须先调整用餐"}
    made = post(planner, OFFERS, later(960, kind="early", numbers=["1001"])).json()["id"]
    post(ann, f"{OWN}/{made}/answer", {"accepted": True})
    assert cell("1001") == "早2-1"
    (due,) = due_on(TODAY, ["1001"])
    assert due.due_until == datetime.fromisoformat("2026-12-02T16:00:00+08:00")
    own = ann.get("/api/my-roster/requests").json()
    assert (own["overtime_hours"], own["early_hours"]) == (0, 1)
    days = {one["day"]: one for one in ann.get("/api/my-roster").json()["rows"][0]["days"]}
    assert days["2026-12-02"]["shift"]["end"] == 960


def test_overtime_after_a_shift_is_no_absence_for_who_leaves_before_its_end(browsers: dict[str, Client]) -> None:
    published({"1001": ["早2", "早2", "早2+2", "早2", "早2", "", ""]})
    (due,) = due_on(TODAY, ["1001"])
    assert due.end - due.due_until == timedelta(hours=2)


def test_who_has_a_day_off_takes_a_whole_shift(browsers: dict[str, Client]) -> None:
    published({"1001": EARLY})
    body = later(0, kind="extra", day="2026-12-05", shift="早2", numbers=["1001"])
    made = post(browsers["7001"], OFFERS, body).json()["id"]
    post(browsers["1001"], f"{OWN}/{made}/answer", {"accepted": True})
    line = RosterLine.objects.get(number="1001")
    assert line.cells[5] == "早2"
    assert line.meals[5] is not None
    assert browsers["1001"].get("/api/my-roster/requests").json()["overtime_hours"] == 8


def test_an_offer_ends_by_time_and_by_its_planner(browsers: dict[str, Client]) -> None:
    published({"1001": EARLY, "1002": EARLY})
    planner, ann = browsers["7001"], browsers["1001"]
    expired, withdrawn = (post(planner, OFFERS, later()).json()["id"] for _ in range(2))
    assert post(planner, f"{OFFERS}/{withdrawn}/withdraw").json()["state"] == "withdrawn"
    assert post(ann, f"{OWN}/{withdrawn}/answer", {"accepted": True}).json()["code"] == "over"
    with time_machine.travel(MOMENT + timedelta(minutes=61)):
        assert sign_in(ann, "1001").status_code == 200
        answer = post(ann, f"{OWN}/{expired}/answer", {"accepted": True}).json()
        assert (answer["code"], answer["message"]) == ("over", "已过答复截止时间。")
        assert ann.get(OWN).json()["rows"][-1]["state"] == "expired"
    assert cell("1001") == "早2"


def test_what_changed_since_is_checked_when_it_is_taken(browsers: dict[str, Client]) -> None:
    row = published({"1001": EARLY, "1002": EARLY})
    planner, ann, ben = browsers["7001"], browsers["1001"], browsers["1002"]
    made = post(planner, OFFERS, later(places=2)).json()["id"]
    body = {"number": "1001", "day": 2, "shift": "早3"}
    assert planner.put(f"/api/workforce/rosters/{row.pk}/published-cells", body, "application/json").status_code == 200
    assert post(ann, f"{OWN}/{made}/answer", {"accepted": True}).json()["code"] == "shift_changed"
    StaffConstraint.objects.create(
        number="1002", kind="no_nights", first_day=TODAY, last_day=TODAY, created_by="7001", created_at=MOMENT
    )
    assert post(ben, f"{OWN}/{made}/answer", {"accepted": True}).json()["code"] == "rule_broken"
    assert (cell("1001"), cell("1002")) == ("早3", "早2")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"end": 1145}, "bad_terms"),
        ({"end": 915}, "bad_terms"),
        ({"day": "2026-12-09"}, "bad_terms"),
        ({"day": "2026-12-01"}, "bad_terms"),
        ({"kind": "extra", "shift": "特"}, "bad_terms"),
        ({"kind": "extra", "shift": "中2"}, "bad_terms"),
        ({"numbers": []}, "bad_offer"),
        ({"places": 3}, "bad_offer"),
        ({"numbers": ["1001", "9999"]}, "not_permitted"),
        ({"day": "2026-12-07"}, "not_published"),
    ],
)
def test_a_bad_offer_is_refused_and_nobody_hears_of_it(
    browsers: dict[str, Client], changed: dict[str, Any], code: str
) -> None:
    published({"1001": EARLY, "1002": EARLY})
    assert post(browsers["7001"], OFFERS, later(**changed)).json()["code"] == code
    assert ShiftOffer.objects.count() == 0


def test_who_only_reads_and_who_only_works_makes_no_offer(browsers: dict[str, Client]) -> None:
    published({"1001": EARLY, "1002": EARLY})
    assert [post(browsers[each], OFFERS, later()).status_code for each in ("8001", "1001")] == [403, 403]
    assert [browsers[each].get(OFFERS).status_code for each in ("8001", "1001")] == [200, 403]


@pytest.mark.django_db(transaction=True)
def test_of_all_who_answer_at_once_no_more_get_it_than_there_are_places() -> None:
    numbers = [f"11{at:02}" for at in range(8)]
    with time_machine.travel(MOMENT, tick=False):
        published(dict.fromkeys(numbers, EARLY))
        terms = Terms(OfferKind.LATER, TODAY, 1140)
        row = make_offer(by=principal("7001"), terms=terms, places=3, minutes=60, numbers=numbers)
        start = threading.Barrier(len(numbers))
        refused: list[str] = []

        def answer(number: str) -> None:
            start.wait()
            try:
                answer_offer(by=principal(number), id=row.pk, accepted=True)
            except Refused as refusal:
                refused.append(refusal.code or "")
            finally:
                connection.close()

        threads = [threading.Thread(target=answer, args=(number,)) for number in numbers]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert refused == ["over"] * 5
    assert ShiftOfferAnswer.objects.filter(answer="taken").count() == 3
    assert sum(cell(number) == "早2+2" for number in numbers) == 3
