"""Cases agreed by both sides, their rival readings, and the amounts that the contract prints."""

import json
from decimal import Decimal

import pytest

from hotline.domains.insight.assessment.rules.cases import assess_case, cases_from_json
from hotline.kernel.money import to_the_fen
from tests.domains.insight.assessment.contracts import CASES, GOOD, assessed, contract

AGREED = cases_from_json(CASES.read_text())
RIVALS = [(case, name, yuan) for case in AGREED for name, yuan in case.get("other_readings", {}).items()]


@pytest.mark.parametrize("case", AGREED, ids=lambda case: case["id"])
def test_the_deduction_is_the_one_agreed(case: dict[str, str]) -> None:
    assert str(assess_case(case, [contract()]).deduction) == case["expected_deduction_yuan"]


@pytest.mark.parametrize(("case", "name", "amount"), RIVALS, ids=lambda value: str(value)[:12])
def test_a_rival_reading_stands_beside_it(case: dict[str, str], name: str, amount: str) -> None:
    assert str(assess_case(case, [contract()]).shadow(name).deduction) == amount


@pytest.mark.parametrize(("case", "name", "amount"), RIVALS, ids=lambda value: str(value)[:12])
def test_a_rival_reading_may_be_asked_for_by_name(case: dict[str, str], name: str, amount: str) -> None:
    changed = {**case, "reading": name}
    assert str(assess_case(changed, [contract()]).deduction) == amount


def test_the_file_and_the_contract_name_the_indicators_alike() -> None:
    for case in AGREED:
        terms = contract().terms(case["kpi"])
        assert (terms.name, terms.table_no, terms.supplement_no) == (
            case["kpi_name"],
            case["table_no"],
            case["supplement_no"],
        )


def test_every_printed_amount_is_what_one_step_or_band_takes() -> None:
    printed = set()
    for terms in contract().indicators:
        shares = dict.fromkeys(each.share for each in (*terms.tiers, *terms.bands))
        assert tuple(to_the_fen(contract().base(terms) * share) for share in shares) == terms.printed, terms.name
        printed |= set(terms.printed)
    assert len(printed) == 11


@pytest.mark.parametrize("kpi", GOOD)
def test_an_indicator_that_is_exactly_met_costs_nothing(kpi: str) -> None:
    assessment = assessed(kpi, **GOOD[kpi])
    assert (assessment.verdict, assessment.deduction) == ("达标", Decimal("0.00"))


def test_all_nineteen_are_tried() -> None:
    assert [terms.key for terms in contract().indicators] == list(GOOD)
    assert [terms.number for terms in contract().indicators] == list(range(1, 20))


def test_the_copy_is_a_file_of_thirty_cases() -> None:
    assert len(json.loads(CASES.read_text())) == 30
