"""Each invariant on a real log and its tables, violated on purpose and repaired.

Bus and switch are simulated by hand.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import transaction

from hotline.config.reactions import react
from hotline.domains.insight.operations.actions import alarms, invariants
from hotline.domains.insight.operations.models import Alarm, InvariantRun
from hotline.domains.voice.calls.ports import CallDoc, CallInternals, LegRole, Phase
from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.records.actions.fold import rebuild
from hotline.domains.voice.records.models import AgentPeriod, CallRecord
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.intake import LoggedMessage, take_in
from hotline.infrastructure.eventlog.log import head
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused, Unavailable
from tests.domains.voice.calls.tales import NINE, Tale, answered_call

pytestmark = pytest.mark.django_db
NOW = NINE + timedelta(minutes=20)
OPERATOR = Principal("7001", "赵运维", "", (), (), frozenset({"alarms.acknowledge"}), 1, NINE)


class Around:
    """Bus and switch as a test says they are."""

    def __init__(self) -> None:
        self.held: list[CallDoc] = []
        self.lines: set[str] = set()
        self.reached, self.away = 0, ""

    def calls(self) -> list[CallDoc]:
        if self.away:
            raise Unavailable(self.away)
        return self.held

    def channels(self) -> set[str]:
        return self.lines

    def stream(self) -> tuple[str, int]:
        return "born today", self.reached


@pytest.fixture
def around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Around]:
    monkeypatch.setattr("hotline.domains.insight.operations.actions.invariants.LOOK_AGAIN_SECONDS", 0)
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    yield Around()
    settings.cache_clear()


def happened(events: list[Envelope]) -> None:
    """As the projector does it."""
    first = head().stream_position
    messages = [
        LoggedMessage(event.subject, msgspec.json.encode(event), first + n) for n, event in enumerate(events, 1)
    ]
    with transaction.atomic():
        react(take_in(messages, "born today"))


def an_answered_call(call: str = "c1", agent: str = "1001") -> None:
    """Recorded, checked, kept in its place."""
    happened(answered_call(call, agent).events)
    path = f"2026/11/25/{call}.raw"
    RecordingFile.objects.create(
        call=call, at=NINE, path=path, state="verified", seconds=80, talk_seconds=80, size=4, checked_at=NINE
    )
    file = settings().recordings_dir / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\1\2\3\4")


def look(around: Around, now: datetime = NOW) -> dict[str, dict[str, Any]]:
    """One look, and what it tells brought home as relay and projector do it; returns what was found."""
    run = invariants.check_invariants(now, around)
    waiting = Outgoing.objects.filter(sent_at=None, seq__gt=0).order_by("id")
    happened([msgspec.json.decode(row.payload, type=Envelope) for row in waiting])
    waiting.update(sent_at=now)
    return dict(run.found)


def open_alarms() -> list[tuple[str, str]]:
    return list(Alarm.objects.filter(cleared_at=None).order_by("kind", "about").values_list("kind", "about"))


def test_where_all_is_well_nothing_is_told_and_the_look_is_kept(around: Around) -> None:
    an_answered_call()
    found = look(around)
    assert {code: figures["violations"] for code, figures in found.items()} == dict.fromkeys(found, 0)
    assert (found["invariant_recorded"]["checked"], found["invariant_folded"]["checked"] > 10) == (1, True)
    assert open_alarms() == []
    assert InvariantRun.objects.get().position == head().position


# Every answered call has a recording ---------------------------------------------------------------------------------


def test_a_recording_that_vanished_is_an_alarm_until_it_is_there_again(around: Around) -> None:
    an_answered_call()
    file = settings().recordings_dir / "2026/11/25/c1.raw"
    file.rename(file.with_suffix(".away"))
    look(around)
    look(around)
    assert open_alarms() == [("invariant_recorded", "call/c1")]
    file.with_suffix(".away").rename(file)
    look(around)
    assert open_alarms() == []
    alarm = Alarm.objects.get()
    assert (alarm.cleared_by, alarm.level, alarm.call) == ("system", "orange", "c1")


def test_a_recording_that_nobody_judged_within_minutes_is_an_alarm(around: Around) -> None:
    tale = answered_call()
    happened([event for event in tale.events if not event.subject.startswith("recording/")])
    ended = next(event.at for event in tale.events if event.type == "call.ended")
    look(around, ended + timedelta(minutes=4))
    assert open_alarms() == []
    look(around, ended + timedelta(minutes=6))
    assert open_alarms() == [("invariant_recorded", "call/c1")]


def test_after_a_stop_what_ended_before_it_is_given_time_to_be_judged(around: Around) -> None:
    tale = answered_call()
    happened([event for event in tale.events if not event.subject.startswith("recording/")])
    ended = next(event.at for event in tale.events if event.type == "call.ended")
    look(around, ended)
    InvariantRun.objects.update(started_at=ended - timedelta(minutes=1))
    back = ended + timedelta(minutes=30)
    assert look(around, back)["invariant_recorded"]["trouble"]
    assert open_alarms() == []
    look(around, back + timedelta(minutes=3))
    assert open_alarms() == [("invariant_recorded", "call/c1")]


# No agent is on two calls --------------------------------------------------------------------------------------------


def test_an_agent_on_two_calls_at_once_is_an_urgent_alarm(around: Around) -> None:
    around.held = [held("c1"), held("c2")]
    around.lines = {"c1.1", "c1-a", "c2.1", "c2-a"}
    look(around)
    assert open_alarms() == [("invariant_one_call", "agent/1001")]
    alarm = Alarm.objects.get()
    assert (alarm.level, alarm.agent, alarm.message) == ("red", "1001", "坐席 1001 同时在 2 通通话上：c1、c2。")
    around.held, around.lines = around.held[:1], {"c1.1", "c1-a"}
    look(around)
    assert open_alarms() == []


def test_two_calls_at_once_are_also_seen_afterwards_in_the_records(around: Around) -> None:
    an_answered_call("c1")
    happened(Tale("c2", NINE + timedelta(seconds=30)).arrives().queues("social").answered("1001").events)
    around.held, around.lines = [held("c2", agent="")], {"c2.1"}
    look(around)
    assert open_alarms() == [("invariant_one_call", "agent/1001")]


def held(call: str, agent: str = "1001") -> CallDoc:
    place = settings().place
    legs = {LegRole.CALLER: f"{call}.1"} | ({LegRole.AGENT: f"{call}-a"} if agent else {})
    internals = CallInternals(place.site, place.node, None, "", legs, agent, 1, callback_offered=False)
    phase = Phase.TALKING if agent else Phase.QUEUED
    return CallDoc(call, phase, NINE, agent=agent, internals=internals)


# Every event folded once ---------------------------------------------------------------------------------------------


def test_a_record_that_counts_an_event_twice_is_an_alarm_until_it_is_folded_anew(around: Around) -> None:
    an_answered_call()
    row = CallRecord.objects.get()
    row.detail["talk_seconds"] *= 2
    row.save()
    look(around)
    assert open_alarms() == [("invariant_folded", "call/c1")]
    an_answered_call("c2", "1002")  # time goes on: the broken one is looked at again all the same
    look(around)
    look(around)
    look(around)
    assert open_alarms() == [("invariant_folded", "call/c1")]
    rebuild()
    look(around)
    assert open_alarms() == []


def test_a_call_without_a_row_and_an_agents_time_cut_wrongly_are_alarms(around: Around) -> None:
    an_answered_call()
    CallRecord.objects.all().delete()
    AgentPeriod.objects.filter(state="wrap_up").update(state="ready")
    look(around)
    assert open_alarms() == [("invariant_folded", "agent/1001"), ("invariant_folded", "call/c1")]


def test_an_event_that_the_log_lacks_is_named_and_is_over_when_it_comes(around: Around) -> None:
    events = [event for event in answered_call().events if event.subject == "call/c1"]
    happened([event for event in events if event.seq != 3])
    look(around, NINE + timedelta(minutes=1))
    assert ("invariant_folded", "call/c1") in open_alarms()
    assert "第 3 条" in Alarm.objects.get(kind="invariant_folded").message
    happened([event for event in events if event.seq == 3])
    look(around, NINE + timedelta(minutes=1))
    assert open_alarms() == []


def test_an_event_that_was_set_aside_is_an_alarm(around: Around) -> None:
    with transaction.atomic():
        take_in([LoggedMessage("events.call.c9", b"no event at all", head().stream_position + 1)], "born today")
    look(around, datetime.now(NOW.tzinfo))
    assert open_alarms() == [("invariant_folded", "log/parked")]


def test_events_that_wait_on_the_bus_from_one_look_to_the_next_are_an_alarm(around: Around) -> None:
    an_answered_call()
    around.reached = head().stream_position + 7
    look(around)
    assert open_alarms() == []
    look(around)
    assert "7 条事件" in Alarm.objects.get(about="log/stream").message


# Open calls exist in the switch --------------------------------------------------------------------------------------


def test_a_call_without_lines_and_a_record_without_a_call_are_alarms(around: Around) -> None:
    happened(Tale("c3").arrives().events)
    around.held, around.lines = [held("c2")], {"c2.1"}
    look(around)
    assert open_alarms() == [("invariant_open", "call/c2"), ("invariant_open", "call/c3")]


def test_calls_of_another_node_are_not_this_switchs_affair(around: Around) -> None:
    here = held("c2")
    around.held = [msgspec.structs.replace(here, internals=msgspec.structs.replace(here.inside, node="elsewhere"))]
    look(around)
    assert open_alarms() == []


# What does not answer, and who deals with it -------------------------------------------------------------------------


def test_while_the_bus_is_away_what_needs_it_is_not_judged_and_the_rest_is(around: Around) -> None:
    around.held, around.lines = [held("c1"), held("c2")], {"c1.1", "c1-a", "c2.1", "c2-a"}
    look(around)
    around.away = "总线无响应"
    found = look(around)
    assert (found["invariant_one_call"]["trouble"], found["invariant_recorded"]["trouble"]) == ("总线无响应", "")
    assert open_alarms() == [("invariant_one_call", "agent/1001")]


def test_such_an_alarm_is_acknowledged_and_not_dealt_with_by_hand(around: Around) -> None:
    around.held = [held("c2")]
    look(around)
    alarm = Alarm.objects.get()
    with pytest.raises(Refused, match="自动解除"):
        alarms.clear(by=OPERATOR, alarm_id=alarm.id, note="好了")
    alarms.acknowledge(by=OPERATOR, alarm_id=alarm.id, note="去看看")
    around.held = []
    look(around)
    alarm.refresh_from_db()
    assert (alarm.acknowledged_by, alarm.cleared_by) == ("7001", "system")
