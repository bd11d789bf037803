"""Leaders tell agents in writing over the API: kept, told, audited, on the desks at once; who has read it, and when."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.routing.actions import administration, notices
from hotline.domains.voice.routing.models import Notice, NoticeReceipt
from hotline.domains.voice.routing.ports import NoticeDoc, QueueConfig
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope
from hotline.events.routing import NoticeRead, NoticeSent, NoticeWithdrawn
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow, Outgoing
from tests.web.people import sign_in, signed_in
from tests.web.test_stream import events

GROUP, OTHER = "早班一组", "早班二组"
NOTICE = {"text": " 15 点起劳动监察席多派两人 ", "important": True, "minutes": 60, "audience": "all"}


@pytest.fixture
def people(person: Callable[..., Staff]) -> dict[str, Client]:
    """Browsers by number: 1001 and 1002 of one group, 1003 of another, two leaders, one who leads everywhere."""
    for code, name in (("social", "社会保险"), ("labor", "劳动监察")):
        administration.save_skill(by="9001", code=code, name=name)
    administration.save_queue(by="9001", queue=QueueConfig("labor", "劳动监察席", "labor"))
    staff = [("1001", GROUP), ("1002", GROUP), ("1003", OTHER)]
    for number, group in staff:
        person(number, f"坐席{number}", ["agent"], group)
    person("2001", "韩梅", ["leader"], GROUP)
    person("2002", "唐志远", ["leader"], OTHER)
    administration.set_skills(by="9001", number="1002", levels={"labor": 3})
    Outgoing.objects.all().delete()
    browsers = {number: Client() for number in ("1001", "1002", "1003", "2001", "2002")}
    for number, browser in browsers.items():
        assert sign_in(browser, number).status_code == 200
    return browsers


def sends(client: Client, **fields: Any) -> Any:
    return client.post("/api/live/notices", NOTICE | fields, content_type="application/json")


def document() -> NoticeDoc | None:
    """As last sent to the bus; None: taken away."""
    row = Outgoing.objects.filter(subject__startswith="notices/").latest("id")
    return msgspec.json.decode(row.payload, type=NoticeDoc) if row.payload else None


def published() -> list[Any]:
    rows = Outgoing.objects.filter(subject__startswith="notice/").order_by("id")
    return [fact_of(msgspec.json.decode(row.payload, type=Envelope)) for row in rows]


# Sending -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_it_is_kept_told_audited_and_put_on_the_desks(people: dict[str, Client]) -> None:
    answer = sends(people["2001"])
    assert answer.status_code == 200
    row = Notice.objects.get()
    everybody = ["1001", "1002", "1003", "2002"]
    assert (row.text, row.important, row.by) == ("15 点起劳动监察席多派两人", True, "2001")
    assert row.until - row.sent_at == timedelta(hours=1)
    assert [one["agent"] for one in answer.json()["receipts"]] == everybody
    displayed = document()
    assert displayed is not None
    assert (displayed.id, displayed.by_name, displayed.to, displayed.read) == (row.id, "韩梅", tuple(everybody), {})
    assert published() == [NoticeSent(row.text, True, row.until, "all", (), tuple(everybody), "2001")]
    audited = AuditRow.objects.get(action="live.send_notice")
    assert (audited.by, audited.about, audited.detail["to"]) == ("2001", f"notice/{row.id}", 4)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("audience", "meant", "numbers", "name"),
    [
        ("group", [OTHER], ["1003", "2002"], OTHER),
        ("queue", ["labor"], ["1002"], "劳动监察席"),
        ("agents", ["1003", "1001"], ["1001", "1003"], "选定 2 人"),
    ],
)
def test_it_may_be_for_some(
    people: dict[str, Client], audience: str, meant: list[str], numbers: list[str], name: str
) -> None:
    answer = sends(people["2001"], audience=audience, meant=meant).json()
    assert ([one["agent"] for one in answer["receipts"]], answer["audience_name"]) == (numbers, name)


@pytest.mark.django_db
def test_a_lent_skill_counts(people: dict[str, Client]) -> None:
    temporary_skill = {"skill": "labor", "level": 3, "minutes": 30, "reason": "排队长"}
    assert people["2001"].post("/api/live/agents/1001/loans", temporary_skill, "application/json").status_code == 200
    answer = sends(people["2001"], audience="queue", meant=["labor"]).json()
    assert [one["agent"] for one in answer["receipts"]] == ["1001", "1002"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": " "}, "请填写通知内容。"),
        ({"text": "长" * 301}, "通知最多 300 个字，现在 301 个。"),
        ({"text": "来电人电话 13800000000"}, "通知中请勿填写电话、证件等号码。"),
        ({"minutes": 1}, "有效时间须为 5 分钟到 24 小时。"),
        ({"audience": "group", "meant": ["没有这组"]}, "没有这个班组，请重新选择。"),
        ({"audience": "queue", "meant": ["nowhere"]}, "没有这个队列，请重新选择。"),
        ({"audience": "agents", "meant": ["1999"]}, "没有这些坐席：1999。"),
        ({"audience": "agents", "meant": []}, "所选范围无接收人，请重新选择。"),
        ({"audience": "agents", "meant": ["2001"]}, "所选范围无接收人，请重新选择。"),
    ],
)
def test_what_cannot_be_sent_changes_nothing(people: dict[str, Client], fields: dict[str, Any], message: str) -> None:
    answer = sends(people["2001"], **fields)
    assert (answer.status_code, answer.json()["message"]) == (422, message)
    assert not Notice.objects.exists()
    assert not Outgoing.objects.exists()


@pytest.mark.django_db
def test_agents_do_not_send_nor_see_who_has_read(people: dict[str, Client]) -> None:
    assert sends(people["1001"]).status_code == 403
    assert people["1001"].get("/api/live/notices").status_code == 403


# Reading -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_reading_it_is_seen_by_the_leader_with_its_moment_and_counts_once(people: dict[str, Client]) -> None:
    id = sends(people["2001"], audience="group", meant=[GROUP]).json()["id"]
    for _ in range(2):
        assert people["1001"].post(f"/api/desk/notices/{id}/read").status_code == 204
    (row,) = people["2001"].get("/api/live/notices").json()["rows"]
    read = {one["agent"]: one["read_at"] for one in row["receipts"]}
    assert read["1001"] is not None
    assert read["1002"] is None
    displayed = document()
    assert displayed is not None
    assert displayed.read.keys() == {"1001"}
    assert published()[1:] == [NoticeRead("1001")]
    assert AuditRow.objects.filter(action="live.read_notice", by="1001").count() == 1
    (own,) = people["1001"].get("/api/desk/notices").json()["rows"]
    assert (own["id"], own["by_name"], own["withdrawn"], own["read_at"] is None) == (id, "韩梅", False, False)


@pytest.mark.django_db
def test_who_is_not_meant_has_nothing_to_read(people: dict[str, Client]) -> None:
    id = sends(people["2001"], audience="agents", meant=["1001"]).json()["id"]
    assert people["1003"].post(f"/api/desk/notices/{id}/read").status_code == 404
    assert people["1003"].get("/api/desk/notices").json()["rows"] == []


# Its end -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_it_is_withdrawn_by_who_sent_it_once(people: dict[str, Client]) -> None:
    id = sends(people["2001"]).json()["id"]
    assert people["2002"].post(f"/api/live/notices/{id}/withdraw").status_code == 403
    answer = people["2001"].post(f"/api/live/notices/{id}/withdraw")
    assert (answer.json()["withdrawn_by"], answer.json()["withdrawn_name"]) == ("2001", "韩梅")
    assert document() is None
    assert published()[1:] == [NoticeWithdrawn("2001")]
    again = people["2001"].post(f"/api/live/notices/{id}/withdraw")
    read = people["1001"].post(f"/api/desk/notices/{id}/read")
    for refused in (again, read):
        assert (refused.status_code, refused.json()["message"]) == (409, "该通知已撤回，请刷新列表。")
    assert people["1001"].get("/api/desk/notices").json()["rows"][0]["withdrawn"] is True
    assert AuditRow.objects.filter(action="live.withdraw_notice").count() == 1


@pytest.mark.django_db
def test_when_its_time_is_over_it_goes_and_stays_kept(people: dict[str, Client]) -> None:
    id = sends(people["2001"]).json()["id"]
    now = datetime.now(UTC)
    assert notices.take_down_notices(now) == 0
    Notice.objects.update(until=now - timedelta(seconds=1))
    assert people["1001"].post(f"/api/desk/notices/{id}/read").json()["message"] == "该通知已过期，请刷新列表。"
    assert notices.take_down_notices(now) == 1
    assert notices.take_down_notices(now) == 0
    assert document() is None
    assert NoticeReceipt.objects.count() == 4
    assert [row["id"] for row in people["2001"].get("/api/live/notices").json()["rows"]] == [id]


@pytest.mark.django_db
def test_older_ones_are_on_the_next_page(people: dict[str, Client]) -> None:
    for _ in range(51):
        sends(people["2001"], audience="agents", meant=["1001"])
    first = people["2001"].get("/api/live/notices").json()
    rest = people["2001"].get("/api/live/notices", {"before": first["next"]}).json()
    assert (len(first["rows"]), len(rest["rows"]), rest["next"]) == (50, 1, None)


@pytest.mark.django_db
def test_a_bus_without_memory_is_told_what_stands(people: dict[str, Client]) -> None:
    here, gone = (sends(people["2001"]).json()["id"] for _ in range(2))
    Outgoing.objects.all().delete()
    notices.show_notices_again(unless_in={f"notices/{here}"})
    assert [row.subject for row in Outgoing.objects.all()] == [f"notices/{gone}"]


# On the screens ------------------------------------------------------------------------------------------------------


def notice_for(to: tuple[str, ...], seconds: float = 60) -> NoticeDoc:
    now = datetime.now(UTC)
    end = now + timedelta(seconds=seconds)
    return NoticeDoc("notice-1", "2001", "韩梅", "开会", False, "agents", "选定 1 人", now, end, to, {"1002": now})


@pytest.mark.real
async def test_it_is_on_the_desk_at_once_and_gone_when_its_time_is_over(bus: Bus) -> None:
    answer = await signed_in("1001", "desk.use").get("/api/live/stream?view=desk")
    seen = events(answer)
    async with asyncio.timeout(10):
        assert (await anext(seen))[0] == "snapshot"
        await bus.bucket("notices", NoticeDoc).put("notice-1", notice_for(("1001", "1002"), seconds=1.5))
        _, change = await anext(seen)
        assert (change["doc"], change["value"]["text"], change["value"]["read_at"]) == (
            "notices/notice-1",
            "开会",
            None,
        )
        assert "to" not in change["value"]
        _, change = await anext(seen)
    assert (change["doc"], change["value"]) == ("notices/notice-1", None)


@pytest.mark.real
async def test_others_do_not_see_it_and_leaders_see_who_has_read_it(bus: Bus) -> None:
    await bus.bucket("notices", NoticeDoc).put("notice-1", notice_for(("1002",)))
    desk = (await signed_in("1001", "desk.use").get("/api/live/snapshot?view=desk")).json()["docs"]
    floor = (await signed_in("2001", "live.floor").get("/api/live/snapshot?view=floor")).json()["docs"]
    assert "notices/notice-1" not in desk
    assert floor["notices/notice-1"]["read"].keys() == {"1002"}
