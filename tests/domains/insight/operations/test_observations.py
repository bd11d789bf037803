"""Observations on the floor: waits, answer rates, talks, wrap-ups, silence, stuck agents."""

from datetime import datetime, timedelta

import pytest

from hotline.domains.insight.operations.rules.floor import FloorNow, RateNow
from hotline.domains.insight.operations.rules.observations import Observation, observations
from hotline.domains.voice.calls.rules.call_doc import CallDoc, CallInternals
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import AgentDoc, AgentState
from tests.domains.voice.routing.states import NOON

NAMES = {"social": "社保席"}


def ago(seconds: float) -> datetime:
    return NOON - timedelta(seconds=seconds)


def inside(talk_reasons: tuple[str, ...] = ()) -> CallInternals:
    return CallInternals("bj1", "a", None, "", {}, "", 0, False, talk_reasons)


def waiting(id: str, seconds: float, phase: Phase = Phase.QUEUED, **more: object) -> CallDoc:
    return CallDoc(id, phase, NOON, queue="social", queued_at=ago(seconds), internals=inside(), **more)  # type: ignore[arg-type]


def talking(id: str, seconds: float, silent: float | None = None, reasons: tuple[str, ...] = ()) -> CallDoc:
    began, quiet = ago(seconds), None if silent is None else ago(silent)
    return CallDoc(
        id,
        Phase.TALKING,
        NOON,
        queue="social",
        agent="1001",
        talk_started_at=began,
        silent_since=quiet,
        internals=inside(reasons),
    )


def agent(state: AgentState, seconds: float, call: str = "") -> AgentDoc:
    return AgentDoc("1001", "王晓芳", "早班一组", {}, state, ago(seconds), queue="social", call=call)


def seen(*calls: CallDoc, agents: tuple[AgentDoc, ...] = (), **more: object) -> list[Observation]:
    return observations(FloorNow(calls, agents, queue_names=NAMES, **more), NOON)  # type: ignore[arg-type]


def test_of_each_queue_the_longest_wait_counts_also_while_a_phone_rings() -> None:
    (observation,) = seen(
        waiting("c1", 20), waiting("c2", 45, Phase.OFFERED), waiting("c3", 90, Phase.CALLBACK_WAITING, callback=True)
    )
    assert (observation.kind, observation.about, observation.value, observation.call) == (
        "wait",
        "queue/social",
        45,
        "c2",
    )
    assert observation.text == "社保席最长已等待"


def test_a_test_call_alarms_nobody() -> None:
    assert seen(waiting("c1", 500, reasons=("unrest",), test=True)) == []


def test_unrest_is_seen_from_the_queue_to_the_end_of_the_talk() -> None:
    by_kind = {observation.kind: observation for observation in seen(waiting("c1", 0, reasons=("unrest",)))}
    assert by_kind["unrest"].about == "call/c1"
    assert {observation.kind for observation in seen(talking("c1", 1, reasons=("unrest",)))} == {"unrest", "talk"}


def test_rates_of_the_floor_and_of_each_queue() -> None:
    found = seen(rates={"": RateNow(0.9, 40), "social": RateNow(0.8, 10), "labor": RateNow(None, 0)})
    assert [(s.about, s.value, s.calls) for s in found] == [("floor/all", 0.9, 40), ("queue/social", 0.8, 10)]


def test_a_talk_and_its_silence_belong_to_queue_group_agent_and_call() -> None:
    talk, silence = seen(talking("c1", 600, silent=25), agents=(agent(AgentState.TALKING, 600, "c1"),))
    assert (talk.kind, talk.value, silence.kind, silence.value) == ("talk", 600, "silence", 25)
    assert (silence.queue, silence.group, silence.agent, silence.call) == ("social", "早班一组", "1001", "c1")
    assert silence.text == "1001 王晓芳 的通话静默"


@pytest.mark.parametrize(
    ("state", "call", "kind"),
    [
        (AgentState.WRAP_UP, "c1", "wrap_up"),
        (AgentState.RINGING, "c1", "stuck"),
        (AgentState.MISSED, "", "stuck"),
        (AgentState.TALKING, "gone", "stuck"),
        (AgentState.READY, "", ""),
        (AgentState.NOT_READY, "", ""),
    ],
)
def test_what_a_seat_may_be_stuck_in(state: AgentState, call: str, kind: str) -> None:
    assert [observation.kind for observation in seen(agents=(agent(state, 70, call),))] == ([kind] if kind else [])


def test_an_agent_whose_call_is_there_is_not_stuck() -> None:
    assert {
        observation.kind for observation in seen(talking("c1", 5), agents=(agent(AgentState.TALKING, 5, "c1"),))
    } == {"talk"}


def test_unrest_in_what_a_citizen_says_is_an_alarm_whatever_way_they_came() -> None:
    calls = (talking("c1", 20), talking("c2", 20), talking("c3", 20))
    found = seen(*calls, unrest_in_talk={"c1": "红", "c2": "黄", "c9": "红"})
    (observation,) = [each for each in found if each.kind == "unrest"]
    assert (observation.about, observation.agent) == ("call/c1", "1001")
    assert "疑似不稳定因素（红）" in observation.text
