"""The fast structures choose what a plain search over everybody would choose."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.routing.ports import AgentDoc, AgentState, Enqueue, GetNotReady, GetReady
from hotline.domains.voice.routing.rules import agent_commands, routing_state
from hotline.domains.voice.routing.rules import callers as routing_callers
from hotline.domains.voice.routing.rules.lines import urgency
from hotline.domains.voice.routing.rules.matcher import much_news
from hotline.domains.voice.routing.rules.refusals import required_skills
from tests.domains.voice.routing.states import at, call, offers, ready, state_of

PEOPLE = ["ann", "bob", "cat", "dan", "eve"]
NOW = 50.0
WORKING = (AgentState.READY, AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP)
levels = st.dictionaries(st.sampled_from(["social", "labor", "general"]), st.integers(1, 2), min_size=1)
people = st.dictionaries(st.sampled_from(PEOPLE), levels, min_size=1)
idle = st.lists(st.sampled_from([0, 10]), min_size=5, max_size=5)
callers = st.lists(
    st.builds(
        lambda n, since, queue, priority, head, passed, prefer: call(
            f"c{n}", since, queue, priority, head=head, passed_over=tuple(passed), prefer_agent=prefer
        ),
        st.integers(0, 30),
        st.sampled_from([0, 10, 40]),
        st.sampled_from(["social", "labor", "general"]),
        st.integers(0, 1),
        st.booleans(),
        st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True),
        st.sampled_from(["", "ann"]),
    ),
    unique_by=lambda caller: caller.call,
    max_size=8,
)


def needed(state: routing_state.RoutingState, caller: Enqueue, now: datetime) -> tuple[str, ...]:
    waited = (now - caller.since).total_seconds()
    return required_skills(state.queues[caller.queue], waited, call=caller.call, since=caller.since)


def able(state: routing_state.RoutingState, caller: Enqueue, now: datetime) -> list[AgentDoc]:
    free = [doc for doc in state.agents.values() if doc.state is AgentState.READY]
    return [doc for doc in free if any(skill in doc.skills for skill in needed(state, caller, now))]


def plain_best_agent(state: routing_state.RoutingState, caller: Enqueue, now: datetime) -> str | None:
    skills = needed(state, caller, now)

    def preference(doc: AgentDoc) -> tuple[object, ...]:
        if doc.id in caller.passed_over:
            return (2, caller.passed_over.index(doc.id))
        rank, skill = next((n, skill) for n, skill in enumerate(skills) if skill in doc.skills)
        idle_since = (doc.idle_since or doc.since).timestamp()
        return (0 if doc.id == caller.prefer_agent else 1, rank, -doc.skills[skill], idle_since, doc.id)

    return min((doc for doc in able(state, caller, now)), key=preference).id if able(state, caller, now) else None


def plain_first_in_line(
    state: routing_state.RoutingState, agent: str, waiting: list[Enqueue], now: datetime
) -> str | None:
    def spared(caller: Enqueue) -> bool:
        """Let ring by this agent, and somebody else at work will be free for the caller."""
        others = (d for d in state.agents.values() if d.state in WORKING and d.id not in caller.passed_over)
        return agent in caller.passed_over and any(
            skill in doc.skills for doc in others for skill in needed(state, caller, now)
        )

    mine = [caller for caller in waiting if any(doc.id == agent for doc in able(state, caller, now))]
    return min(mine, key=lambda caller: (spared(caller), urgency(caller))).call if mine else None


def staffed(staff: dict[str, dict[str, int]], seconds: list[int]) -> routing_state.RoutingState:
    state = state_of(**staff)
    for agent, second in zip(staff, seconds, strict=False):
        ready(state, agent, second)
    return state


@given(people, idle, callers)
def test_the_agent_for_a_caller(staff: dict[str, dict[str, int]], seconds: list[int], waiting: list[Enqueue]) -> None:
    """One caller after the other joins; each gets whom a plain search among those still free finds."""
    state = staffed(staff, seconds)
    for caller in waiting:
        expected = plain_best_agent(state, caller, at(NOW))
        routing_callers.enqueue(state, caller, at(NOW))
        assert offers(state) == ([(caller.call, expected)] if expected else [])


@given(people, st.permutations(PEOPLE), callers)
def test_the_caller_for_an_agent(staff: dict[str, dict[str, int]], order: list[str], waiting: list[Enqueue]) -> None:
    """One agent after the other gets ready beside a full line."""
    state = staffed(staff, [0] * 5)
    for agent in staff:
        agent_commands.obey(state, GetNotReady(agent, "小休"), at(1))
    left = {caller.call: caller for caller in waiting}
    for caller in waiting:
        routing_callers.enqueue(state, caller, at(NOW))
    for agent in (a for a in order if a in staff):
        with much_news(state, at(NOW)):
            agent_commands.obey(state, GetReady(agent), at(NOW))
            expected = plain_first_in_line(state, agent, list(left.values()), at(NOW))
        assert offers(state) == ([(expected, agent)] if expected else [])
        left.pop(expected or "", None)


@given(people, idle, callers, st.randoms(use_true_random=False))
def test_much_news_at_once_is_settled_by_urgency_in_whatever_order_it_came(
    staff: dict[str, dict[str, int]], seconds: list[int], waiting: list[Enqueue], dice: object
) -> None:
    waiting = [Enqueue(c.call, c.node, c.queue, c.since, c.priority, c.head) for c in waiting]
    state, plain = staffed(staff, seconds), staffed(staff, seconds)
    dice.shuffle(shuffled := list(waiting))  # type: ignore[attr-defined]
    with much_news(state, at(NOW)):
        for caller in shuffled:
            routing_callers.enqueue(state, caller, at(NOW))
    expected = []
    for caller in sorted(waiting, key=urgency):
        agent = plain_best_agent(plain, caller, at(NOW))
        if agent is not None:
            expected.append((caller.call, agent))
            agent_commands.obey(plain, GetNotReady(agent, "小休"), at(NOW))
    assert offers(state) == expected
