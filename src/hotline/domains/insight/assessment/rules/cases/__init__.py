"""Cases: an indicator, a period, numbers and a reading in words, as both sides of the contract exchange them (JSON)."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hotline.domains.insight.assessment.rules.ambiguities import AMBIGUITIES, ambiguities_of
from hotline.domains.insight.assessment.rules.assess import Assessment, assess, default_readings
from hotline.domains.insight.assessment.rules.cases.inputs import facts_from
from hotline.domains.insight.assessment.rules.contract import Contract, Terms
from hotline.domains.insight.assessment.rules.facts import Facts
from hotline.domains.insight.assessment.rules.readings import Readings, checked, read_wording
from hotline.kernel.errors import Invalid


def cases_from_json(text: str) -> list[Any]:
    """Numbers stay exact. Raises Invalid when it is not a list."""
    try:
        cases = json.loads(text, parse_float=Decimal, parse_constant=Decimal)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"案例文件须为JSON：{error}") from error
    if not isinstance(cases, list):
        raise Invalid("案例文件要是一列案例（JSON数组）。")
    return cases


def case_name(case: object, place: int) -> str:
    """The id of a case, or its place in the file."""
    named = case.get("id") if isinstance(case, dict) else None
    return str(named) if named is not None else f"#{place}"


def assess_case(case: object, contracts: Iterable[Contract]) -> Assessment:
    """The assessment of a case. Raises Invalid with the case's fault."""
    if not isinstance(case, Mapping):
        raise Invalid("案例要是一个对象。")
    period = _text(case, "period")
    contract = _contract_with(period, contracts)
    terms = contract.terms(_text(case, "kpi"))
    otherwise = _counted_otherwise(case, terms)
    facts = facts_from(case.get("inputs"), terms)
    readings = readings_of(case.get("reading"), default_readings(contract), terms)
    return assess(contract, terms.key, period, facts, readings=readings, counted_otherwise=otherwise)


def _text(case: Mapping[str, object], name: str) -> str:
    inputs = case.get(name)
    if not isinstance(inputs, str) or not inputs.strip():
        raise Invalid(f"缺少“{name}”，请补上。")
    return inputs.strip()


def _contract_with(period: str, contracts: Iterable[Contract]) -> Contract:
    """The latest version of the contract that knows the period."""
    known = [each for each in contracts if _knows(each, period)]
    if not known:
        raise Invalid(f"没有合同含考核期“{period}”：写成2026Q2，或合同年的首日/末日。")
    return max(known, key=lambda each: (each.valid_from or date.min, each.version))


def _knows(contract: Contract, period: str) -> bool:
    try:
        contract.period(period)
    except Invalid:
        return False
    return True


def readings_of(inputs: object, defaults: Readings, terms: Terms) -> Readings:
    """The readings that a case chooses: the name of a set or of a rival, or options by key. Raises Invalid."""
    if inputs is None:
        return defaults
    known = ambiguities_of(terms.key)
    if isinstance(inputs, str):
        return read_wording(inputs.strip(), defaults, known)
    if isinstance(inputs, Mapping):
        return _chosen_by_key(inputs, defaults)
    raise Invalid("“reading”要是读法的名称，或读法项和选项的对照表。")


def _chosen_by_key(inputs: Mapping[str, object], defaults: Readings) -> Readings:
    by_key = {each.key: each for each in AMBIGUITIES}
    chosen = {**defaults.chosen, **{str(key): str(word) for key, word in inputs.items()}}
    checked(Readings(chosen=chosen), AMBIGUITIES)
    return Readings(
        defaults.name, defaults.version, {key: by_key[key].option(word).key for key, word in chosen.items()}
    )


def _counted_otherwise(case: Mapping[str, object], terms: Terms) -> dict[str, Facts]:
    values = case.get("inputs_otherwise", {})
    if not isinstance(values, Mapping):
        raise Invalid("“inputs_otherwise”要是读法和输入的对照表。")
    return {str(name): facts_from(inputs, terms) for name, inputs in values.items()}
