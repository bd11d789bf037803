"""Assesses one indicator in one period: the value, the deduction, and both under the rival readings."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec

from hotline.domains.insight.assessment.rules.ambiguities import AMBIGUITIES, ambiguities_of
from hotline.domains.insight.assessment.rules.contract import Contract, Period, Terms
from hotline.domains.insight.assessment.rules.facts import Exclusion, Facts, exclusions_of
from hotline.domains.insight.assessment.rules.families import evaluate
from hotline.domains.insight.assessment.rules.families.evaluation import Evaluation, MissingInput
from hotline.domains.insight.assessment.rules.readings import Ambiguity, Option, Readings, checked
from hotline.domains.insight.assessment.rules.tiers import Charge, deduction
from hotline.kernel.errors import Invalid
from hotline.kernel.money import half_up, to_the_fen


class IndicatorVerdict(StrEnum):
    MET = "达标"
    MISSED = "未达标"
    MISSED_FREE = "未达标·扣0"
    NOT_APPLICABLE = "不适用"


class Shadow(msgspec.Struct, frozen=True):
    """The result under a rival reading, all others as chosen."""

    ambiguity: Ambiguity
    option: Option
    value: Fraction | None
    deduction: Decimal


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """``amount`` is exact, ``deduction`` what is taken: rounded to the fen, once."""

    terms: Terms
    period: Period
    contract: str
    contract_version: int
    readings: Readings
    value: Fraction | None
    num: Fraction | None
    den: Fraction | None
    verdict: IndicatorVerdict
    base: Fraction
    charges: tuple[Charge, ...]
    capped: bool
    amount: Fraction
    deduction: Decimal
    exclusions: tuple[Exclusion, ...]
    shadows: tuple[Shadow, ...]
    clues: tuple[str, ...]

    @property
    def steps(self) -> Fraction:
        return sum((each.times for each in self.charges), Fraction(0))

    @property
    def displayed_value(self) -> str:
        return display(self.terms, self.value)

    def shadow(self, name: str) -> Shadow:
        """The result under a rival reading, by its key, its name or another word for it. Raises Invalid."""
        for shadow in self.shadows:
            if shadow.option.called(name):
                return shadow
        raise Invalid(f"“{self.terms.name}”没有“{name}”这种读法的结果。请改选读法。")


def default_readings(contract: Contract) -> Readings:
    """The readings that the contract's file chooses, checked."""
    terms = contract.readings
    return checked(Readings(terms.name, terms.version, terms.chosen), AMBIGUITIES)


def assess(
    contract: Contract,
    key: str,
    period: str,
    facts: Facts,
    *,
    readings: Readings | None = None,
    counted_otherwise: Mapping[str, Facts] | None = None,
) -> Assessment:
    """``counted_otherwise`` holds the facts under readings that count other things, by ``<ambiguity>.<option>``."""
    terms, within = contract.terms(key), contract.period(period)
    if (within == contract.year) != (terms.span == "year"):
        raise Invalid(
            f"“{terms.name}”按{'年度' if terms.span == 'year' else '季度'}考核，考核期“{period}”有误，请改正。"
        )
    facts_by_reading = counted_otherwise or {}
    chosen = checked(default_readings(contract) if readings is None else readings, AMBIGUITIES)
    read = _facts_as_read(facts, key, chosen, facts_by_reading)
    evaluated, base = evaluate(read, terms, chosen), contract.base(terms)
    amount = deduction(base, evaluated.charges, chosen)
    return Assessment(
        terms=terms,
        period=within,
        contract=contract.key,
        contract_version=contract.version,
        readings=chosen,
        value=evaluated.value,
        num=evaluated.num,
        den=evaluated.den,
        verdict=_verdict(evaluated, amount),
        base=base,
        charges=evaluated.charges,
        capped=amount == base and sum((each.share * each.times for each in evaluated.charges), Fraction(0)) > 1,
        amount=amount,
        deduction=to_the_fen(amount),
        exclusions=exclusions_of(read),
        shadows=_shadows(contract, terms, facts, chosen, facts_by_reading),
        clues=evaluated.clues,
    )


def display(terms: Terms, value: Fraction | None) -> str:
    """The value as people read it. Deductions never use this rounded form."""
    if value is None:
        return IndicatorVerdict.NOT_APPLICABLE
    if terms.unit == "%":
        return f"{half_up(value * 100, terms.digits)}%"
    return f"{value.numerator if value.is_integer() else half_up(value, terms.digits)} {terms.unit}"


def _verdict(evaluated: Evaluation, amount: Fraction) -> IndicatorVerdict:
    if evaluated.value is None:
        return IndicatorVerdict.NOT_APPLICABLE
    if evaluated.met and not amount:
        return IndicatorVerdict.MET
    return IndicatorVerdict.MISSED if amount else IndicatorVerdict.MISSED_FREE


def _shadows(
    contract: Contract, terms: Terms, facts: Facts, chosen: Readings, otherwise: Mapping[str, Facts]
) -> tuple[Shadow, ...]:
    """The results under every reading not chosen, as far as the numbers suffice."""
    found = []
    for ambiguity in ambiguities_of(terms.key):
        for option in ambiguity.options:
            if ambiguity.kind == "settled" or option.key == chosen.of(ambiguity):
                continue
            rival = chosen.with_(ambiguity, option)
            try:
                evaluated = evaluate(_facts_as_read(facts, terms.key, rival, otherwise), terms, rival)
            except MissingInput:
                continue
            amount = to_the_fen(deduction(contract.base(terms), evaluated.charges, rival))
            found.append(Shadow(ambiguity, option, evaluated.value, amount))
    return tuple(found)


def _facts_as_read(facts: Facts, key: str, readings: Readings, otherwise: Mapping[str, Facts]) -> Facts:
    """The facts counted the way the readings say. Raises NotGiven when nobody counted so."""
    for ambiguity in ambiguities_of(key):
        option = readings.of(ambiguity)
        if ambiguity.kind != "counted" or option == ambiguity.recommended.key:
            continue
        if (name := f"{ambiguity.key}.{option}") not in otherwise:
            raise MissingInput(f"“{ambiguity.option(option).name}”的读法须另外给出按它统计的数（{name}）。")
        return otherwise[name]
    return facts
