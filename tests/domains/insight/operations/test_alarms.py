"""Alarms follow their events. A person acknowledges an alarm once, with a note."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.db import transaction

from hotline.domains.insight.operations.actions import alarms
from hotline.domains.insight.operations.models import Alarm
from hotline.domains.insight.operations.ports import OpenAlarm
from hotline.domains.insight.operations.queries import alarms as operations_alarms
from hotline.domains.insight.operations.reactions import react
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.notifications.models import Receipt
from hotline.events.envelope import Envelope, envelope
from hotline.events.operations import (
    AlarmAcknowledged,
    AlarmCleared,
    AlarmEscalated,
    AlarmFact,
    AlarmRaised,
    fact_of,
    subject,
)
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.paging import PAGE_SIZE
from tests.domains.voice.calls.tales import NINE

pytestmark = pytest.mark.django_db
OPERATOR = Principal("7001", "赵运维", "", (), (), frozenset({"live.health"}), 1, NINE)


def raised(id: str = "alarm-1", minutes: int = 0) -> Envelope:
    fact = AlarmRaised("orange", "recording_missing", "call/c1", "录音文件不存在")
    at = NINE.replace(minute=minutes)
    return envelope(fact, subject=subject(id), seq=1, at=at, actor="system", site="bj1", node="a")


def cleared(id: str = "alarm-1") -> Envelope:
    fact = AlarmCleared("7001", "已补录")
    return envelope(
        fact, subject=subject(id), seq=2, at=NINE.replace(minute=30), actor="staff:7001", site="s", node="a"
    )


@pytest.mark.parametrize("order", [[0, 1], [1, 0], [0, 1, 0, 1]])
def test_in_whatever_order_its_events_come_an_alarm_ends_the_same(order: list[int]) -> None:
    events = [raised(), cleared()]
    react([events[place] for place in order])
    alarm = Alarm.objects.get()
    assert (alarm.kind, alarm.raised_at, alarm.cleared_by, alarm.note) == ("recording_missing", NINE, "7001", "已补录")


def watched(*facts: AlarmFact) -> list[Envelope]:
    """The story of one alarm of the watch, a minute between two events."""
    name = subject("watch-wait-social-1")
    at = [NINE.replace(minute=minute) for minute in range(len(facts))]
    return [
        envelope(fact, subject=name, seq=seq, at=at[seq - 1], actor="system", site="bj1", node="a")
        for seq, fact in enumerate(facts, 1)
    ]


WAIT = AlarmRaised("orange", "wait", "queue/social", "社保席最长已等待 1 分。", queue="social", call="c1")
WORSE = AlarmEscalated("red", "社保席最长已等待 3 分。")
SEEN = AlarmAcknowledged("2001", "刘班长", "去加人")
OVER = AlarmCleared("system", "")


def test_what_the_watch_told_is_kept_and_who_acknowledged_it_is_audited_once() -> None:
    events = watched(WAIT, WORSE, SEEN, OVER)
    react(events)
    react(events)
    alarm = Alarm.objects.get()
    assert (alarm.level, alarm.queue, alarm.call, alarm.acknowledged_by) == ("red", "social", "c1", "2001")
    assert (alarm.acknowledged_name, alarm.acknowledged_note, alarm.cleared_by) == ("刘班长", "去加人", "system")
    row = AuditRow.objects.get()
    assert (row.by, row.action, row.about) == ("2001", "operations.acknowledge_alarm", "alarm/watch-wait-social-1")
    assert not Outgoing.objects.exists(), "the watch keeps its own on the bus"


def test_an_acknowledged_warning_that_became_urgent_waits_again() -> None:
    react(watched(WAIT, SEEN, WORSE))
    alarm = Alarm.objects.get()
    assert (alarm.level, alarm.acknowledged_at, alarm.acknowledged_by) == ("red", None, "")


def test_an_alarm_of_the_house_is_on_the_live_screens_while_it_is_open() -> None:
    react([raised()])
    react([cleared()])
    put, taken = Outgoing.objects.order_by("id")
    assert (put.subject, taken.subject, bytes(taken.payload)) == ("alarms/alarm-1", "alarms/alarm-1", b"")
    published = msgspec.json.decode(bytes(put.payload), type=OpenAlarm)
    assert (published.id, published.kind, published.level, published.raised_at) == (
        "alarm-1",
        "recording_missing",
        "orange",
        NINE,
    )


def test_a_bus_without_memory_is_told_what_is_open() -> None:
    react([raised("a"), raised("b"), raised("c"), cleared("c"), *watched(WAIT)])
    Outgoing.objects.all().delete()
    alarms.show_again(unless_in={"alarms/a"})
    assert [row.subject for row in Outgoing.objects.all()] == ["alarms/b"]


def test_the_newest_come_first_and_pages_join() -> None:
    react([raised(f"a{minute:02}", minute) for minute in range(55)])
    first = operations_alarms.page(operations_alarms.AlarmFilters(), NINE)
    assert first.next is not None
    second = operations_alarms.page(operations_alarms.AlarmFilters(), NINE, first.next)
    found = [alarm.pk for alarm in (*first.rows, *second.rows)]
    assert (len(first.rows), found) == (PAGE_SIZE, [f"a{minute:02}" for minute in reversed(range(55))])


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (operations_alarms.AlarmFilters(), {"over", "open", "watch-wait-social-1"}),
        (operations_alarms.AlarmFilters(state="open"), {"open", "watch-wait-social-1"}),
        (operations_alarms.AlarmFilters(state="waiting"), {"open"}),
        (operations_alarms.AlarmFilters(state="cleared"), {"over"}),
        (operations_alarms.AlarmFilters(kind="wait"), {"watch-wait-social-1"}),
        (operations_alarms.AlarmFilters(level="red"), {"watch-wait-social-1"}),
        (operations_alarms.AlarmFilters(start=NINE.replace(minute=5)), {"open"}),
        (operations_alarms.AlarmFilters(end=NINE.replace(minute=5)), {"over", "watch-wait-social-1"}),
        (operations_alarms.AlarmFilters(longer=25 * 60), {"over", "watch-wait-social-1"}),
        (operations_alarms.AlarmFilters(longer=45 * 60), {"watch-wait-social-1"}),
    ],
)
def test_searched_by_kind_time_state_and_duration(filters: operations_alarms.AlarmFilters, found: set[str]) -> None:
    react([raised("over"), cleared("over"), raised("open", 40), *watched(WAIT, WORSE, SEEN)])
    now = NINE.replace(hour=NINE.hour + 1)
    assert {alarm.pk for alarm in operations_alarms.page(filters, now).rows} == found


def test_days_are_beijings() -> None:
    before, after = (datetime(2026, 11, 24, 15, 59, tzinfo=UTC), datetime(2026, 11, 24, 16, 0, tzinfo=UTC))
    (one,) = watched(WAIT)
    react([msgspec.structs.replace(one, subject=subject("a"), at=before), raised("b"), raised("c", 3)])
    react([msgspec.structs.replace(one, subject=subject("d"), at=after)])
    today = beijing_day(NINE)
    counted = operations_alarms.per_day(today - timedelta(days=1), today)
    assert [(row.day, row.kind, row.count) for row in counted] == [
        (today - timedelta(days=1), "wait", 1),
        (today, "recording_missing", 2),
        (today, "wait", 1),
    ]


def test_acknowledging_tells_everybody_and_leaves_a_row() -> None:
    react([raised()])
    Outgoing.objects.all().delete()
    alarms.acknowledge(by=OPERATOR, alarm_id="alarm-1", note="在查")
    sent = Outgoing.objects.get()
    event = msgspec.json.decode(bytes(sent.payload), type=Envelope)
    assert fact_of(event) == AlarmAcknowledged("7001", "赵运维", "在查")
    assert AuditRow.objects.get().action == "operations.acknowledge_alarm"
    react([msgspec.structs.replace(event, seq=2)])
    with pytest.raises(Refused, match="赵运维 已确认"), transaction.atomic():
        alarms.acknowledge(by=OPERATOR, alarm_id="alarm-1", note="")


def test_an_alarm_of_the_floor_is_not_cleared_by_hand() -> None:
    react(watched(WAIT))
    with pytest.raises(Refused, match="自动解除"):
        alarms.clear(by=OPERATOR, alarm_id="watch-wait-social-1", note="好了")


def test_clearing_tells_everybody_and_leaves_a_row() -> None:
    with transaction.atomic():
        head = lock_head()
        append(head, [(raised(), None)])
        head.save()
    react([raised()])
    Outgoing.objects.all().delete()
    alarms.clear(by=OPERATOR, alarm_id="alarm-1", note="已补录")
    sent = Outgoing.objects.get()
    assert (sent.subject, sent.seq) == ("alarm/alarm-1", 2)
    assert AuditRow.objects.get().action == "operations.clear_alarm"


def test_an_alarm_is_cleared_once_and_an_unknown_one_never() -> None:
    react([raised(), cleared()])
    with pytest.raises(Refused, match="已解除"), transaction.atomic():
        alarms.clear(by=OPERATOR, alarm_id="alarm-1", note="再来一次")
    with pytest.raises(NotFound):
        alarms.clear(by=OPERATOR, alarm_id="alarm-9", note="没有")


def test_a_red_alarm_of_the_system_reaches_who_looks_after_it_until_somebody_has_acknowledged_it() -> None:
    administer.save_staff(by="test", number="9100", name="某人", roles=["operator"])
    react([raised()])
    assert faults() == []
    fact = AlarmRaised("red", "recording_missing", "recording/x", "录音没有了")
    red = envelope(fact, subject=subject("alarm-7"), seq=1, at=datetime.now(UTC), actor="system", site="s", node="a")
    seen = AlarmAcknowledged("9001", "某人", "在看")
    for _ in range(2):
        react([red])
    assert faults() == ["9100"]
    react([envelope(seen, subject=subject("alarm-7"), seq=2, at=datetime.now(UTC), actor="system", site="s", node="a")])
    assert faults() == []


def faults() -> list[str]:
    rows = Receipt.objects.filter(notification__kind="fault", read_at=None)
    return sorted(rows.values_list("person", flat=True))
