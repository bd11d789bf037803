"""What a citizen stated, as the fields of the policy calculators: an agent's form begins with it, she completes it."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from hotline.domains.understanding.assistant.rules.calculator_use import USES
from hotline.domains.understanding.assistant.rules.facts import Length
from hotline.domains.understanding.assistant.rules.stated import Stated


class StatedInputs(NamedTuple):
    """``inputs``: field -> as it is typed. ``wording``: what of it was said, for who checks it."""

    calculator: str
    inputs: Mapping[str, str]
    wording: str


def stated_inputs(calculators: Iterable[str], stated: Stated) -> tuple[StatedInputs, ...]:
    """For each of these calculators of which anything was stated."""
    found = []
    for name in calculators:
        inputs = {field: value for field, value in _FIELDS[name](stated).items() if value} if name in _FIELDS else {}
        if inputs:
            wording = "、".join(filter(None, (need.stated(stated) for need in USES[name].needs)))
            found.append(StatedInputs(name, inputs, wording))
    return tuple(found)


def _wage(wage: Decimal | None) -> str:
    return f"{wage:f}" if wage is not None else ""


def _length(length: Length | None) -> dict[str, str]:
    return {"years": str(length.years), "months": str(length.months)} if length is not None else {}


def _severance(stated: Stated) -> dict[str, str]:
    length = {"known": "length", **_length(stated.service)} if stated.service is not None else {}
    return {"due": stated.due, "wage": _wage(stated.wage), "last_wage": _wage(stated.wage), **length}


def _unemployment(stated: Stated) -> dict[str, str]:
    why = "" if stated.resigned is None else "resigned" if stated.resigned else "involuntary"
    return {"why": why, **_length(stated.paid)}


def _overtime(stated: Stated) -> dict[str, str]:
    return {"wage": _wage(stated.wage), **{kind: str(hours) for kind, hours in stated.hours.items()}}


def _annual_leave(stated: Stated) -> dict[str, str]:
    return {"worked": str(stated.service.years)} if stated.service is not None else {}


_FIELDS: Mapping[str, Callable[[Stated], Mapping[str, str]]] = {
    "retirement-age": lambda stated: {"born": stated.born, "kind": stated.worker},
    "unemployment-benefit": _unemployment,
    "overtime": _overtime,
    "annual-leave": _annual_leave,
    "double-wages": lambda stated: {"wage": _wage(stated.wage)},
    "severance": _severance,
}
