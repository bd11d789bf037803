"""Readings of the contract's ambiguities. Each reading has a name; one is recommended, its rivals are shown beside it.

An ambiguity is ``arithmetic`` (a rival is computed from the same numbers), ``counted`` (a rival counts other things, so
its numbers must be given too) or ``settled`` (it decides what is built or when, and no rival amount exists).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, Self

import msgspec

from hotline.kernel.errors import Invalid

SET_NAME = re.compile(r"R\d+")
ASIDE = re.compile(r"[（(][^（）()]*[）)]")


class Option(msgspec.Struct, frozen=True):
    """A reading: ``key`` for programs, ``name`` for readers, ``also`` its other names in the files of cases."""

    key: str
    name: str
    also: tuple[str, ...] = ()

    def called(self, word: str) -> bool:
        return word in {self.key, self.name, *self.also}


class Ambiguity(msgspec.Struct, frozen=True):
    """An ambiguity of the contract, with the readings that are possible."""

    key: str
    #: Where the contract is unclear.
    clause: str
    question: str
    #: The first one is recommended, for the reason in ``because``.
    options: tuple[Option, ...]
    because: str
    applies_to: tuple[str, ...]
    kind: Literal["arithmetic", "counted", "settled"] = "arithmetic"
    version: int = 1

    @property
    def recommended(self) -> Option:
        return self.options[0]

    def option(self, word: str) -> Option:
        for option in self.options:
            if option.called(word):
                return option
        raise Invalid(f"“{self.question}”没有“{word}”这种读法，可选：{'、'.join(each.name for each in self.options)}。")


class Readings(msgspec.Struct, frozen=True):
    """A chosen reading for every ambiguity: the recommended one where nothing else was chosen."""

    name: str = "R1"
    version: int = 1
    chosen: Mapping[str, str] = {}

    def of(self, ambiguity: Ambiguity) -> str:
        return self.chosen.get(ambiguity.key, ambiguity.recommended.key)

    def with_(self, ambiguity: Ambiguity, option: Option) -> Self:
        return msgspec.structs.replace(self, chosen={**self.chosen, ambiguity.key: option.key})


def checked(readings: Readings, known: Iterable[Ambiguity]) -> Readings:
    """Raises Invalid when a choice names an ambiguity or an option that does not exist."""
    by_key = {each.key: each for each in known}
    for key, word in readings.chosen.items():
        if key not in by_key:
            raise Invalid(f"没有名为“{key}”的读法项。请核对名称。")
        by_key[key].option(word)
    return readings


def read_wording(text: str, defaults: Readings, known: tuple[Ambiguity, ...]) -> Readings:
    """The readings that a text names: clauses between ``；``, each the name of an option.

    After a set's name (``R1：…``) the text may hold other words, which describe the set. A set other than the usual one
    must choose an option that the usual set does not choose. A text without a set's name must consist of names of
    readings. Raises Invalid.
    """
    name = SET_NAME.match(text)
    readings = defaults
    for clause in _parts(text[name.end() :] if name else text, "；;"):
        named = _named(clause, known)
        if not named and not name:
            raise Invalid(f"读法“{clause}”不认识，可选：{'、'.join(_rivals(known))}。")
        for ambiguity, option in named:
            readings = readings.with_(ambiguity, option)
    if name and name[0] != defaults.name and all(readings.of(each) == defaults.of(each) for each in known):
        others = "、".join(_rivals(known))
        raise Invalid(f"读法“{name[0]}”不认识：没有写明与{defaults.name}有何不同，可选：{others}。")
    return readings


def _parts(text: str, separators: str) -> list[str]:
    return [part for each in re.split(f"[{separators}]", text) if (part := ASIDE.sub("", each).strip("：: "))]


def _named(clause: str, known: tuple[Ambiguity, ...]) -> list[tuple[Ambiguity, Option]]:
    """The options that a clause names, as one name or part by part.

    A recommended option undoes the contract's own choice.
    """
    for phrases in ([clause], _parts(clause, "，,：:＋+")):
        if found := [
            (ambiguity, option)
            for word in phrases
            for ambiguity in known
            for option in ambiguity.options
            if option.called(word)
        ]:
            return found
    return []


def _rivals(known: tuple[Ambiguity, ...]) -> list[str]:
    return [option.name for each in known if each.kind != "settled" for option in each.options[1:]]
