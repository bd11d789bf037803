"""Coefficients of agreement: tables that textbooks give, identities, and items that cannot show anything."""

from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from statistics import fmean, pvariance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hotline.kernel.agreement import (
    Graded,
    cohen_kappa,
    disagreement,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    linear,
    of_ranks,
    squared,
    tally,
)

#: Krippendorff's example (Content Analysis, 2004, chapter 11): four people, twelve units, grades missing.
PEOPLE = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = list(zip(*PEOPLE, strict=True))
#: Fleiss's kind of table: fourteen people, ten items, five grades; kappa 0.210.
FOURTEEN = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]
GRADES = st.lists(st.lists(st.sampled_from([1, 2, 3, 5, None]), max_size=5), max_size=12)
PAIRS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=40)


def graded(items: Sequence[Sequence[int | None]]) -> Graded[int]:
    return Counter(map(tally, items))


def table(both: int, first: int, second: int, neither: int) -> Counter[tuple[bool, bool]]:
    return Counter({(True, True): both, (True, False): first, (False, True): second, (False, False): neither})


def test_kappa_of_the_textbooks_table() -> None:
    assert cohen_kappa(table(20, 5, 10, 15)) == pytest.approx(0.4)


def test_rare_mistakes_make_kappa_small_and_ac1_not() -> None:
    """118 of 125 agreed: kappa says worse than chance."""
    rare = table(118, 2, 5, 0)
    assert cohen_kappa(rare) == pytest.approx(-0.0234, abs=5e-5)
    assert gwet_ac1(Counter(map(tally, rare.elements()))) == pytest.approx(0.9408, abs=5e-5)


def test_krippendorffs_example() -> None:
    units = graded(UNITS)
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=5e-4)
    assert krippendorff_alpha(units, of_ranks(units)) == pytest.approx(0.815, abs=5e-4)
    assert krippendorff_alpha(units, squared) == pytest.approx(0.849, abs=5e-4)


def test_missing_grades_as_gwets_own_package_treats_them() -> None:
    """irrCAC on the same twelve units: AC1 0.77544, Fleiss's kappa 0.76117."""
    assert gwet_ac1(graded(UNITS)) == pytest.approx(0.77544, abs=5e-6)
    assert fleiss_kappa(graded(UNITS)) == pytest.approx(0.76117, abs=5e-6)


def test_fourteen_people() -> None:
    counted = Counter(tuple((grade, many) for grade, many in enumerate(row) if many) for row in FOURTEEN)
    assert fleiss_kappa(counted) == pytest.approx(0.20993, abs=5e-6)


@given(PAIRS)
def test_quadratic_kappa_is_lins_concordance(pairs: list[tuple[int, int]]) -> None:
    """Fleiss & Cohen 1973: 2 cov / (var + var + squared difference of means)."""
    first, second = zip(*pairs, strict=True)
    spread = pvariance(first) + pvariance(second) + (fmean(first) - fmean(second)) ** 2
    assume(spread > 1e-9)
    covariance = fmean(a * b for a, b in pairs) - fmean(first) * fmean(second)
    assert cohen_kappa(Counter(pairs), squared) == pytest.approx(2 * covariance / spread, abs=1e-9)


@given(PAIRS)
def test_linear_kappa_is_that_of_all_cuts_together(pairs: list[tuple[int, int]]) -> None:
    """Vanbelle & Albert 2009: cut the scale at every place, add up what was seen and what chance makes."""
    seen = chance = 0.0
    for cut in (1, 2, 3):
        first, second = fmean(a > cut for a, _ in pairs), fmean(b > cut for _, b in pairs)
        seen += fmean((a > cut) != (b > cut) for a, b in pairs)
        chance += first * (1 - second) + second * (1 - first)
    found = cohen_kappa(Counter(pairs), linear)
    assert found is None if chance < 1e-12 else found == pytest.approx(1 - seen / chance, abs=1e-9)


