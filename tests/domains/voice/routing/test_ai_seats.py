"""AI seats that help a queue: from when on, and not for callers whom one of them has handed over."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from hotline.domains.voice.routing.ports import (
    AI_SKILL,
    AgentConfig,
    AgentState,
    AnyAgentCommand,
    Direct,
    GetReady,
    Overflow,
    RoutingConfig,
    TemporarySkillConfig,
)
from hotline.domains.voice.routing.rules import agent_commands, callers, passing_time, routing_state
from hotline.kernel.errors import Refused
from hotline.processes.ai_seats.seats import is_called_back, leaves
from tests.domains.voice.routing.states import (
    SOCIAL,
    answers,
    at,
    call,
    doc,
    hangs_up,
    numbered_offers,
    offers,
    ready,
    sign_in,
)

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


# What leaders do on the floor ---------------------------------------------------------------------------------------

SEAT = "AI01"


def directed(to: str) -> AnyAgentCommand:
    return Direct(SEAT, to, "2001", "韩梅", "当面沟通")


def free(routing: routing_state.RoutingState) -> None:
    """The seat is ready."""


def has_missed(routing: routing_state.RoutingState) -> None:
    callers.enqueue(routing, call("c0", -60), at(0))
    passing_time.pass_time(routing, at(30))
    callers.dequeue(routing, "c0", at(31))


def talks(routing: routing_state.RoutingState) -> None:
    callers.enqueue(routing, call("c0", -60), at(0))
    answers(routing, SEAT, 1)


def after_its_talk(routing: routing_state.RoutingState) -> None:
    talks(routing)
    hangs_up(routing, SEAT, 20)


@pytest.mark.parametrize(
    ("before", "to", "then", "goes_on"),
    [
        (free, "not_ready", AgentState.NOT_READY, False),
        (free, "signed_out", AgentState.SIGNED_OUT, False),
        (has_missed, "ready", AgentState.READY, True),
        (has_missed, "not_ready", AgentState.NOT_READY, False),
        (talks, "not_ready", AgentState.TALKING, False),
        (talks, "signed_out", AgentState.TALKING, False),
        (after_its_talk, "ready", AgentState.READY, True),
        (after_its_talk, "not_ready", AgentState.WRAP_UP, False),
    ],
)
def test_a_leader_directs_an_ai_seat_as_a_person_and_its_word_stands(
    before: Callable[[routing_state.RoutingState], None], to: str, then: AgentState, goes_on: bool
) -> None:
    """``goes_on``: whether the seat makes itself ready again the next time that it is set aside by an event."""
    routing = state()
    before(routing)
    agent_commands.obey(routing, directed(to), at(40))
    seat = doc(routing, SEAT)
    assert seat.state is then
    assert leaves(replace(seat, state=AgentState.MISSED)) is goes_on


def test_who_was_set_aside_is_ready_again_by_a_leader_and_stays_so_after_the_next_missed_call() -> None:
    routing = state()
    agent_commands.obey(routing, directed("not_ready"), at(1))
    assert not leaves(doc(routing, SEAT))
    agent_commands.obey(routing, directed("ready"), at(2))
    has_missed(routing)
    assert doc(routing, SEAT).state is AgentState.MISSED
    assert leaves(doc(routing, SEAT))
    agent_commands.obey(routing, GetReady(SEAT), at(50))
    assert doc(routing, SEAT).state is AgentState.READY


@pytest.mark.parametrize("before", [free, after_its_talk])
def test_who_was_signed_out_by_a_leader_signs_in_again_when_a_leader_makes_it_ready(
    before: Callable[[routing_state.RoutingState], None],
) -> None:
    routing = state()
    before(routing)
    agent_commands.obey(routing, directed("signed_out"), at(40))
    assert doc(routing, SEAT).state is AgentState.SIGNED_OUT
    assert not is_called_back(doc(routing, SEAT))
    with pytest.raises(Refused, match="未签入"):
        agent_commands.obey(routing, directed("not_ready"), at(41))
    agent_commands.obey(routing, directed("ready"), at(42))
    assert is_called_back(doc(routing, SEAT))
    sign_in(routing, SEAT, 43)
    assert leaves(doc(routing, SEAT))
    agent_commands.obey(routing, GetReady(SEAT), at(44))
    assert doc(routing, SEAT).state is AgentState.READY


def with_a_temporary_skill(only: bool) -> routing_state.RoutingState:
    """The seat has the skill of people for half an hour; nobody else is there."""
    routing = state()
    temporary = TemporarySkillConfig("l1", "social", 2, at(1800), "2001", "韩梅", "排队长", only)
    staff = (STAFF[0], replace(STAFF[1], loans=(temporary,)))
    agent_commands.configure(routing, RoutingConfig(2, (SHARED,), staff), at(1))
    routing.drain()
    return routing


@pytest.mark.parametrize("only", [True, False])
@pytest.mark.parametrize(
    ("waits_for_a_person", "second", "offered"),
    [(False, 2, True), (True, 2, False), (True, 600, False), (False, 1801, False)],
)
def test_a_skill_lent_to_an_ai_seat_counts_at_once_ends_by_itself_and_never_for_who_wants_a_person(
    only: bool, waits_for_a_person: bool, second: float, offered: bool
) -> None:
    routing = with_a_temporary_skill(only)
    passing_time.pass_time(routing, at(second))
    callers.enqueue(routing, call("c1", second, people_only=waits_for_a_person), at(second))
    assert (offers(routing) == [("c1", SEAT)]) is offered


def test_a_person_is_found_for_who_wants_one_behind_a_caller_whom_an_ai_seat_may_take() -> None:
    routing = with_a_temporary_skill(False)
    callers.enqueue(routing, call("c1", 2, people_only=True), at(2))
    callers.enqueue(routing, call("c2", 3), at(3))
    assert offers(routing) == [("c2", SEAT)]
    ready(routing, "ann", 4)
    assert offers(routing) == [("c1", "ann")]
