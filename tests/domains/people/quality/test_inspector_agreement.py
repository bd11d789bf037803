"""How inspectors agree who graded one call: pairs, Fleiss' kappa, and which grade of an item is the right one."""

import pytest

from hotline.domains.people.quality.rules.calibrations import ItemGrades, agreement_with_decisions, undecided
from hotline.domains.people.quality.rules.inspector_agreement import joint_agreement
from hotline.domains.people.quality.rules.standards import Grade

PASS, FAIL = Grade.PASS, Grade.FAIL


def test_pairs_of_any_number_of_inspectors_are_counted_and_kappa_is_fleiss() -> None:
    """Counts (0, 3), (1, 2), (3, 0), (3, 0): the example of docs/algorithms/agreement.md."""
    found = joint_agreement([[FAIL] * 3, [PASS, FAIL, FAIL], [PASS] * 3, [PASS] * 3], "seed")
    assert (found.pairs, found.alike, found.interval) == (12, 10, None)
    assert found.kappa == pytest.approx(0.657143, abs=1e-6)


def test_one_inspector_alone_shows_nothing() -> None:
    found = joint_agreement([[PASS], [FAIL]], "seed")
    assert (found.pairs, found.alike, found.kappa, found.ac1) == (0, 0, None, None)


def test_the_right_grade_is_the_decided_one_else_that_of_all() -> None:
    unanimous = ItemGrades("a", {"1": PASS, "2": PASS})
    differing = ItemGrades("b", {"1": PASS, "2": FAIL})
    decided = ItemGrades("c", {"1": PASS, "2": FAIL}, FAIL)
    against_all = ItemGrades("d", {"1": PASS, "2": PASS}, FAIL)
    items = [unanimous, differing, decided, against_all]
    assert [each.right for each in items] == [PASS, None, FAIL, FAIL]
    assert undecided(items) == ["b"]
    first, second = (agreement_with_decisions(items, each, "seed") for each in ("1", "2"))
    assert [(each.pairs, each.alike) for each in (first, second)] == [(3, 1), (3, 2)]
