"""AI seats that help a queue: from when on, and not for callers whom one of them has handed over."""

from msgspec.structs import replace

from hotline.domains.voice.routing.ports import AI_SKILL, AgentConfig, Overflow, RoutingConfig
from hotline.domains.voice.routing.rules import callers, passing_time, routing_state
from tests.domains.voice.routing.states import SOCIAL, at, call, numbered_offers, offers, ready

SHARED = replace(SOCIAL, overflow=(Overflow(60, AI_SKILL),))
STAFF = (
    AgentConfig("ann", "ann", "early", {"social": 3}),
    AgentConfig("AI01", "ai", "", {AI_SKILL: 3}, is_ai=True),
)


def state() -> routing_state.RoutingState:
    names = numbered_offers()
    made = routing_state.RoutingState(RoutingConfig(1, (SHARED,), STAFF), lambda: next(names))
    ready(made, "AI01")
    return made


def test_an_ai_seat_takes_who_has_waited_for_a_minute() -> None:
    routing = state()
    callers.enqueue(routing, call("c1"), at(0))
    assert offers(routing) == []
    passing_time.pass_time(routing, at(60))
    assert offers(routing) == [("c1", "AI01")]


def test_whom_an_ai_seat_has_handed_over_waits_for_a_person() -> None:
    routing = state()
    callers.enqueue(routing, call("c1", people_only=True), at(0))
    passing_time.pass_time(routing, at(600))
    assert offers(routing) == []
    ready(routing, "ann", 600)
    assert offers(routing) == [("c1", "ann")]
