"""Which talks are written down where not all can be."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from hotline.domains.voice.calls.ports import CallDoc, CallInternals, Phase
from hotline.domains.voice.routing.ports import AgentConfig, QueueConfig, RoutingConfig
from hotline.infrastructure.recording_settings import Transcripts
from hotline.infrastructure.transcripts import TranscribingState
from hotline.processes.transcriber.choice import chosen, is_between_people, is_of

NINE = datetime(2026, 11, 2, 1, tzinfo=UTC)
ROUTING = RoutingConfig(
    1,
    (QueueConfig("social", "社保席", "social"),),
    (
        AgentConfig("1001", "安安", "一组", {"social": 3}),
        AgentConfig("1002", "新新", "一组", {"social": 1}),
        AgentConfig("9001", "智能一号", "", {"social": 3}, is_ai=True),
    ),
)
ALL = Transcripts(processes=1, calls=2)
INSIDE = CallInternals("bj1", "a", None, "x.raw", {}, "", 1, callback_offered=False)


def talk(id: str, agent: str = "1001", **more: Any) -> CallDoc:
    fields = {"queue": "social", "agent": agent, "talk_started_at": NINE, "internals": INSIDE}
    return CallDoc(id, Phase.TALKING, NINE, **{**fields, **more})


def urgent(id: str) -> CallDoc:
    return talk(id, internals=replace(INSIDE, talk_reasons=("unrest",)))


def test_urgent_callers_and_learners_go_before_the_rest() -> None:
    found = chosen([talk("a"), talk("b"), talk("c", "1002"), urgent("d")], (), ROUTING, ALL)
    assert found.running == {"c", "d"}
    assert found.others == {"a": TranscribingState.FULL, "b": TranscribingState.FULL}


def test_what_runs_goes_on_unless_an_earlier_rule_needs_the_place() -> None:
    assert chosen([talk("a"), talk("b"), talk("c")], {"b", "c"}, ROUTING, ALL).running == {"b", "c"}
    assert chosen([talk("a"), talk("b"), urgent("c")], {"a", "b"}, ROUTING, ALL).running == {"a", "c"}


def test_without_a_sample_only_the_other_rules_choose() -> None:
    found = chosen([talk("a"), talk("b", "1002")], (), ROUTING, Transcripts(processes=1, sample_percent=0))
    assert found.running == {"b"}
    assert found.others == {"a": TranscribingState.NOT_CHOSEN}
    some = chosen(map(talk, map(str, range(400))), (), ROUTING, Transcripts(calls=40, sample_percent=5))
    assert 5 <= len(some.running) <= 40
    assert TranscribingState.FULL not in some.others.values()


def test_who_objected_to_being_recorded_is_not_written_down() -> None:
    found = chosen([talk("a", objected=True)], {"a"}, ROUTING, ALL)
    assert not found.running
    assert found.others == {"a": TranscribingState.NOT_RECORDED}


def test_a_talk_is_between_people() -> None:
    assert is_between_people(talk("a"), ROUTING)
    assert not is_between_people(talk("a", "9001"), ROUTING)
    assert not is_between_people(talk("a", talk_started_at=None), ROUTING)


def test_each_call_is_of_one_process() -> None:
    for call in map(str, range(50)):
        assert sum(is_of(process, 3, call) for process in (1, 2, 3)) == 1
