"""The dictionaries that recognition rests on, as they lie under deploy/data/elements."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import msgspec

type Sounds = Callable[[str], frozenset[str]]


class District(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    short: str
    towns: tuple[str, ...] = ()
    townships: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    only_named: tuple[str, ...] = ()
    aliases: Mapping[str, str] = {}


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    districts: tuple[District, ...]


class ByGender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    male: tuple[str, ...]
    female: tuple[str, ...]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    surnames: str
    compound: tuple[str, ...]
    not_names: tuple[str, ...]
    radicals: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    kin: ByGender
    phrases: ByGender

    @cached_property
    def single(self) -> frozenset[str]:
        return frozenset(self.surnames.replace("\n", ""))

    @cached_property
    def by_parts(self) -> Mapping[str, str]:
        return {spoken: character for character, ways in self.parts.items() for spoken in ways}


class Employers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    registered: tuple[str, ...]
    kinds: tuple[str, ...]
    not_names: tuple[str, ...]


class Addresses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parts: tuple[str, ...]
    nearer: tuple[str, ...]
    around: tuple[str, ...]


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    digits: Mapping[str, str]
    repeats: Mapping[str, int]
    employers: Employers
    addresses: Addresses

    @property
    def digit_of(self) -> dict[str, str]:
        return {word: digit for spoken, digit in self.digits.items() for word in spoken}


class TopicKeywords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    short: str
    patterns: tuple[str, ...] = ()
    request: str = ""
    fault: str = ""
    #: This topic replaces one of these when the pattern ``when`` matches.
    instead_of: tuple[str, ...] = ()
    when: str = ""


class Topic(msgspec.Struct, frozen=True):
    """A row of the topic tree with what is known of how callers put it."""

    id: str
    category: str
    title: str
    facts: str
    keywords: TopicKeywords
    phrasings: tuple[str, ...] = ()


def no_sounds(_: str) -> frozenset[str]:
    return frozenset()


class Lexicon(msgspec.Struct, frozen=True):
    """``sounds``: the readings of a character, to hear that 张 was meant where 章 was written."""

    places: Places
    names: Names
    vocabulary: Vocabulary
    topics: Sequence[Topic]
    sounds: Sounds = no_sounds
