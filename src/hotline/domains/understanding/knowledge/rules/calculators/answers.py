"""A calculator's answer: a conclusion, the values, and the steps with their legal basis."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.wording import (
    Number,
    day_of,
    fen,
    in_years,
    month_of,
    plain,
    weekday_of,
)


class Clause(NamedTuple):
    law: str
    clause: str = ""

    @property
    def text(self) -> str:
        return f"《{self.law}》{self.clause}"


class Step(NamedTuple):
    """A sentence that can be read aloud, and the clauses that it rests on."""

    text: str
    basis: tuple[Clause, ...] = ()


class Value(NamedTuple):
    """A result. ``value`` is for machines (2029-07, 32000.00, 3.5), ``text`` with its unit for people."""

    name: str
    label: str
    value: str
    text: str


@dataclass(frozen=True)
class Worked:
    """``warnings`` are for the caller too, ``notes`` for who asks on the caller's behalf: what was not looked at.

    ``since``: from when on the rule that was used is in force, where a calculator has several.
    """

    conclusion: str
    values: tuple[Value, ...]
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    since: date | None = None

    @property
    def basis(self) -> tuple[Clause, ...]:
        """The clauses of law in the order of the steps, each once."""
        return tuple(dict.fromkeys(clause for step in self.steps for clause in step.basis))

    @property
    def laws(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(clause.law for clause in self.basis))


def step(text: str, *basis: Clause) -> Step:
    return Step(text, basis)


def amount(name: str, label: str, money: Number) -> Value:
    rounded = fen(money)
    return Value(name, label, str(rounded), f"{rounded:,} 元")


def quantity(name: str, label: str, number: Number, unit: str) -> Value:
    return Value(name, label, plain(number), f"{plain(number)} {unit}")


def months(name: str, label: str, count: int) -> Value:
    return Value(name, label, str(count), f"{count} 个月")


def duration(name: str, label: str, count: int, year: str = "年") -> Value:
    """A value in months for programs, in years and months for people. ``year`` 岁 makes it an age."""
    return Value(name, label, str(count), in_years(count, year))


def a_month(name: str, label: str, first: date) -> Value:
    return Value(name, label, f"{first:%Y-%m}", month_of(first))


def a_day(name: str, label: str, when: date) -> Value:
    return Value(name, label, when.isoformat(), f"{day_of(when)}（{weekday_of(when)}）")


def non_empty(*perhaps: str) -> tuple[str, ...]:
    """The warnings and notes that apply: "" is none."""
    return tuple(text for text in perhaps if text)


def in_order(*perhaps: Step | None) -> tuple[Step, ...]:
    """The steps that apply."""
    return tuple(one for one in perhaps if one)
