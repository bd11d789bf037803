"""Digits as they are dictated: 幺三八，四个零，零零幺拐."""

import re
from collections.abc import Iterator

import msgspec

from hotline.domains.service.workorders.rules.elements.lexicon import Vocabulary

#: A digit beside one of these is an amount, a date or a time.
MEASURES = "十百千万亿年月日号点个块元人天岁小周星"
AMOUNTS_BEFORE = "十百千万亿第点"
LONG_ENOUGH = 7


class DigitPiece(msgspec.Struct, frozen=True):
    """Digits said in one breath."""

    digits: str
    start: int
    end: int


class Run(msgspec.Struct, frozen=True):
    """Pieces with nothing but stops between them."""

    pieces: tuple[DigitPiece, ...]

    @property
    def digits(self) -> str:
        return "".join(piece.digits for piece in self.pieces)

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


class Digits:
    """Finds runs of digits in a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._digit_of = vocabulary.digit_of
        self._repeats = vocabulary.repeats
        one = f"[{''.join(map(re.escape, self._digit_of))}]"
        times = "|".join(sorted(map(re.escape, self._repeats), key=len, reverse=True))
        self._unit = re.compile(rf"(?P<times>{times})(?P<repeated>{one})|(?P<one>{one})")
        unit = rf"(?:(?:{times}){one}|{one})"
        self._piece = re.compile(rf"{unit}+(?:[xX叉](?![a-zA-Z]))?")
        self._between = re.compile(
            r"[\s，。、,.\-—－]*(?:嗯|啊|哦|然后是?|再是|接着是?|后面是?|杠|空格|空)?[\s，。、,.\-—－]*"
        )
        spoken = f"(?:{one}|十)"
        self._date = re.compile(rf"(?P<year>{one}{{4}})年(?P<month>{spoken}{{1,3}})月(?P<day>{spoken}{{1,3}})[日号]?")

    def runs(self, text: str) -> Iterator[Run]:
        pieces: list[DigitPiece] = []
        for piece in self._pieces(text):
            if pieces and not self._between.fullmatch(text, pieces[-1].end, piece.start):
                yield from self._unreplaced(text, pieces)
                pieces = []
            pieces.append(piece)
        yield from self._unreplaced(text, pieces)

    def with_dates(self, text: str) -> str:
        """The text with dates such as 一九八五年八月八号 written as eight digits, padded so that positions stay
        valid.
        """

        def eight(match: re.Match[str]) -> str:
            year = "".join(self._digit_of[spoken] for spoken in match["year"])
            day = f"{year}{self._number(match['month']):02d}{self._number(match['day']):02d}"
            return day.ljust(len(match.group()), " ") if len(match.group()) >= len(day) else match.group()

        return self._date.sub(eight, text)

    def _number(self, spoken: str) -> int:
        """A spoken number up to 31, with 十."""
        tens, ten, ones = spoken.rpartition("十")
        if not ten:
            return int("".join(self._digit_of[sign] for sign in spoken))
        return int(self._digit_of[tens] if tens else "1") * 10 + int(self._digit_of[ones] if ones else "0")

    def _pieces(self, text: str) -> Iterator[DigitPiece]:
        for match in self._piece.finditer(text):
            digits = "".join(map(self._read, self._unit.finditer(match.group())))
            yield DigitPiece(digits + ("X" if match.group()[-1] in "xX叉" else ""), match.start(), match.end())

    def _read(self, unit: re.Match[str]) -> str:
        if unit["one"]:
            return self._digit_of[unit["one"]]
        return self._digit_of[unit["repeated"]] * self._repeats[unit["times"]]

    def _unreplaced(self, text: str, pieces: list[DigitPiece]) -> Iterator[Run]:
        """The run without amounts at its ends."""
        remaining = list(pieces)
        while remaining and self._is_amount(text, remaining[-1]):
            remaining.pop()
        while remaining and self._is_amount(text, remaining[0]):
            remaining.pop(0)
        if sum(len(piece.digits) for piece in remaining) > 1:
            yield Run(tuple(remaining))

    @staticmethod
    def _is_amount(text: str, piece: DigitPiece) -> bool:
        if len(piece.digits) >= LONG_ENOUGH:
            return False
        after, before = text[piece.end : piece.end + 1], text[piece.start - 1 : piece.start] if piece.start else ""
        return bool((after and after in MEASURES) or (before and before in AMOUNTS_BEFORE))
