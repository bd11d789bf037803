"""Call records in the browser: searched, opened, exported and heard, each by who may, each leaving a trace."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.ivr.actions.drafts import save_draft
from hotline.domains.voice.ivr.rules.flow import flow_from_json
from hotline.domains.voice.recordings.actions import checks
from hotline.domains.voice.records.actions.fold import fold, rebuild
from hotline.domains.voice.records.models import AgentPeriod, CallRecord, CallTalk
from hotline.domains.voice.records.queries import workbook
from hotline.domains.voice.records.queries.consistency import digest
from hotline.domains.voice.records.queries.search import RecordFilters, history_of, search_calls
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill, set_skills
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.events import calls
from hotline.events.envelope import Envelope
from hotline.infrastructure import paging
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.permissions import SESSION_KEY, Principal
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.settings import settings
from tests.domains.voice.calls.tales import NINE, Tale, answered_call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
SECOND = 32_000
ALL = ("calls.view_all", "recordings.listen", "calls.export")


def signed_in(number: str, *permissions: str, group: str = "") -> Client:
    hours = datetime.now(UTC) + timedelta(hours=12)
    session = SessionStore()
    session[SESSION_KEY] = Principal(number, "某人", group, (), (), frozenset(permissions), 1, hours).to_session()
    session.save()
    client = Client()
    client.cookies["hotline_session"] = session.session_key or ""
    return client


def reader() -> Principal:
    hours = datetime.now(UTC) + timedelta(hours=12)
    return Principal("9001", "某人", "", (), (), frozenset(ALL), 1, hours)


def logged(*tales: Tale) -> None:
    events = sorted((event for tale in tales for event in tale.events), key=lambda event: event.at)
    with transaction.atomic():
        head = lock_head()
        append(head, ((event, None) for event in events))
        head.save()
        fold(events)


def call(id: str, agent: str = "1001", *, minutes: int = 0, number: str = "13800000001", seq: int = 1) -> Tale:
    at = NINE + timedelta(minutes=minutes)
    tale = answered_call(id, agent, at=at, agent_seq=seq)
    arrived = tale.events[0]
    sealed = seal_number(number, f"call/{id}")
    data = arrived.data | {"number": {"masked": sealed.masked, "cipher": sealed.cipher, "index": sealed.index}}
    tale.events[0] = Envelope(arrived.subject, 1, arrived.type, at, "caller", "bj1", "a", data)
    return tale


def ids(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["id"] for row in answer.json()["rows"]]


def search(client: Client, **filters: str) -> list[str]:
    return ids(client.get("/api/calls", filters))


@pytest.fixture
def three_calls() -> None:
    gone = (
        Tale("c3", NINE + timedelta(minutes=20)).arrives(seal_number("01065000002", "call/c3")).queues("labor", after=2)
    )
    logged(
        call("c1", "1001"),
        call("c2", "1002", minutes=10, number="13800000002"),
        gone.leaves("abandoned", after=4).ends("caller"),
    )


def test_the_newest_call_comes_first_and_says_everything_a_list_shows(
    three_calls: None, person: Callable[..., Staff]
) -> None:
    person("1002", "李建国")
    rows = signed_in("9001", *ALL).get("/api/calls").json()["rows"]
    assert [row["id"] for row in rows] == ["c3", "c2", "c1"]
    assert rows[1] == {
        "id": "c2",
        "at": "2026-11-25T01:10:00Z",
        "direction": "in",
        "number": "138******02",
        "place": "北京",
        "agent": "1002",
        "agent_name": "李建国",
        "queue": "social",
        "queue_name": "social",
        "wait_seconds": 12.0,
        "talk_seconds": 100.0,
        "topic": "pension-min-years",
        "topic_title": "按月领取养老金的最低缴费年限",
        "rating": 1,
        "hung_up_by": "system",
        "flags": ["to_rating"],
        "recording": "verified",
        "invented": False,
        "case_number": "",
    }


def handle(number: str) -> str:
    return handle_of(number, "138******02")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"number": handle("13800000002")}, ["c2"]),
        ({"number": handle("138 0000 0002")}, ["c2"]),
        ({"number": "0002"}, ["c3", "c2"]),
        ({"number": handle("13900000002")}, []),
        ({"agent": "1001"}, ["c1"]),
        ({"from": "2026-11-25T01:10:00Z"}, ["c3", "c2"]),
        ({"from": "2026-11-26T01:09:00+23:59"}, ["c3", "c2"]),
        ({"to": "2026-11-25T01:10:00Z"}, ["c1"]),
        ({"from": "2026-11-25T09:05:00+08:00", "to": "2026-11-25T09:15:00+08:00"}, ["c2"]),
        ({"topic": "pension-min-years"}, ["c2", "c1"]),
        ({"rating": "1", "agent": "1002"}, ["c2"]),
        ({"rating": "5"}, []),
        ({"rating": "none"}, []),
        ({"queue": "labor"}, ["c3"]),
        ({"hung_up_by": "caller"}, ["c3"]),
        ({"flag": "short_abandon"}, ["c3"]),
        ({"flag": "to_rating"}, ["c2", "c1"]),
    ],
)
def test_each_filter_finds_its_own(three_calls: None, filters: dict[str, str], found: list[str]) -> None:
    assert search(signed_in("9001", *ALL), **filters) == found


@pytest.mark.parametrize(
    "filters",
    [
        {"number": "138"},
        {"number": handle("abc1234")},
        {"rating": "9"},
        {"notice": "maybe"},
        {"cursor": "zzz"},
        {"from": "早"},
    ],
)
def test_a_search_that_makes_no_sense_is_told_so(filters: dict[str, str]) -> None:
    answer = signed_in("9001", *ALL).get("/api/calls", filters)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_pages_follow_each_other_without_gap_or_double_while_calls_come_in() -> None:
    logged(*(Tale(f"c{n:03}", NINE + timedelta(seconds=n // 3)).arrives().ends("caller") for n in range(120)))
    client = signed_in("9001", *ALL)
    first = client.get("/api/calls").json()
    logged(Tale("new", NINE + timedelta(hours=1)).arrives())
    second = client.get("/api/calls", {"cursor": first["next"]}).json()
    third = client.get("/api/calls", {"cursor": second["next"]}).json()
    seen = [row["id"] for page in (first, second, third) for row in page["rows"]]
    assert seen == [f"c{n:03}" for n in reversed(range(120))]
    assert [len(page["rows"]) for page in (first, second, third)] == [50, 50, 20]
    assert third["next"] is None


def test_the_first_page_says_how_many_the_search_finds_up_to_what_is_worth_counting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    logged(*(Tale(f"c{n:03}", NINE + timedelta(seconds=n)).arrives().ends("caller") for n in range(60)))
    client = signed_in("9001", *ALL)
    first = client.get("/api/calls").json()
    assert (len(first["rows"]), first["total"]) == (50, 60)
    assert client.get("/api/calls", {"cursor": first["next"]}).json()["total"] is None
    assert client.get("/api/calls", {"from": "2026-11-25T01:00:50Z"}).json()["total"] == 10
    monkeypatch.setattr(paging, "COUNTED_ROWS", 55)
    assert client.get("/api/calls").json()["total"] == 55


def test_a_page_costs_the_same_number_of_queries_however_many_rows(django_assert_max_num_queries: Any) -> None:
    logged(*(call(f"c{n}", str(1001 + n), minutes=n) for n in range(30)))
    with django_assert_max_num_queries(7) as queries:
        search(signed_in("9001", *ALL))
    assert isinstance(queries, CaptureQueriesContext)


def test_agents_see_their_own_calls_and_leaders_their_groups(three_calls: None, person: Callable[..., Staff]) -> None:
    person("1001", group="早班一组")
    person("1002", group="早班二组")
    agent = signed_in("1001", "calls.view_own")
    leader = signed_in("2001", "calls.view_own", "calls.view_group", group="早班二组")
    assert search(agent) == ["c1"]
    assert search(leader) == ["c2"]
    assert search(agent, agent="1002") == []
    assert agent.get("/api/calls/c1").status_code == 200
    assert agent.get("/api/calls/c2").status_code == 404
    assert leader.get("/api/calls/c1").status_code == 404


def test_leaders_also_see_who_was_not_answered_in_the_lines_that_their_group_serves(
    three_calls: None, person: Callable[..., Staff]
) -> None:
    person("1001", group="早班一组")
    person("1002", group="早班二组")
    for code, agent in (("labor", "1001"), ("social", "1002")):
        save_skill(by="test", code=code, name=code)
        save_queue(by="test", queue=QueueConfig(id=code, name=code, skill=code))
        set_skills(by="test", number=agent, levels={code: 3})
    leaders = [signed_in(f"200{n}", "calls.view_group", group=f"早班{group}组") for n, group in enumerate("一二")]
    assert [search(leader) for leader in leaders] == [["c3", "c1"], ["c2"]]
    assert leaders[0].get("/api/calls/c3").status_code == 200
    assert leaders[1].get("/api/calls/c3").status_code == 404


def test_without_a_permission_there_is_nothing_to_see(three_calls: None) -> None:
    assert signed_in("1001", "desk.use").get("/api/calls").status_code == 403
    assert Client().get("/api/calls").status_code == 401
    assert signed_in("1001", "calls.view_own").get("/api/calls/exports").status_code == 403


def test_a_call_opens_with_its_journey_and_events_and_no_sealed_value_leaves(three_calls: None) -> None:
    answer = signed_in("9001", *ALL).get("/api/calls/c1")
    found = answer.json()
    assert [part["kind"] for part in found["journey"]] == ["menu", "wait", "talk", "hold", "talk", "rating"]
    assert found["rating"]["score"] == 1
    assert found["recording"] == {
        "state": "verified",
        "seconds": 80.0,
        "why": "",
        "may_listen": True,
        "invented": False,
    }
    assert found["wrap_ups"][0]["topic_title"] == "按月领取养老金的最低缴费年限"
    assert found["events"][0]["data"]["number"] == "138******01"
    assert "cipher" not in answer.content.decode()
    assert CallRecord.objects.get(pk="c1").number_index not in answer.content.decode()


def test_flows_and_queues_in_the_course_of_a_call_go_by_their_names() -> None:
    draft = flow_from_json(Path("deploy/flows/main.json").read_bytes())
    save_draft(by="2001", flow=draft, base=0)
    save_skill(by="9001", code="social", name="社保")
    save_queue(by="9001", queue=QueueConfig("social", "社保席", "social"))
    tale = Tale("c1").arrives().publish(calls.FlowStarted("main", 1)).queues("social", after=2)
    passed_on = calls.CallTransferred("1001", "blind", flow="main")
    logged(tale.offered("1001", after=3).answered("1001", waited=3).publish(passed_on, after=9).ends("caller"))
    found = signed_in("9001", *ALL).get("/api/calls/c1").json()
    events = {event["type"]: event["data"] for event in found["events"]}
    assert events["call.flow_started"]["flow_name"] == draft.name
    assert events["call.queued"]["queue_name"] == "社保席"
    assert found["transfers"][0]["flow_name"] == draft.name


def test_notes_are_read_in_the_clear_by_who_may_see_the_call_and_each_reading_is_kept() -> None:
    noted = Tale("c1").arrives().queues("social", after=2).offered("1001", after=3).answered("1001", waited=3)
    noted.talk_ends("1001", "agent", "rating", after=60).ends("caller")
    logged(
        noted.wraps_up("1001", "pension-min-years", seq=1, notes=seal_text("问了补缴，约周五回电", "call/c1", "notes"))
    )
    answer = signed_in("3001", *ALL).get("/api/calls/c1/notes")
    assert [(note["agent"], note["text"]) for note in answer.json()["notes"]] == [("1001", "问了补缴，约周五回电")]
    assert AuditRow.objects.filter(by="3001", action="citizens.read_notes", about="call/c1").count() == 1
    assert signed_in("1002", "calls.view_own").get("/api/calls/c1/notes").status_code == 404


def test_every_sight_leaves_a_row_that_names_no_number(three_calls: None) -> None:
    client = signed_in("9001", *ALL)
    search(client, number=handle("13800000002"))
    client.get("/api/calls/c1")
    rows = [(row.by, row.action, row.about) for row in AuditRow.objects.filter(status=None).order_by("id")]
    assert rows == [
        ("9001", "calls.search", "calls"),
        ("9001", "calls.view", "call/c1"),
    ]
    assert "13800000002" not in str(list(AuditRow.objects.values_list("detail", flat=True)))


def test_a_case_of_12345_is_found_by_its_number_and_stands_in_list_record_and_workbook(three_calls: None) -> None:
    handed_over = Tale("c5", NINE + timedelta(hours=1)).arrives(seal_number("13800000005", "call/c5"))
    logged(
        handed_over.handed_over("20261125-004217")
        .queues("social", after=2)
        .leaves("abandoned", after=40)
        .ends("caller")
    )
    client = signed_in("9001", *ALL)
    assert search(client, case="20261125-004217") == ["c5"]
    assert search(client, case="20261125-00421") == []
    assert search(client, flag="handed_over") == ["c5"]
    assert client.get("/api/calls/c5").json()["row"]["case_number"] == "20261125-004217"
    file = io.BytesIO()
    workbook.write(
        file, ((row, row.number_masked) for row in search_calls(reader(), RecordFilters(case="20261125-004217")))
    )
    file.seek(0)
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert rows[0][15] == "12345 工单号"
    assert [row[14:16] for row in rows[1:]] == [["c5", "20261125-004217"]]
    assert signed_in("1001", "calls.view_own").get("/api/calls", {"case": "20261125-004217"}).json()["rows"] == []


def test_history_is_the_callers_own_newest_first(three_calls: None) -> None:
    index = CallRecord.objects.get(pk="c1").number_index
    logged(call("c9", "1003", minutes=30))
    assert [row.pk for row in history_of([index], 5)] == ["c9", "c1"]
    assert history_of([""], 5) == []


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bytes]:
    """Call c1 with a recording: a loud caller, a soft agent."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    logged(call("c1"))
    sound = (b"\x00\x40\x00\x10") * (80 * SECOND // 4)
    spool = settings().recordings_dir / "spool"
    spool.mkdir(parents=True)
    (spool / "c1.1.raw").write_bytes(sound)
    checks.check(call="c1", attempt=0)
    yield sound
    settings.cache_clear()


def test_the_outline_shows_both_sides_and_the_hold(recorded: bytes) -> None:
    found = signed_in("9001", *ALL).get("/api/calls/c1/peaks").json()
    assert (found["seconds"], found["points"], len(found["agent"])) == (80.0, 800, 800)
    assert (found["caller"][400], found["agent"][400]) == (0.5, 0.125)
    assert found["holds"] == [{"at": 30.0, "seconds": 20.0}]


def test_rebuilding_gives_byte_identical_rows(three_calls: None) -> None:
    logged(*(call(f"x{n}", "1003", minutes=5 * n, seq=1 + 3 * n) for n in range(8)))
    before = digest()
    assert (CallRecord.objects.count(), CallTalk.objects.count(), AgentPeriod.objects.filter(agent="1003").count()) == (
        11,
        10,
        16,
    )
    CallTalk.objects.filter(agent="1003").delete()
    CallRecord.objects.filter(pk="x1").update(talk_seconds=1)
    AgentPeriod.objects.filter(agent="1001").delete()
    assert digest() != before
    assert rebuild() == 11
    assert digest() == before
