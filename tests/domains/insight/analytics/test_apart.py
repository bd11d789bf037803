"""AI seats apart from people: every call counts on one side, and the two sides make the contract's figure."""

import duckdb
import pytest

from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.assessment.rules.facts import Share
from hotline.domains.insight.assessment.rules.indicator_inputs import SOURCES, IndicatorInputs

#: agent, decided, answered, served, to_rating, score.
CALLS = """(VALUES
    ('AI01', true, true, true, true, 1), ('AI02', true, true, true, true, 4), ('AI01', true, true, true, false, 0),
    ('1001', true, true, true, true, 2), ('1001', true, true, false, false, 0), ('', true, false, false, false, 0),
    ('', false, false, false, false, 0)
) AS calls(agent, decided, answered, served, to_rating, score)"""


def counted(expression: str) -> int:
    ((found,),) = duckdb.connect().execute(f"SELECT {expression} FROM {CALLS}").fetchall()
    return int(found)


def test_who_had_the_caller_last() -> None:
    served_by = DIMENSIONS["served_by"].columns["calls"]
    rows = duckdb.connect().execute(f"SELECT {served_by} AS who, count(*) FROM {CALLS} GROUP BY who")
    assert dict(rows.fetchall()) == {"ai": 3, "person": 2, "": 2}


@pytest.mark.parametrize(
    ("measure", "people", "ai"),
    [("answer_rate", (2, 6), (3, 6)), ("rating_rate", (1, 1), (2, 3)), ("satisfaction", (1, 1), (1, 2))],
)
def test_the_two_sides_make_the_contract_s_figure(measure: str, people: tuple[int, int], ai: tuple[int, int]) -> None:
    sides = {}
    for side in ("people", "ai"):
        found = MEASURES[f"{side}_{measure}"]
        sides[side] = counted(found.num), counted(found.den)
        assert counted(f"count(*) FILTER (WHERE {found.shows})") == sides[side][0]
    assert sides == {"people": people, "ai": ai}
    contract = MEASURES[measure]
    assert counted(contract.num) == people[0] + ai[0]
    assert counted(contract.den) == (people[1] if measure == "answer_rate" else people[1] + ai[1])


def systems(**counts: tuple[int, int]) -> Share:
    found = SOURCES["ai_correct"].facts(IndicatorInputs(sums=counts, days=1))
    assert isinstance(found, Share)
    return found


def test_the_two_systems_of_k16_are_known_apart_only_where_they_are_all() -> None:
    both = systems(ai_correct=(140, 200), ai_page_correct=(100, 100), ai_seat_correct=(40, 100))
    assert [(part.num, part.den) for part in both.parts] == [(100, 100), (40, 100)]
    assert (both.num, both.den) == (140, 200)
    one = systems(ai_correct=(140, 200), ai_page_correct=(140, 200), ai_seat_correct=(0, 0))
    others = systems(ai_correct=(140, 200), ai_page_correct=(90, 100), ai_seat_correct=(10, 20))
    assert one.parts == others.parts == ()


def test_every_figure_shown_apart_opens_down_to_its_rows() -> None:
    apart = [key for source in SOURCES.values() for key in source.apart]
    assert len(apart) == 9
    assert {MEASURES[key].table for key in apart} == {"calls", "inspections"}
