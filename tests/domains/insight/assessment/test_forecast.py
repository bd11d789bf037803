"""Forecasts of a quarter's end, and what would bring an indicator back to its target, worked out by hand."""

from decimal import Decimal
from fractions import Fraction

from hotline.domains.insight.assessment.rules.facts import Facts, Share, Waits
from hotline.domains.insight.assessment.rules.forecast import Rest
from hotline.domains.insight.assessment.rules.indicator_forecast import Goal, forecast, goals
from tests.domains.insight.assessment.contracts import contract

KEY, QUARTER = "answer_rate", "2026Q4"
#: 900 of 1,000 were answered: 90 % of a target of 92 %, in steps of one point.
LOST = Share(num=Fraction(900), den=Fraction(1000))


def rest(calls: int, low: str, mid: str, high: str) -> Rest:
    return Rest(30, Fraction(calls), Fraction(low), Fraction(mid), Fraction(high))


def brought_back(facts: Facts, to_come: Rest | None, key: str = KEY) -> tuple[Goal, ...]:
    return goals(forecast(contract(), key, QUARTER, facts, to_come, {}), facts, to_come)


def test_what_the_rest_must_reach_and_how_many_in_a_row_bring_it_back() -> None:
    free, met = brought_back(LOST, rest(1000, "0.93", "0.94", "0.95"))
    # Nothing is deducted above 91 %: (1,820 - 900) of the 1,000 to come; (910 - 900) / 0.09 = 111.1.
    assert (free.value, free.met, free.rest, free.in_a_row) == (Fraction("0.91"), False, Fraction("0.92"), 112)
    assert (free.misses, met.misses) == (80, 60), "of the 1,000 to come"
    # (1,840 - 900) of 1,000; (920 - 900) / 0.08 = 250.
    assert (met.value, met.met, met.rest, met.in_a_row) == (Fraction("0.92"), True, Fraction("0.94"), 250)


def test_what_too_few_calls_to_come_cannot_bring_back_is_said() -> None:
    free, met = brought_back(LOST, rest(200, "0.9", "1", "1"))
    # (1,092 - 900) of 200; (1,104 - 900) of 200 would be more than all.
    assert (free.rest, met.rest) == (Fraction("0.96"), None)
    assert (free.misses, met.misses) == (8, None)
    assert brought_back(Share(num=Fraction(920), den=Fraction(1000)), rest(200, "0.9", "1", "1")) == ()


def test_a_wait_comes_back_by_shorter_waits() -> None:
    waits = Waits(total=Fraction(61_500), calls=Fraction(1000))
    goal = brought_back(waits, rest(1000, "50", "55", "60"), "wait_seconds")[-1]
    assert (goal.value, goal.met, goal.rest, goal.in_a_row) == (Fraction(60), True, Fraction("58.5"), None)


def test_the_end_lies_between_low_and_high_and_only_the_past_is_fixed() -> None:
    seen = forecast(contract(), KEY, QUARTER, LOST, rest(1000, "0.92", "0.94", "0.96"), {})
    assert [each.value for each in (seen.low, seen.mid, seen.high)] == [
        Fraction("0.91"),
        Fraction("0.92"),
        Fraction("0.93"),
    ]
    assert seen.now.deduction > 0
    assert seen.fixed == Decimal("0.00"), "1,900 of 2,000 are 95 %"
    assert forecast(contract(), KEY, QUARTER, LOST, None, {}).fixed == seen.now.deduction
