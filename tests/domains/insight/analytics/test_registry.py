"""Every measure is fully defined and can be computed. Invalid questions are refused with a sentence."""

from datetime import date
from fractions import Fraction

import duckdb
import pytest

from hotline.domains.insight.analytics.rules.columns import SHAPES, arrow
from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.measures.shape import GROUPS
from hotline.domains.insight.analytics.rules.question import FigureQuery, query, rows_behind
from hotline.events.catalogue import READERS
from hotline.kernel.errors import Invalid

YEAR = date(2026, 4, 1), date(2027, 3, 31)


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    db = duckdb.connect(":memory:")
    for table in SHAPES:
        db.register(table, arrow(table, []))
    db.execute("SET VARIABLE today = DATE '2026-11-26'")
    return db


@pytest.mark.parametrize("key", MEASURES)
def test_a_measure_says_all_of_itself(key: str) -> None:
    measure = MEASURES[key]
    assert all((measure.name, measure.meaning, measure.formula, measure.unit, measure.owner, measure.sources))
    assert (measure.unit == "%") <= bool(measure.den)
    kinds = {source.partition(".")[0] for source in measure.sources}
    assert kinds <= {*READERS, "knowledge"}, kinds


@pytest.mark.parametrize("key", [key for key, each in MEASURES.items() if each.unit in ("秒", "分钟", "小时", "工日")])
def test_a_name_does_not_say_how_time_is_counted_again(key: str) -> None:
    """A screen writes both: 计划维护时长 0 分钟."""
    assert MEASURES[key].unit not in MEASURES[key].name


def test_facts_of_every_kind_have_a_name_and_something_counts_them() -> None:
    assert set(GROUPS) == set(SHAPES) == {measure.table for measure in MEASURES.values()}


def test_names_are_unambiguous() -> None:
    assert len({measure.name for measure in MEASURES.values()}) == len(MEASURES)
    assert len({dimension.name for dimension in DIMENSIONS.values()}) == len(DIMENSIONS)


def test_the_longest_of_no_waits_is_none_not_zero() -> None:
    """A screen shows a dash: on a day without calls nobody waited."""
    longest = MEASURES["longest_wait"]
    assert (longest.value(0, None), longest.value(12_500, None)) == (None, Fraction(25, 2))
    assert MEASURES["calls_in"].value(0, None) == 0


def test_every_measure_is_computed_by_every_dimension_it_has(empty: duckdb.DuckDBPyConnection) -> None:
    for key, measure in MEASURES.items():
        for by in [(), *((name,) for name, d in DIMENSIONS.items() if measure.table in d.columns)]:
            figure_query = FigureQuery(measures=(key,), dimensions=by, first=YEAR[0], last=YEAR[1])
            for table, measures in figure_query.tables().items():
                found = query(figure_query, table, measures)
                assert len(empty.execute(found.text, list(found.parameters)).fetchall()) == (0 if by else 1)


@pytest.mark.parametrize("part", ["num", "den", "rest"])
def test_every_measure_opens_down_to_its_rows(empty: duckdb.DuckDBPyConnection, part: str) -> None:
    for key in MEASURES:
        figure_query = FigureQuery(measures=(key,), first=YEAR[0], last=YEAR[1])
        found = rows_behind(figure_query, key, part, 10, after="2026-04-01T00:00:00.000000|c1")
        assert empty.execute(found.text, list(found.parameters)).fetchall() == []


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(Invalid, match="不能按"):
        FigureQuery(measures=("answered",), dimensions=("district",), first=YEAR[0], last=YEAR[1]).tables()
    with pytest.raises(Invalid, match="没有名为"):
        FigureQuery(measures=("nonsense",), first=YEAR[0], last=YEAR[1]).tables()


def test_a_filters_value_is_never_part_of_the_text() -> None:
    evil = "x') OR 1=1 --"
    figure_query = FigureQuery(measures=("answered",), filters={"queue": (evil,)}, first=YEAR[0], last=YEAR[1])
    for table, measures in figure_query.tables().items():
        found = query(figure_query, table, measures)
        assert evil not in found.text
        assert evil in found.parameters
