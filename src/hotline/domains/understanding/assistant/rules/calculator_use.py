"""Decides whether a text has all that an article's calculator needs, and what is missing."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from hotline.domains.understanding.assistant.rules import facts
from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.search.index import Card

type Reader = Callable[[str, str], Mapping[str, object] | None]

#: A calculator, and how its fields are read out of words.
READERS: dict[str, Reader] = {
    "retirement-age": lambda text, _: facts.retirement(text),
    "unemployment-benefit": facts.unemployment,
    "overtime": facts.overtime,
}
#: The topics whose question a calculator answers; others only mention it.
ANSWERS = {
    "retirement-age": {"pension-retire-age-delay", "pension-elastic-retire"},
    "unemployment-benefit": {"ui-duration"},
    "overtime": {"wage-overtime"},
}
#: What the citizen is asked to add when a calculator lacks a value.
NEEDED = {
    "retirement-age": "告诉我出生年月和职工类别（男职工，或者原来 55 岁、50 岁退休的女职工），我可以算出哪年哪月退休。",
    "unemployment-benefit": "告诉我累计缴了几年失业保险，我可以算出能领几个月。",
    "overtime": "告诉我加班工资基数、加班小时数和是平时、休息日还是法定节假日，我可以算出加班费。",
}


class Calculated(NamedTuple):
    worked: Worked
    decides: str


def calculate(card: Card, text: str, today: date) -> Calculated | None:
    """The result of the article's first calculator for which the text has all values.

    None when there is none, or when the values do not fit.
    """
    for name in _answering(card):
        value = READERS[name](text, today.isoformat())
        if value is None:
            continue
        try:
            return Calculated(CALCULATORS[name].calculate(value), CALCULATORS[name].decides)
        except BadInput:
            continue
    return None


def needed_for(card: Card) -> str:
    """What the citizen would have to state for a calculation; "" where nothing can be calculated."""
    return next((NEEDED[name] for name in _answering(card)), "")


def _answering(card: Card) -> list[str]:
    return [name for name in card.calculators if card.topic in ANSWERS.get(name, ())]
