"""Properties for any numbers: a worse value never costs less, nothing costs more than its base, no floats are used."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.insight.assessment.rules.ambiguities import AMBIGUITIES
from hotline.domains.insight.assessment.rules.assess import Assessment
from hotline.domains.insight.assessment.rules.facts import Count, Facts, Heads, Responses, TwoShares, Uptime, Waits
from hotline.domains.insight.assessment.rules.year import total
from hotline.kernel.money import to_the_fen
from tests.domains.insight.assessment.contracts import GOOD, assessed, contract, exact, heads, share


@dataclass
class Worse:
    """How to make an indicator's numbers worse: one input, up or down, by amounts dense around the steps."""

    name: str
    sign: int
    amounts: st.SearchStrategy[int]


WORSE = {
    "annual_volume": Worse(
        "answered", -1, st.one_of(st.integers(0, 3_285_000), st.integers(0, 100).map((32_850).__mul__))
    ),
    "front_staff": Worse("value", -1, st.integers(0, 170)),
    "back_staff": Worse("value", 1, st.integers(0, 200)),
    "seats": Worse("value", -1, st.integers(0, 142)),
    "answer_rate": Worse("num", -1, st.one_of(st.integers(0, 92_000), st.integers(0, 92).map((1_000).__mul__))),
    "wait_seconds": Worse("avg_seconds", 1, st.integers(0, 7_000)),
    "retain": Worse("num", -1, st.integers(0, 37)),
    "attendance": Worse("num", -1, st.one_of(st.integers(0, 9_500), st.integers(0, 95).map((100).__mul__))),
    "order_complete": Worse("num", -1, st.integers(0, 10_000)),
    "record_transfer": Worse("accurate", -1, st.integers(0, 1_000)),
    "eval_transfer": Worse("num", -1, st.integers(0, 739_125)),
    "satisfaction": Worse("num", -1, st.integers(0, 49_800)),
    "answer_correct": Worse("num", -1, st.integers(0, 30_000)),
    "complaint": Worse("complaints", 1, st.integers(0, 200)),
    "uptime": Worse(
        "down_minutes", 1, st.one_of(st.integers(0, 140), st.integers(6_540, 6_560), st.integers(0, 131_040))
    ),
    "ai_correct": Worse("num", -1, st.integers(0, 900)),
    "unstable": Worse("bad", 1, st.integers(0, 70)),
    "security": Worse("accidents", 1, st.integers(0, 15)),
}


def worsened(kpi: str, amount: int, reading: object = None) -> Assessment:
    worse = WORSE[kpi]
    numbers = {**GOOD[kpi], worse.name: GOOD[kpi][worse.name] + worse.sign * amount}  # type: ignore[operator]
    return assessed(kpi, reading, **numbers)


def floats_in(value: object) -> bool:
    match value:
        case float():
            return True
        case msgspec.Struct():
            return any(floats_in(getattr(value, name)) for name in value.__struct_fields__)
        case dict():
            return any(map(floats_in, value.values()))
        case tuple() | list():
            return any(map(floats_in, value))
    return False


@pytest.mark.parametrize("kpi", WORSE)
@settings(max_examples=20)
@given(data=st.data())
def test_worse_never_costs_less_and_nothing_costs_more_than_its_base(kpi: str, data: st.DataObject) -> None:
    more, less = (data.draw(WORSE[kpi].amounts) for _ in range(2))
    bad, better = worsened(kpi, max(more, less)), worsened(kpi, min(more, less))
    assert Decimal(0) <= better.deduction <= bad.deduction <= to_the_fen(bad.base)


@pytest.mark.parametrize("kpi", WORSE)
@settings(max_examples=20)
@given(data=st.data())
def test_a_step_begun_costs_at_least_its_share_and_its_share_at_least_full_steps(kpi: str, data: st.DataObject) -> None:
    amount = data.draw(WORSE[kpi].amounts)
    assessed = worsened(kpi, amount)
    shadows = {each.option.key: each.deduction for each in assessed.shadows if each.ambiguity.key == "partial_step"}
    if shadows:
        assert assessed.deduction <= shadows["pro_rata"] <= shadows["ceil"]


@pytest.mark.parametrize("kpi", WORSE)
@settings(max_examples=20)
@given(data=st.data())
def test_every_shadow_is_what_choosing_that_reading_gives(kpi: str, data: st.DataObject) -> None:
    amount = data.draw(WORSE[kpi].amounts)
    for shadow in worsened(kpi, amount).shadows:
        chosen = worsened(kpi, amount, {shadow.ambiguity.key: shadow.option.key})
        assert (chosen.deduction, chosen.value) == (shadow.deduction, shadow.value)


