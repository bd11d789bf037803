"""Helpers for tests of calculators: calculate something, or be refused."""

import pytest

from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput


def work(name: str, **typed: object) -> Worked:
    return CALCULATORS[name].calculate(typed)


def values(name: str, **typed: object) -> dict[str, str]:
    """Name -> plain value."""
    return {value.name: value.value for value in work(name, **typed).values}


def refusals(name: str, **typed: object) -> dict[str, str]:
    """Field -> sentence."""
    with pytest.raises(BadInput) as refused:
        work(name, **typed)
    fields = refused.value.extra["fields"]
    assert isinstance(fields, list)
    return {each["field"]: each["message"] for each in fields}


def clauses(worked: Worked) -> list[str]:
    return [clause.text for clause in worked.basis]
