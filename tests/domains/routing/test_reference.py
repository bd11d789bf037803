"""The fast structures choose what a plain search over everybody would choose."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.routing import rules
from hotline.domains.routing.ports import AgentDoc, AgentState, Enqueue
from hotline.domains.routing.rules.lines import urgency
from hotline.domains.routing.rules.matching import best_agent, most_urgent
from hotline.domains.routing.rules.refusals import skills_wanted
from tests.domains.routing.floors import at, call, floor_of, ready

levels = st.dictionaries(st.sampled_from(["social", "labor", "general"]), st.integers(1, 2), min_size=1)
people = st.dictionaries(st.sampled_from(["ann", "bob", "cat", "dan", "eve"]), levels, min_size=1)
names = st.sampled_from(["ann", "bob", "cat", "dan", "eve"])
callers = st.builds(
    lambda since, queue, priority, head, passed, prefer: call(
        "c", since, queue, priority, head=head, passed_over=tuple(passed), prefer_agent=prefer
    ),
    st.sampled_from([0, 10, 40]),
    st.sampled_from(["social", "labor", "general"]),
    st.integers(0, 1),
    st.booleans(),
    st.sets(names, max_size=2),
    st.sampled_from(["", "ann"]),
)
idle = st.lists(st.sampled_from([0, 10]), min_size=5, max_size=5)
NOW = 50.0


def plain_best_agent(floor: rules.Floor, waiting: Enqueue, now: datetime) -> str | None:
    wanted = skills_wanted(floor.queues[waiting.queue], (now - waiting.since).total_seconds())
    free = [doc for doc in floor.agents.values() if doc.state is AgentState.READY]
    able = [doc for doc in free if any(skill in doc.skills for skill in wanted)]

    def preference(doc: AgentDoc) -> tuple[bool, bool, int, int, float, str]:
        rank, skill = next((n, skill) for n, skill in enumerate(wanted) if skill in doc.skills)
        idle_since = (doc.idle_since or doc.since).timestamp()
        first = doc.id != waiting.prefer_agent
        return (first, doc.id in waiting.passed_over, rank, -doc.skills[skill], idle_since, doc.id)

    return min(able, key=preference).id if able else None


def plain_most_urgent(floor: rules.Floor, agent: str, waiting: list[Enqueue], now: datetime) -> str | None:
    skills = floor.agents[agent].skills
    open_to = [
        caller
        for caller in waiting
        if any(s in skills for s in skills_wanted(floor.queues[caller.queue], (now - caller.since).total_seconds()))
    ]
    return min(open_to, key=lambda c: (agent in c.passed_over, urgency(c))).call if open_to else None


@given(people, idle, callers)
def test_the_agent_for_a_caller(staff: dict[str, dict[str, int]], seconds: list[int], caller: Enqueue) -> None:
    floor = floor_of(**staff)
    for agent, second in zip(staff, seconds, strict=False):
        ready(floor, agent, second)
    waiting = floor.lines.join(caller, frozenset(caller.passed_over))
    assert best_agent(floor, waiting, at(NOW)) == plain_best_agent(floor, caller, at(NOW))


@given(levels, st.lists(callers, max_size=8))
def test_the_caller_for_an_agent(skills: dict[str, int], waiting: list[Enqueue]) -> None:
    floor = floor_of(ann=skills)
    ready(floor, "ann")
    queue = [
        Enqueue(f"c{n}", c.node, c.queue, c.since, c.priority, c.head, passed_over=c.passed_over)
        for n, c in enumerate(waiting)
    ]
    for caller in queue:
        floor.lines.join(caller, frozenset(caller.passed_over))
    chosen = most_urgent(floor, "ann", at(NOW))
    assert (chosen.call.call if chosen else None) == plain_most_urgent(floor, "ann", queue, at(NOW))
