"""A hall sees counts and kinds of the floor, and no personal data."""

from datetime import UTC, datetime, timedelta

import msgspec

from hotline.domains.insight.operations.rules.watch import OpenAlarm
from hotline.domains.insight.walls.queries.snapshots import wall_snapshot
from hotline.domains.insight.walls.rules import visibility
from hotline.domains.voice.routing.ports import AgentDoc, AgentState
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.mirror import Mirror

NOW = datetime.now(UTC)


def alarm(id: str, level: str = "orange", minutes: int = 1, **fields: str) -> OpenAlarm:
    raised = NOW - timedelta(minutes=minutes)
    fields_of_wait = {
        "kind": "wait",
        "about": "queue/social",
        "message": "来电人李某等了 3 分钟，13800001234",
        "queue": "social",
    }
    return OpenAlarm(id=id, level=level, raised_at=raised, changed_at=raised, **fields_of_wait | fields)  # type: ignore[arg-type]


def heartbeat(process: str, instance: str, state: str = "ok", seconds: float = 1, **figures: float) -> Heartbeat:
    return Heartbeat(process, instance, 1, NOW, NOW - timedelta(seconds=seconds), state, "", figures)


def test_a_wall_has_no_name_number_or_word_of_anybody() -> None:
    mirror = Mirror()
    agent = AgentDoc(
        id="1001", name="王晓芳", group="早班一组", skills={"social": 3}, state=AgentState.TALKING, since=NOW, call="c1"
    )
    mirror.put("agents/1001", msgspec.json.encode(agent))
    mirror.put("queues/social", b'{"id":"social","name":"\xe7\xa4\xbe\xe4\xbf\x9d\xe5\xb8\xad","waiting":2}')
    mirror.put("alarms/a", msgspec.json.encode(alarm("a", agent="1001", call="c1", acknowledged_name="李班长")))
    mirror.put("calls/c1", b'{"id":"c1","number":{"masked":"138******34"}}')
    docs = b" ".join(wall_snapshot(mirror, {}).docs.values()).decode()
    assert "社保席" in docs
    for secret in ("王晓芳", "1001", "李某", "李班长", "1234", "c1", "早班一组"):
        assert secret not in docs, secret


def test_seats_are_counted_by_state_without_who_is_away() -> None:
    states = [visibility.AgentState(state) for state in ("talking", "talking", "ready", "signed_out")]
    assert visibility.seats(states) == {"talking": 2, "ready": 1}


def test_what_nobody_has_taken_comes_first_then_the_worst_then_the_oldest() -> None:
    opened = [
        alarm("handled", "red", 9, acknowledged_by="2001"),
        alarm("young", "orange", 1),
        alarm("old", "orange", 7),
        alarm("worst", "red", 0),
    ]
    seen = visibility.alarms(opened, {"social": "社保席"})
    assert [(a.level, a.handled, a.raised_at) for a in seen] == [
        ("red", False, opened[3].raised_at),
        ("orange", False, opened[2].raised_at),
        ("orange", False, opened[1].raised_at),
        ("red", True, opened[0].raised_at),
    ]
    assert {a.place for a in seen} == {"社保席"}


def test_a_process_is_well_if_one_of_it_is_and_says_when_none_is() -> None:
    beats = [
        heartbeat("router", "a", "standby"),
        heartbeat("router", "b", "ok", calls=3),
        heartbeat("projector", "a", "degraded", behind=14),
        heartbeat("worker", "a", "ok", seconds=60),
    ]
    found = {line.process: line for line in visibility.running(beats, NOW)}
    assert (found["router"].state, found["router"].instances, found["router"].figures) == ("ok", 2, {"calls": 3})
    assert (found["projector"].state, found["projector"].figures["behind"]) == ("degraded", 14)
    assert found["worker"].state == "silent"
    assert found["callcontrol"].state == "missing"
