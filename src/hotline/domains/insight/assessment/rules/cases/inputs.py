"""Builds an indicator's facts from a case's inputs, with one builder per family."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from hotline.domains.insight.assessment.rules.cases.schema import checked_inputs, exact
from hotline.domains.insight.assessment.rules.contract import Family, Terms
from hotline.domains.insight.assessment.rules.facts import (
    Count,
    Facts,
    Heads,
    Responses,
    Share,
    TwoShares,
    Uptime,
    Waits,
)


class Inputs:
    """Inputs that the schema has accepted, read as exact numbers."""

    def __init__(self, accepted: Mapping[str, Any]) -> None:
        self._accepted = accepted

    def number(self, name: str) -> Fraction:
        return exact(self._accepted[name], name)

    def numbers(self, name: str) -> tuple[Fraction, ...]:
        return tuple(exact(each, name) for each in self._accepted[name])

    def flag(self, name: str) -> bool:
        return bool(self._accepted.get(name, False))


def facts_from(inputs: object, terms: Terms) -> Facts:
    """Raises Invalid that names what is unknown, missing or no number."""
    return BUILDERS[terms.family](Inputs(checked_inputs(terms.key, inputs)), terms)


def _volume(inputs: Inputs, _: Terms) -> Facts:
    return Count(value=inputs.number("answered"))


def _headcount(inputs: Inputs, _: Terms) -> Facts:
    return Heads(value=inputs.number("value"))


def _share(inputs: Inputs, terms: Terms) -> Facts:
    num, den = ("complaints", "answered") if terms.key == "complaint" else ("num", "den")
    return Share(num=inputs.number(num), den=inputs.number(den))


def _waiting(inputs: Inputs, _: Terms) -> Facts:
    return Waits(total=inputs.number("avg_seconds"), calls=Fraction(1))


def _records(inputs: Inputs, _: Terms) -> Facts:
    return TwoShares(
        first=Share(num=inputs.number("accurate"), den=inputs.number("checked")),
        second=Share(num=inputs.number("transferred"), den=inputs.number("should_transfer")),
    )


def _uptime(inputs: Inputs, _: Terms) -> Facts:
    quarter, down = inputs.number("quarter_minutes"), inputs.number("down_minutes")
    return Uptime(quarter=quarter, down=down, late=int(inputs.flag("late_notice")))


def _faults(inputs: Inputs, _: Terms) -> Facts:
    return Responses(minutes=tuple(seconds / 60 for seconds in inputs.numbers("response_seconds")))


def _incidents(inputs: Inputs, terms: Terms) -> Facts:
    return Count(value=inputs.number("accidents" if terms.key == "security" else "bad"))


BUILDERS: dict[Family, Callable[[Inputs, Terms], Facts]] = {
    "volume": _volume,
    "headcount": _headcount,
    "share": _share,
    "waiting": _waiting,
    "records": _records,
    "uptime": _uptime,
    "faults": _faults,
    "incidents": _incidents,
}