@given(PAIRS)
def test_two_grades_have_one_kappa_whatever_the_weights(pairs: list[tuple[int, int]]) -> None:
    two = Counter((a > 2, b > 2) for a, b in pairs)
    assert cohen_kappa(two, linear) == cohen_kappa(two) == cohen_kappa(two, squared)


@given(GRADES)
def test_alpha_is_one_less_the_pairs_within_units_over_all_pairs(items: list[list[int | None]]) -> None:
    """By its definition, pair by pair."""
    doubles = [[each for each in item if each is not None] for item in items]
    doubles = [item for item in doubles if len(item) > 1]
    values = [each for item in doubles for each in item]
    expected = sum((a - b) ** 2 for a, b in permutations(values, 2)) / max(1, len(values) * (len(values) - 1))
    found = krippendorff_alpha(graded(items), squared)
    if expected == 0:
        assert found is None
        return
    within = sum(sum((a - b) ** 2 for a, b in permutations(item, 2)) / (len(item) - 1) for item in doubles)
    assert found == pytest.approx(1 - within / len(values) / expected, abs=1e-9)


@given(GRADES, st.randoms(use_true_random=False))
def test_the_order_of_items_and_people_changes_nothing(items: list[list[int | None]], random: st.DataObject) -> None:
    mixed = [list(item) for item in items]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    for item in mixed:
        random.shuffle(item)  # type: ignore[attr-defined]
    for coefficient in (fleiss_kappa, gwet_ac1, krippendorff_alpha, disagreement):
        one, other = coefficient(graded(items)), coefficient(graded(mixed))
        assert one is other is None or one == pytest.approx(other, abs=1e-9)


@given(GRADES)
def test_coefficients_lie_at_or_below_one_and_reach_it_without_disagreement(items: list[list[int | None]]) -> None:
    for coefficient in (fleiss_kappa, gwet_ac1, krippendorff_alpha):
        found = coefficient(graded(items))
        if found is not None:
            assert found <= 1 + 1e-12
            assert (found == pytest.approx(1)) == (disagreement(graded(items)) == 0)


@pytest.mark.parametrize(
    "items",
    [[], [[]], [[None, None]], [[1, None], [None, 2]], [[1]], [[1, 1]], [[1, 1], [1, 1, 1], [1, None]]],
    ids=["no items", "an empty item", "nobody", "nobody twice", "one person", "one item", "one grade"],
)
def test_where_nothing_can_be_shown_it_is_undefined(items: list[list[int | None]]) -> None:
    for coefficient in (fleiss_kappa, gwet_ac1, krippendorff_alpha):
        assert coefficient(graded(items)) is None
    assert krippendorff_alpha(graded(items), of_ranks(graded(items))) is None


def test_kappa_is_undefined_without_pairs_and_where_both_always_give_the_same() -> None:
    assert cohen_kappa(Counter()) is None
    assert cohen_kappa(table(9, 0, 0, 0)) is None
    assert cohen_kappa(table(9, 1, 0, 0)) == 0


def test_grades_that_could_be_given_define_ac1_where_one_alone_was() -> None:
    assert gwet_ac1(graded([[1, 1]] * 5), grades=2) == 1
    assert gwet_ac1(graded([]), grades=2) is None


def test_one_who_graded_alone_counts_for_what_is_usual_and_for_no_agreement() -> None:
    """Gwet's way: the third item raises the share of grade 2, in which nobody disagreed."""
    assert disagreement(graded([[1, 1], [1, 2], [2, None]])) == 0.5
    assert gwet_ac1(graded([[1, 1], [1, 2], [2, None]])) == pytest.approx((0.5 - 0.5) / (1 - 0.5))


def test_a_scale_may_lack_grades() -> None:
    """1 and 5 are as far apart whether or not anybody gave a 3 in between."""
    assert cohen_kappa(Counter({(1, 1): 3, (5, 5): 3, (1, 5): 1}), linear) == pytest.approx(
        cohen_kappa(Counter({(1, 1): 3, (2, 2): 3, (1, 2): 1}))
    )
