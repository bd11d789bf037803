"""Small routing states for tests: agents, queues and inputs in one line each."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

from hotline.domains.voice.routing.ports import (
    AgentConfig,
    AgentDoc,
    AgentState,
    Enqueue,
    GetReady,
    Offer,
    OfferOutcome,
    OfferResult,
    Overflow,
    QueueConfig,
    RoutingConfig,
    SignIn,
    TalkOver,
)
from hotline.domains.voice.routing.rules import agent_commands, callers, effects, routing_state
from hotline.domains.voice.routing.rules import offers as routing_offers

NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
SOCIAL = QueueConfig("social", "社保席", "social", wrap_up_seconds=60, overflow=(Overflow(30, "general"),))
LABOR = QueueConfig("labor", "劳动监察席", "labor", wrap_up_seconds=60)
GENERAL = QueueConfig("general", "综合席", "general", wrap_up_seconds=60)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def numbered_offers() -> Iterator[str]:
    return (f"offer-{n}" for n in count(1))


def state_of(**skills: dict[str, int]) -> routing_state.RoutingState:
    """``state_of(ann={"social": 3})``: these people exist; nobody is signed in."""
    staff = tuple(AgentConfig(name, name, "early", levels) for name, levels in skills.items())
    names = numbered_offers()
    return routing_state.RoutingState(RoutingConfig(1, (SOCIAL, LABOR, GENERAL), staff), lambda: next(names))


def sign_in(state: routing_state.RoutingState, agent: str, second: float = 0, desk: str = "desk") -> None:
    agent_commands.obey(state, SignIn(agent, "phone", "a", f"PJSIP/{agent}", f"{desk}-{agent}"), at(second))


def ready(state: routing_state.RoutingState, agent: str, second: float = 0) -> None:
    """Signed in if need be, and ready from this second on."""
    doc = state.agent(agent)
    if doc is None or doc.state is AgentState.SIGNED_OUT:
        sign_in(state, agent, second)
    agent_commands.obey(state, GetReady(agent), at(second))


def call(name: str, since: float = 0, queue: str = "social", priority: int = 0, **more: object) -> Enqueue:
    return Enqueue(name, "a", queue, at(since), priority, **more)  # type: ignore[arg-type]


def rings(state: routing_state.RoutingState, name: str, second: float = 0, **how: object) -> None:
    """This caller joins the line at this second."""
    callers.enqueue(state, call(name, second, **how), at(second))  # type: ignore[arg-type]


def offers(state: routing_state.RoutingState) -> list[tuple[str, str]]:
    """(caller, agent) of the offers made since last asked."""
    return [(o.call, o.agent) for o in sent_offers(state)]


def sent_offers(state: routing_state.RoutingState) -> list[Offer]:
    return [send.offer for send in state.drain().sends if isinstance(send, effects.SendOffer)]


def doc(state: routing_state.RoutingState, agent: str) -> AgentDoc:
    found = state.agent(agent)
    assert found is not None
    return found


def result(state: routing_state.RoutingState, agent: str, outcome: OfferOutcome, second: float = 0) -> None:
    """What became of the offer that rings at this agent."""
    ringing = doc(state, agent)
    routing_offers.offer_result(state, OfferResult(ringing.offer, ringing.call, agent, outcome, at(second)), at(second))


def answers(state: routing_state.RoutingState, agent: str, second: float = 0) -> None:
    result(state, agent, OfferOutcome.ANSWERED, second)


def hangs_up(state: routing_state.RoutingState, agent: str, second: float = 0) -> None:
    talking = doc(state, agent)
    callers.talk_over(state, TalkOver(talking.offer, talking.call, agent, at(second)), at(second))
