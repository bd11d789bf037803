"""The policy calculators, for whoever answers a caller: the desk, the assistant."""

from collections.abc import Mapping

from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.calculators.calculator import AnyCalculator
from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.kernel.errors import NotFound


def calculators() -> tuple[AnyCalculator, ...]:
    return tuple(CALCULATORS.values())


def calculator(name: str) -> AnyCalculator:
    if name not in CALCULATORS:
        raise NotFound("没有这个计算器。请从列表中选择。")
    return CALCULATORS[name]


def calculate(name: str, typed: Mapping[str, object]) -> Worked:
    """Raises Invalid with a sentence for each field that is wrong."""
    return calculator(name).calculate(typed)
