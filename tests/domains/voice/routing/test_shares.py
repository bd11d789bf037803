"""A share of a queue's callers, by hours and by chance, goes to AI seats first; the statistics draw the same groups."""

from collections import Counter
from datetime import UTC, datetime

import duckdb
import pytest
from msgspec.structs import replace

from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.voice.routing.ports import AI_SKILL, AgentConfig, Overflow, RoutingConfig
from hotline.domains.voice.routing.rules import callers, routing_state
from hotline.domains.voice.routing.rules.refusals import required_skills
from hotline.domains.voice.routing.rules.shares import GROUPS, group_of, is_for
from tests.domains.voice.routing.states import SOCIAL, at, call, numbered_offers, offers, ready

CALLS = [f"c{number}" for number in range(2_000)]


def test_the_statistics_draw_the_same_groups() -> None:
    group = DIMENSIONS["trial_group"].columns["calls"]
    rows = duckdb.connect().execute(f"SELECT id, {group} FROM unnest(?) AS calls(id)", [CALLS[:200]]).fetchall()
    assert dict(rows) == {each: group_of(each) for each in CALLS[:200]}


def test_the_groups_are_of_about_one_size() -> None:
    sizes = Counter(map(group_of, CALLS))
    assert set(sizes) == set(range(GROUPS))
    assert all(140 <= size <= 260 for size in sizes.values())


@pytest.mark.parametrize("share", [10, 30, 100])
def test_a_share_holds_its_callers_and_a_larger_one_holds_them_too(share: int) -> None:
    chosen = {each for each in CALLS if is_for(Overflow(0, AI_SKILL, share), each, at(0))}
    assert abs(len(chosen) / len(CALLS) - share / 100) < 0.03
    assert chosen <= {each for each in CALLS if is_for(Overflow(0, AI_SKILL, min(100, share + 10)), each, at(0))}


@pytest.mark.parametrize(("utc_hour", "is_open"), [(0, True), (9, True), (10, False), (23, False)])
def test_it_is_open_in_its_hours_of_beijing(utc_hour: int, is_open: bool) -> None:
    rule = Overflow(0, AI_SKILL, first_hour=8, until_hour=18)
    assert is_for(rule, "c1", datetime(2026, 11, 25, utc_hour, 30, tzinfo=UTC)) is is_open


SHARED = replace(SOCIAL, overflow=(Overflow(0, AI_SKILL, 50),))
INSIDE = next(each for each in CALLS if group_of(each) < 5)
OUTSIDE = next(each for each in CALLS if group_of(each) >= 5)


def test_whom_a_trial_has_drawn_needs_its_skill_first_and_others_never() -> None:
    drawn, others = (required_skills(SHARED, 600, call=each, since=at(0)) for each in (INSIDE, OUTSIDE))
    assert drawn == (AI_SKILL, "social")
    assert others == ("social",)
    later = replace(SOCIAL, overflow=(Overflow(60, AI_SKILL, 50),))
    assert required_skills(later, 60, call=INSIDE, since=at(0)) == ("social", AI_SKILL)


def test_the_drawn_go_to_an_ai_seat_although_a_person_is_free_and_to_a_person_where_none_is() -> None:
    names = numbered_offers()
    staff = (
        AgentConfig("ann", "ann", "early", {"social": 5}),
        AgentConfig("AI01", "ai", "", {AI_SKILL: 3}, is_ai=True),
    )
    routing = routing_state.RoutingState(RoutingConfig(1, (SHARED,), staff), lambda: next(names))
    ready(routing, "ann")
    ready(routing, "AI01")
    callers.enqueue(routing, call(INSIDE), at(0))
    callers.enqueue(routing, call(OUTSIDE), at(0))
    assert offers(routing) == [(INSIDE, "AI01"), (OUTSIDE, "ann")]
