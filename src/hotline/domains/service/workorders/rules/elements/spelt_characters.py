"""Recognises which character a caller spells out: 美丽的丽, 弓长张, 草字头芳, "不是弓长，是立早"."""

import re
from collections.abc import Iterator

import msgspec

from hotline.domains.service.workorders.rules.elements.lexicon import Names, Sounds
from hotline.domains.service.workorders.rules.elements.talk import any_of

HAN = "一-龥"


class Spelled(msgspec.Struct, frozen=True):
    character: str
    start: int
    end: int


class Spelling:
    def __init__(self, names: Names, sounds: Sounds) -> None:
        self._names = names
        self._sounds = sounds
        self._radicals = any_of(names.radicals)
        self._in_word = re.compile(rf"(?P<word>[{HAN}]{{1,8}})(?:的|那个)(?:那个)?(?P<said>[{HAN}])(?!个)")
        self._radical = re.compile(rf"{self._radicals}(?:的|那个)?(?P<said>[{HAN}])")
        self._parts = re.compile(rf"{any_of(list(names.by_parts))}(?:的|那个)?(?P<said>[{HAN}])?")
        self._full_parts = re.compile(rf"(?P<parts>[{HAN}]{{2,3}})(?P<said>[{HAN}])")

    def characters(self, text: str) -> Iterator[Spelled]:
        """The spelled-out characters in order, without those that the caller rejects."""
        found = {spelled.start: spelled for spelled in self._all(text)}
        return (found[start] for start in sorted(found) if not self._denied(text, found[start]))

    def _all(self, text: str) -> Iterator[Spelled]:
        for match in self._in_word.finditer(text):
            if match["said"] in match["word"] and "不是" not in match["word"]:
                yield Spelled(match["said"], match.start(), match.end())
        for match in self._radical.finditer(text):
            yield Spelled(match["said"], match.start(), match.end())
        for match in self._parts.finditer(text):
            meant = self._names.by_parts[self._longest(match.group())]
            yield Spelled(
                meant, match.start(), match.end() if match["said"] == meant else match.end() - len(match["said"] or "")
            )

    def _longest(self, spoken: str) -> str:
        return max((parts for parts in self._names.by_parts if spoken.startswith(parts)), key=len)

    @staticmethod
    def _denied(text: str, spelled: Spelled) -> bool:
        return text[: spelled.start].endswith(("不是", "不是那个", "不是说")) or bool(
            re.match(r"(?:那个)?(?:也)?不是", text[spelled.end :])
        )

    def begins_with_spelling_of(self, text: str, name: str) -> bool:
        """Whether the text continues by spelling out the name just given, without a stop between."""
        match = re.match(
            rf"(?:是)?(?:(?P<word>[{HAN}]{{1,6}})(?:的|那个)(?P<said>[{HAN}])|{self._radicals}(?P<other>[{HAN}]))", text
        )
        if not match:
            return False
        return match["other"] in name if match["other"] else match["said"] in name and match["said"] in match["word"]

    def corrected(self, name: str, text: str) -> str:
        """The name, with each character replaced by a spelled-out one that sounds the same but differs."""
        letters = list(name)
        spelled = [one.character for one in self.characters(text)]
        for character in spelled:
            if character in letters:
                continue
            for at, letter in enumerate(letters):
                if letter not in spelled and self._sounds(letter) & self._sounds(character):
                    letters[at] = character
                    break
        return "".join(letters)
