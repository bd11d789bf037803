"""Synonyms: 炒鱿鱼 and 辞退 find each other's articles."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from hotline.domains.understanding.knowledge.rules.search.text import normalised


@dataclass(frozen=True)
class Synonyms:
    """Groups of synonyms. ``groups``: normalised word -> number of its group."""

    groups: Mapping[str, int]

    @classmethod
    def of(cls, groups: Iterable[Iterable[str]]) -> Self:
        """Build the groups.

        A word in two groups belongs to the first; a group whose first word is known extends that group.
        """
        found: dict[str, int] = {}
        for number, group in enumerate(groups):
            known = [normalised(word) for word in group]
            for word in filter(None, known):
                found.setdefault(word, found.get(known[0], number))
        return cls(found)

    def places(self, text: str) -> list[tuple[int, int, int]]:
        """Start, end and group of each known word in a text."""
        found = self._pattern.finditer(text) if self.groups else iter(())
        return [(word.start(), word.end(), self.groups[word[0]]) for word in found]

    def has_any(self, text: str, groups: Collection[int]) -> bool:
        """Tests whether a word of these groups may be in the text. Much cheaper than finding all words."""
        return any(word in text for group in groups for word in self._of_group.get(group, ()))

    def in_text(self, text: str) -> list[int]:
        """The groups of the words in a text, the longest word first wherever several begin."""
        return [self.groups[word] for word in self._pattern.findall(text)] if self.groups else []

    @cached_property
    def _of_group(self) -> Mapping[int, list[str]]:
        members: dict[int, list[str]] = {}
        for word, group in self.groups.items():
            members.setdefault(group, []).append(word)
        return members

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.groups, key=len, reverse=True))))
