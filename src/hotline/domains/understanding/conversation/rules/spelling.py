"""Names that callers spell by other words, in recognised speech: 乔木的乔, 草字头的蔻, 赤耳郝."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hotline.domains.understanding.conversation.rules.homophones import sound_of

#: Between a word and its character; 滴 and 嘞 are how recognisers write dialects' 的.
PARTICLES = "的|滴|嘞"
#: Surnames that are told by their parts.
SURNAME_PARTS = (
    "弓长|立早|木子|口天|耳东|双木|言午|古月|走肖|文刀|卯金刀|木易|西贝|双口|人禾|日月|赤耳|人可|干勾|四维|耳火|三横"
)
RADICALS = "草字头|草头|三点水|两点水|双人旁?|单人旁?|女字旁|王字旁|金字旁|提手旁|宝盖头?|竹字头|走之底?|言字旁|日字旁"
_BY_WORD = re.compile(rf"([一-鿿]{{1,5}}?)(?:{PARTICLES}|那个?)(?!{PARTICLES})([一-鿿])")
_BY_PARTS = re.compile(rf"(?:{SURNAME_PARTS}|{RADICALS})(?:{PARTICLES})?([一-鿿])")
#: 不是英国的英: how it is not spelt.
_NOT_SO = re.compile(rf"不是[一-鿿]{{1,4}}?(?:{PARTICLES})[一-鿿]")
#: Surnames that are another character under a radical.
_COMPOSED = {
    "草": {"如": "茹", "户": "芦", "将": "蒋", "肃": "萧", "旬": "荀", "内": "芮"},
    "单": {"冬": "佟", "五": "伍"},
}
_COMPOSING = re.compile(rf"(草|单)(?:字头|头|人旁?)(?:底下)?(?:一个|加个|加)[一-鿿]{{1,2}}(?:{PARTICLES})([一-鿿])")
_NAMED = re.compile(r"(?:我|俺|本人)(?:姓([一-鿿]{1,8}?))?叫([一-鿿]+)|(?:^|，|我|俺)姓([一-鿿])(?=\3)([一-鿿]+)")
#: 我姓鱼俞伯牙的俞海波…: the surname and how it is spelt, then the given name without 叫.
_SURNAME_SPELT = re.compile(
    rf"(?:我|俺|本人|免贵)姓([一-鿿])([一-鿿]{{2,4}}?)(?:{PARTICLES}|那个)([一-鿿])([一-鿿]{{2,}})"
)
#: How many characters a name may have, likeliest first, and how many of them may stay unspelt.
_LENGTHS, _UNSPELT = (3, 2, 4), 1
#: How many characters a given name may have, likeliest first.
_FIRST_NAME_LENGTHS = (2, 1)


class _Spelling(NamedTuple):
    """A character as it is told: by the ``word`` that holds it, and as the recogniser wrote it alone."""

    word: str
    character: str
    is_alone_sure: bool


def spelt(name: str, text: str) -> str:
    """The name with each character replaced by one of the same sound that the text spells out: 稻谷的稻."""
    letters = list(name)
    for spelling in _spellings(text):
        sound = sound_of(spelling.character)
        at = next((at for at, each in enumerate(letters) if sound and sound_of(each) == sound), None)
        if at is None:
            continue
        in_word = next((each for each in reversed(spelling.word) if sound_of(each) == sound), "")
        if not in_word and not spelling.is_alone_sure:
            continue
        misheard = letters[at]
        meant = next((each for each in (in_word, spelling.character) if each and each != misheard), misheard)
        if meant not in letters:
            letters = [meant if each == misheard else each for each in letters]
    return "".join(letters)


def spelt_name(text: str) -> str:
    """The caller's own name where it is spelt out right after it, "" where it is not."""
    for match in _NAMED.finditer(text):
        rest = match[2] or match[4]
        for length in _LENGTHS:
            name, after = rest[:length], rest[length:]
            sounds = {sound_of(each.character) for each in _spellings(after)}
            spelt_out = sum(sound_of(each) in sounds for each in name)
            if len(name) == length and spelt_out >= max(2, length - _UNSPELT):
                return spelt(spelt(name, after), match[1] or "")
        if name := _with_surname_spelt(rest):
            return name
    return next((name for match in _SURNAME_SPELT.finditer(text) if (name := _after_surname(match))), "")


def _with_surname_spelt(rest: str) -> str:
    """The name at the start of a text that goes on with how its surname alone is spelt: 林建国蔺相如那个蔺."""
    for length in _LENGTHS:
        name, after = rest[:length], rest[length:]
        found = _BY_WORD.match(after)
        if found and sound_of(found[2]) == sound_of(name[0]) and _holds_at_edge(found[1], found[2]):
            return found[2] + name[1:]
    return ""


def _holds_at_edge(word: str, character: str) -> bool:
    """Whether a word is one that its first or, of two characters, its second is spelt by: 蔺相如, 大海."""
    return character in (word[0], word[1:])


def _after_surname(match: re.Match[str]) -> str:
    """The surname as it is spelt, with the given name after it where that is spelt out whole. "" where it is not."""
    written, word, surname, rest = match.groups()
    if sound_of(written) != sound_of(surname) or surname not in word:
        return ""
    for length in _FIRST_NAME_LENGTHS:
        first_name, after = rest[:length], rest[length:]
        sounds = {sound_of(each.character) for each in _spellings(after)}
        if all(sound_of(each) in sounds for each in first_name):
            return surname + spelt(first_name, after)
    return ""


def _spellings(text: str) -> Iterator[_Spelling]:
    text = _NOT_SO.sub("", text)
    for match in _COMPOSING.finditer(text):
        if composed := _COMPOSED[match[1]].get(match[2], ""):
            yield _Spelling("", composed, is_alone_sure=True)
    text = _COMPOSING.sub("，", text)
    for match in _BY_PARTS.finditer(text):
        yield _Spelling("", match[1], is_alone_sure=True)
    for match in _BY_WORD.finditer(_BY_PARTS.sub("，", text)):
        yield _Spelling(match[1], match[2], is_alone_sure="那" in match[0])
