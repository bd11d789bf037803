"""Alarms follow their events; whoever deals with one says so once, with a note."""

import pytest
from django.db import transaction

from hotline.domains.operations import actions, queries
from hotline.domains.operations.models import Alarm
from hotline.domains.operations.reactions import react
from hotline.events.envelope import Envelope, envelope
from hotline.events.operations import AlarmCleared, AlarmRaised, subject
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import NotFound, Refused
from tests.domains.calls.tales import NINE

pytestmark = pytest.mark.django_db
OPERATOR = Signed("7001", "某人", "", (), (), frozenset({"live.health"}), 1, NINE)


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


def test_open_alarms_come_first_and_the_newest_of_them_before_all() -> None:
    react([raised("a", 1), raised("b", 3), cleared("b"), raised("c", 2)])
    assert [alarm.pk for alarm in queries.alarms()] == ["c", "a", "b"]


def test_clearing_tells_everybody_and_leaves_a_row() -> None:
    with transaction.atomic():
        head = lock_head()
        append(head, [(raised(), None)])
        head.save()
    react([raised()])
    actions.clear(by=OPERATOR, alarm_id="alarm-1", note="已补录")
    sent = Outgoing.objects.get()
    assert (sent.subject, sent.seq) == ("alarm/alarm-1", 2)
    assert AuditRow.objects.get().action == "operations.clear_alarm"


def test_an_alarm_is_cleared_once_and_an_unknown_one_never() -> None:
    react([raised(), cleared()])
    with pytest.raises(Refused, match="已经解除"), transaction.atomic():
        actions.clear(by=OPERATOR, alarm_id="alarm-1", note="再来一次")
    with pytest.raises(NotFound):
        actions.clear(by=OPERATOR, alarm_id="alarm-9", note="没有")
