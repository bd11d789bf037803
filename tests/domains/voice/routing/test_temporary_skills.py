"""A temporary skill counts at once and ends by itself, whichever process runs then."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hotline.domains.voice.routing.ports import AgentConfig, AgentState, GetReady, RoutingConfig, TemporarySkillConfig
from hotline.domains.voice.routing.rules import agent_commands, passing_time, routing_state
from hotline.domains.voice.routing.rules.temporary_skills import grant_refusal, running, skills_at
from tests.domains.voice.routing.states import (
    GENERAL,
    LABOR,
    SOCIAL,
    answers,
    at,
    doc,
    hangs_up,
    numbered_offers,
    offers,
    ready,
    rings,
    sign_in,
    state_of,
)

SKILLS = ("social", "labor", "general")


def temporary_skill(
    skill: str = "labor", until: float = 1800, level: int = 3, only: bool = False, id: str = "l1"
) -> TemporarySkillConfig:
    return TemporarySkillConfig(id, skill, level, at(until), "2001", "韩梅", "排队长", only)


def config(*loans: TemporarySkillConfig, version: int = 2) -> RoutingConfig:
    ann, ben = (
        AgentConfig("ann", "ann", "early", {"social": 3}, loans),
        AgentConfig("ben", "ben", "early", {"labor": 1}),
    )
    return RoutingConfig(version, (SOCIAL, LABOR, GENERAL), (ann, ben))


def with_skills(*loans: TemporarySkillConfig) -> routing_state.RoutingState:
    """ann is ready for social; the loans arrive at second 1."""
    state = state_of(ann={"social": 3}, ben={"labor": 1})
    ready(state, "ann")
    agent_commands.configure(state, config(*loans), at(1))
    state.drain()
    return state


def test_a_lent_skill_counts_at_once_for_who_waits_already() -> None:
    state = state_of(ann={"social": 3})
    ready(state, "ann")
    rings(state, "c1", 0, queue="labor")
    assert offers(state) == []
    agent_commands.configure(state, config(temporary_skill()), at(1))
    assert offers(state) == [("c1", "ann")]
    assert doc(state, "ann").skills == {"social": 3, "labor": 3}
    assert [each.id for each in doc(state, "ann").loans] == ["l1"]


def test_it_goes_back_by_itself_when_its_time_is_over() -> None:
    state = with_skills(temporary_skill(until=60))
    passing_time.pass_time(state, at(59))
    assert "labor" in doc(state, "ann").skills
    passing_time.pass_time(state, at(60))
    assert (doc(state, "ann").skills, doc(state, "ann").loans) == ({"social": 3}, ())
    rings(state, "c1", 61, queue="labor")
    assert offers(state) == []


def test_taken_back_early_by_the_next_configuration() -> None:
    state = with_skills(temporary_skill())
    agent_commands.configure(state, config(version=3), at(10))
    assert doc(state, "ann").skills == {"social": 3}


def test_lent_for_nothing_else_the_own_skills_rest_and_come_back_with_their_callers() -> None:
    state = with_skills(temporary_skill(until=60, only=True))
    rings(state, "c1", 5)
    assert offers(state) == []
    rings(state, "c2", 6, queue="labor")
    assert offers(state) == [("c2", "ann")]
    answers(state, "ann", 8)
    hangs_up(state, "ann", 20)
    agent_commands.obey(state, GetReady("ann"), at(30))
    assert offers(state) == []
    passing_time.pass_time(state, at(60))
    assert offers(state) == [("c1", "ann")]


def test_a_talk_taken_by_a_lent_skill_outlives_the_loan() -> None:
    state = with_skills(temporary_skill(until=60))
    rings(state, "c1", 10, queue="labor")
    answers(state, "ann", 12)
    passing_time.pass_time(state, at(100))
    assert (doc(state, "ann").state, doc(state, "ann").skills) == (AgentState.TALKING, {"social": 3})


@pytest.mark.parametrize(("second", "skills"), [(30, {"social": 3, "labor": 3}), (90, {"social": 3})])
def test_a_successor_finds_what_lasts_and_what_was_over_while_nobody_led(second: float, skills: dict[str, int]) -> None:
    stored = doc(with_skills(temporary_skill(until=60)), "ann")
    names = numbered_offers()
    successor = routing_state.RoutingState(config(temporary_skill(until=60)), lambda: next(names))
    successor.restore(stored, at(second))
    assert doc(successor, "ann").skills == skills
    passing_time.pass_time(successor, at(200))
    assert doc(successor, "ann").skills == {"social": 3}


def test_who_signs_in_after_it_was_lent_has_it_too() -> None:
    state = state_of(ann={"social": 3})
    agent_commands.configure(state, config(temporary_skill()), at(1))
    sign_in(state, "ann", 10)
    assert doc(state, "ann").skills == {"social": 3, "labor": 3}


@pytest.mark.parametrize(
    ("skill", "level", "only", "lasting", "fine"),
    [
        ("labor", 3, False, [], True),
        ("labor", 3, False, [temporary_skill("labor")], False),
        ("social", 3, False, [], False),
        ("social", 5, False, [], True),
        ("social", 3, True, [], True),
    ],
)
def test_what_may_be_lent(skill: str, level: int, only: bool, lasting: list[TemporarySkillConfig], fine: bool) -> None:
    assert (grant_refusal({"social": 3}, lasting, skill, level, only) == "") is fine


LOANS = st.lists(
    st.builds(
        temporary_skill,
        skill=st.sampled_from(SKILLS),
        until=st.integers(0, 6).map(lambda n: n * 10.0),
        level=st.integers(1, 5),
        only=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda each: each.skill,
).map(lambda found: [replace(each, id=f"l{n}") for n, each in enumerate(found)])
OWN = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 5))
MOMENTS = st.integers(0, 70).map(float)


@given(OWN, LOANS, MOMENTS)
def test_skills_are_the_own_and_the_lent_and_nothing_else(
    own: dict[str, int], loans: Sequence[TemporarySkillConfig], s: float
) -> None:
    now = at(s)
    lasting = {each.skill: each.level for each in loans if now < each.until}
    found = skills_at(own, loans, now)
    assert found.items() >= lasting.items()
    rests = any(each.only for each in running(loans, now))
    assert found.keys() - lasting.keys() == (set() if rests else own.keys() - lasting.keys())
    assert skills_at(own, loans, at(1000)) == own  # all goes back in the end


@given(OWN, LOANS, st.lists(MOMENTS, max_size=6).map(sorted), MOMENTS)
def test_the_floor_has_the_skills_of_the_moment_whenever_it_looked_and_whoever_led(
    own: dict[str, int], loans: list[TemporarySkillConfig], looks: list[float], replaced: float
) -> None:
    """Ticks at any moments and a successor in between change nothing about who may take what, nor lose a caller."""

    def made() -> routing_state.RoutingState:
        names = numbered_offers()
        ann = AgentConfig("ann", "ann", "early", own, tuple(loans))
        return routing_state.RoutingState(RoutingConfig(1, (SOCIAL, LABOR, GENERAL), (ann,)), lambda: next(names))

    state, led = made(), False
    sign_in(state, "ann", 0)
    for second in [*looks, 70.0]:
        if second >= replaced and not led:
            stored, state, led = doc(state, "ann"), made(), True
            state.restore(stored, at(second))
        passing_time.pass_time(state, at(second))
        assert doc(state, "ann").skills == skills_at(own, loans, at(second))
        assert {skill: state.signed_in(skill) for skill in SKILLS} == {
            skill: int(skill in doc(state, "ann").skills) for skill in SKILLS
        }


def moments(loans: Sequence[TemporarySkillConfig], now: datetime) -> list[timedelta]:
    return [each.until - now for each in running(loans, now)]


@given(LOANS, MOMENTS)
def test_those_that_last_come_the_soonest_over_first(loans: list[TemporarySkillConfig], second: float) -> None:
    left = moments(loans, at(second))
    assert left == sorted(left)
    assert all(each > timedelta(0) for each in left)
