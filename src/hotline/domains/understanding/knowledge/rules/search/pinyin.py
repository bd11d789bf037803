"""Sounds of characters: toneless syllables, initials, and typed pinyin.

Syllables that dialects and recognisers confuse count as one. A character always has its most common reading, on both
sides, so a wrong character of the right sound matches. Some readings of one character count as one too, so that typing
the other reading finds it.
"""

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

#: Readings of one character (调, 重, 得) that are typed either way.
_ALSO = {"tiao": "diao", "cong": "zong", "dei": "de"}
_LATIN = re.compile(r"[a-z]+")
LONGEST = 6


def folded(syllable: str) -> str:
    """``zhong`` -> ``zong``, ``sheng`` -> ``sen``: flat and curled tongue, front and back nose are one."""
    one = syllable.replace("ü", "u").replace("v", "u")
    for curled, flat in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        one = flat + one[2:] if one.startswith(curled) else one
    one = one.removesuffix("g") if one.endswith(("ang", "eng", "ing")) else one
    return _ALSO.get(one, one)


@cache
def _readings() -> tuple[tuple[str, ...], NDArray[np.uint16], NDArray[np.uint8]]:
    """The syllables; for each character the number of its syllable (0: none), and its first letter."""
    from pypinyin.pinyin_dict import pinyin_dict

    names: dict[str, int] = {"": 0}
    numbers = np.zeros(0x10000, np.uint16)
    letters = np.zeros(0x10000, np.uint8)
    for code, readings in pinyin_dict.items():
        if code >= len(numbers):
            continue
        bare = _toneless(readings.split(",")[0])
        letters[code] = ord(bare[0]) if bare[:1].isascii() and bare else 0
        numbers[code] = names.setdefault(folded(bare), len(names))
    return tuple(names), numbers, letters


def _toneless(reading: str) -> str:
    letters = "".join(
        mark for mark in unicodedata.normalize("NFD", reading) if mark == "\u0308" or not unicodedata.combining(mark)
    )
    return unicodedata.normalize("NFC", letters)


@cache
def _typed() -> dict[str, int]:
    """Every spelling of a syllable -> the number of the syllable."""
    from pypinyin.pinyin_dict import pinyin_dict

    names = {name: number for number, name in enumerate(_readings()[0])}
    bare = {_toneless(reading) for readings in pinyin_dict.values() for reading in readings.split(",")}
    spelled = {one.replace("ü", "v") for one in bare} | bare
    return {
        one: names[folded(one)] for one in spelled if one.isascii() and len(one) <= LONGEST and folded(one) in names
    }


def syllables_of(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Numbers of the syllables of characters; 0 for what has none."""
    return _readings()[1][np.minimum(codes, 0xFFFF)].astype(np.uint32)


def initials_of(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """First letters as codes, figures and letters themselves; 0 for the rest."""
    letters = _readings()[2][np.minimum(codes, 0xFFFF)].astype(np.uint32)
    own = ((codes >= ord("0")) & (codes <= ord("9"))) | ((codes >= ord("a")) & (codes <= ord("z")))
    return np.where(own, codes, letters)


def typed_syllables(text: str) -> list[int]:
    """Numbers of the syllables a person typed or wrote, in order; 0 where something is neither.

    ``yang lao金``: three. Space between letters does not count.
    """
    numbers: list[int] = []
    for run in re.findall(r"[a-z]+|[^a-z ]", text):
        if _LATIN.fullmatch(run):
            numbers += _taken_apart(run)
        else:
            numbers.append(int(syllables_of(np.array([ord(run)], np.uint32))[0]))
    return numbers


def is_typed_pinyin(text: str) -> bool:
    """Tests whether the text is letters that form complete syllables, except perhaps the last."""
    runs = _LATIN.findall(text)
    return bool(runs) and all(0 not in _taken_apart(run)[:-1] and len(_taken_apart(run)) > 0 for run in runs)


def _taken_apart(letters: str) -> list[int]:
    """The fewest pieces; a letter that fits nowhere is a 0, and dear."""
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    typed = _typed()
    for end in range(1, len(letters) + 1):
        ways = [(best[end - 1][0] + 3.0, [*best[end - 1][1], 0])]
        for size in range(1, min(LONGEST, end) + 1):
            number = typed.get(letters[end - size : end])
            if number is not None and (size > 1 or letters[end - 1] in "aeo"):
                ways.append((best[end - size][0] + 1.0, [*best[end - size][1], number]))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]