@pytest.mark.parametrize("kpi", WORSE)
@settings(max_examples=20)
@given(data=st.data())
def test_no_float_anywhere_and_one_rounding(kpi: str, data: st.DataObject) -> None:
    assessment = worsened(kpi, data.draw(WORSE[kpi].amounts))
    assert not floats_in(assessment)
    assert assessment.deduction.as_tuple().exponent == -2
    assert abs(Fraction(assessment.deduction) - assessment.amount) <= Fraction(1, 200)


@pytest.mark.parametrize("kpi", WORSE)
@settings(max_examples=20)
@given(data=st.data())
def test_missed_is_said_even_when_it_costs_nothing(kpi: str, data: st.DataObject) -> None:
    amount = data.draw(WORSE[kpi].amounts)
    assessment = worsened(kpi, amount)
    if assessment.deduction:
        assert assessment.verdict == "未达标"
    else:
        assert assessment.verdict == ("达标" if amount == 0 else "未达标·扣0")


@pytest.mark.parametrize(
    ("kpi", "step"), [("annual_volume", 32_850), ("answer_rate", 1_000), ("answer_correct", 100), ("attendance", 100)]
)
@given(count=st.integers(1, 20))
def test_a_step_counts_from_exactly_where_it_is_full(kpi: str, step: int, count: int) -> None:
    assert worsened(kpi, count * step).steps == count
    assert worsened(kpi, count * step - 1).steps == count - 1


@given(st.lists(st.integers(0, 90), min_size=1, max_size=8))
def test_fault_by_fault_the_steps_add_up(minutes: list[int]) -> None:
    together = assessed("fault_response", response_seconds=[60 * each for each in minutes])
    apart = [assessed("fault_response", response_seconds=[60 * each]) for each in minutes]
    assert together.amount == min(sum(each.amount for each in apart), together.base)
    assert together.steps == sum(max(each - 3, 0) for each in minutes)


@given(st.lists(st.sampled_from(sorted(WORSE)), min_size=1, unique=True), st.integers(0, 9))
def test_a_sum_is_what_its_lines_add_up_to(kpis: list[str], amount: int) -> None:
    lines = [worsened(kpi, amount) for kpi in kpis]
    assert total(lines) == sum(each.deduction for each in lines)
    assert total(lines) == total(lines[:3]) + total(lines[3:])


@given(st.fractions(min_value=0, max_value=10**9, max_denominator=10**6))
def test_to_the_fen_is_half_up(yuan: Fraction) -> None:
    rounded = Fraction(to_the_fen(yuan))
    assert -Fraction(1, 200) < rounded - yuan <= Fraction(1, 200)
    assert to_the_fen(-yuan) == -to_the_fen(yuan)


def test_every_reading_of_arithmetic_makes_a_difference_somewhere() -> None:
    """An option that changes nothing would be a name without a meaning."""
    tried: dict[str, Facts] = {
        "record_transfer": TwoShares(first=share(960, 1_000), second=share(49, 50)),
        "ai_correct": share(85 + 871, 1_100, parts=(share(85, 100), share(871, 1_000))),
        "fault_response": Responses(minutes=exact(5, 10)),
        "wait_seconds": Waits(total=Fraction(510), calls=Fraction(3), each=exact(10, 100, 400)),
        "front_staff": heads(170, 168, 160, 165),
        "back_staff": heads(30, 31, 36, 30),
        "uptime": Uptime(quarter=Fraction(131_040), down=Fraction(131), late=3),
        "security": Count(value=Fraction(4), earlier=Fraction(1)),
        "satisfaction": share(986_010, 1_000_000),
        "retain": share(725, 1_000),
        "answer_rate": share(885, 1_000),
        "unstable": Count(value=Fraction(60)),
        "seats": Heads(value=Fraction(150)),
    }
    different = {
        (shadow.ambiguity.key, shadow.option.key)
        for kpi, facts in tried.items()
        for found in [assessed(kpi, facts=facts)]
        for shadow in found.shadows
        if shadow.deduction != found.deduction
    }
    rivals = {
        (each.key, option.key) for each in AMBIGUITIES if each.kind == "arithmetic" for option in each.options[1:]
    }
    assert rivals <= different


def test_ambiguities_and_their_options_have_names_of_their_own() -> None:
    assert len({each.key for each in AMBIGUITIES}) == len(AMBIGUITIES)
    for terms in contract().indicators:
        names = [
            word
            for each in AMBIGUITIES
            if terms.key in each.applies_to
            for option in each.options
            for word in {option.key, option.name, *option.also}
            if each.kind == "arithmetic"
        ]
        assert len(names) == len(set(names)), terms.name
