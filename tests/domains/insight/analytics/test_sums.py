"""Sums of closed months: any two columns share a cut, and answers from sums equal answers from facts."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from hotline.domains.insight.analytics.actions import closing_periods, month_sums, rebuild
from hotline.domains.insight.analytics.models import ClosedPeriod
from hotline.domains.insight.analytics.queries import store
from hotline.domains.insight.analytics.queries.answers import AnswerRow, answer_to
from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.measures.shape import Table
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.sums import CUTS, adds_up, cut_for, definition, joined, sums_of
from hotline.domains.voice.records.queries.details import records_of_day
from hotline.events import calls as call_events
from hotline.events.envelope import envelope
from tests.domains.insight.analytics.past import days_written
from tests.domains.service.messaging.arrivals import log

NOW = datetime(2026, 9, 7, 4, tzinfo=UTC)
DAYS = (date(2026, 7, 6), date(2026, 7, 31), date(2026, 8, 3), date(2026, 8, 9), date(2026, 9, 2))


@pytest.mark.parametrize("table", CUTS)
def test_any_two_dimensions_find_a_cut(table: Table) -> None:
    mine = [key for key, each in DIMENSIONS.items() if table in each.columns and key != "trial_group"]  # by the call
    assert [pair for pair in combinations(mine, 2) if cut_for(table, pair) is None] == []


def test_the_first_cut_that_has_the_columns_is_taken() -> None:
    assert cut_for("calls", ("month", "year")) == ("queue", "site", "origin", "score", "hung_up_by")
    assert cut_for("calls", ("week", "queue")) == ("day", "queue", "origin")
    assert cut_for("calls", ("hour", "agent")) == ("slot", "agent")
    assert cut_for("calls", ("agent", "topic", "day")) is None
    assert cut_for("cases", ("district",)) is None


def test_what_does_not_add_up_is_left_to_the_facts() -> None:
    alone = {key for key, each in MEASURES.items() if each.table in CUTS and not adds_up(each)}
    assert alone == {"agents_on_duty"}
    assert joined("count(*) FILTER (WHERE day < getvariable('today'))") is None


def test_another_definition_has_another_name() -> None:
    assert definition("calls") != definition("agent_time")
    assert definition("cases") == ""
    assert len({each.column for each in sums_of("calls").values()}) == len(sums_of("calls"))


def random_query(chance: random.Random, table: Table) -> FigureQuery:
    """Any measures by up to two dimensions, perhaps narrowed, over days that begin and end anywhere."""
    mine = [key for key, each in DIMENSIONS.items() if table in each.columns]
    measures = [key for key, each in MEASURES.items() if each.table == table]
    first = date(2026, 6, 25) + timedelta(days=chance.randrange(15))
    narrowed = {}
    if chance.random() < 0.5:
        narrowed = chance.choice(
            [{"agent": ("1003", "1004")}, {"hour": ("9", "10", "14")}, {"month": ("2026-08-01",)}, {"weekday": ("1",)}]
        )
    return FigureQuery(
        measures=tuple(chance.sample(measures, 5)),
        dimensions=tuple(chance.sample(mine, chance.randrange(3))),
        filters=narrowed,
        first=first,
        last=first + timedelta(days=chance.choice([1, 40, 60, 75])),
    )


def from_facts(question: FigureQuery, monkeypatch: pytest.MonkeyPatch) -> tuple[AnswerRow, ...]:
    with monkeypatch.context() as without:
        without.setattr(store, "cut_for", lambda *_: None)
        return answer_to(question, NOW).lines


@pytest.mark.real
@pytest.mark.django_db
def test_sums_and_facts_give_the_same_numbers(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days_written(*DAYS)
    closing_periods.close_due(NOW)
    with_sums = {(p.table, p.first.month) for p in ClosedPeriod.objects.exclude(sums="")}
    assert with_sums >= {("calls", 7), ("calls", 8), ("agent_time", 7), ("agent_time", 8)}
    chance = random.Random(20260907)
    for n in range(40):
        question = random_query(chance, "agent_time" if n % 4 == 0 else "calls")
        assert answer_to(question, NOW).lines == from_facts(question, monkeypatch), question


@pytest.mark.real
@pytest.mark.django_db
def test_every_cut_says_what_the_facts_say(facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days_written(DAYS[1], DAYS[3])
    closing_periods.close_due(NOW)
    read: list[str] = []
    file_of = store.file_of
    monkeypatch.setattr(store, "file_of", lambda cut: read.append(file_of(cut)) or read[-1])
    for table, cuts in CUTS.items():
        measures = tuple(key for key, each in MEASURES.items() if each.table == table and adds_up(each))
        for cut in cuts:
            question = FigureQuery(measures=measures, dimensions=cut, first=date(2026, 7, 1), last=date(2026, 8, 31))
            assert answer_to(question, NOW).lines == from_facts(question, monkeypatch), cut
    assert set(read) == {file_of(cut) for cuts in CUTS.values() for cut in cuts}


@pytest.mark.real
@pytest.mark.django_db
def test_a_month_of_which_events_told_afterwards_is_counted_from_its_facts(facts: Path) -> None:
    days_written(DAYS[2])
    closing_periods.close_due(NOW)
    query = FigureQuery(measures=("rated",), dimensions=("queue",), first=date(2026, 8, 1), last=date(2026, 8, 31))
    before = sum(line.figures[0].num for line in answer_to(query, NOW).lines)
    unrated = next(
        call for call in records_of_day(DAYS[2]) if call.answered and not (call.rating and call.rating.score)
    )
    at = unrated.ended_at or unrated.at
    log(
        envelope(
            fact, subject=call_events.subject(unrated.id), seq=900 + n, at=at, actor="caller", site="bj1", node="a"
        )
        for n, fact in enumerate((call_events.RatingStarted(unrated.agent), call_events.Rated(unrated.agent, 1)))
    )
    assert sum(line.figures[0].num for line in answer_to(query, NOW).lines) == before + 1
    closing_periods.rewrite_corrected(datetime.now(UTC))
    assert sum(line.figures[0].num for line in answer_to(query, NOW).lines) == before + 1
    assert {path.name.split(".")[1] for path in facts.glob("calls/2026-08.*.sums-*")} == {"v1", "v2"}
    closing_periods.sweep(datetime.now(UTC) + timedelta(hours=2))
    assert {path.name.split(".")[1] for path in facts.glob("calls/2026-08.*.sums-*")} == {"v2"}
    assert (facts / "calls/2026-08.v1.parquet").exists(), "what a frozen quarter rests on stays"


@pytest.mark.real
@pytest.mark.django_db
def test_sums_come_out_the_same_and_are_made_anew_when_measures_change(facts: Path) -> None:
    days_written(DAYS[2])
    closing_periods.close_due(NOW)
    month = ClosedPeriod.objects.get(table="calls", current=True, first=date(2026, 8, 1))
    ClosedPeriod.objects.filter(pk=month.pk).update(sums_digest="0" * 64)
    assert [each.file for each in rebuild.rebuild(NOW, calls_too=False) if not each.same] == [month.file]
    ClosedPeriod.objects.filter(pk=month.pk).update(sums="made by others")
    assert all(each.same for each in rebuild.rebuild(NOW, calls_too=False)), "older sums are no fault of the facts"
    assert [period.pk for period in month_sums.refresh_sums()] == [month.pk]
    again = ClosedPeriod.objects.get(pk=month.pk)
    assert (again.sums, again.sums_digest) == (month.sums, month.sums_digest)
    assert month_sums.refresh_sums() == []
