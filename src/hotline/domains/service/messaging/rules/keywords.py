"""Rules for what citizens write back: which words are settled without anybody reading them, and how."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from hotline.kernel.errors import Invalid

MAX_RULES, MAX_KEYWORDS, MAX_ANSWER = 50, 20, 300
#: A shorter word stands in too many texts that mean something else.
SHORTEST_INSIDE = 2
ANY = re.compile("[*＊]")


class Match(StrEnum):
    EQUALS = "equals"
    STARTS = "starts"
    HOLDS = "holds"
    PATTERN = "pattern"  # * stands for anything


class KeywordAction(StrEnum):
    REPLY = "reply"  # answered by the rule's text
    INBOX = "inbox"  # an agent answers
    OPT_OUT = "opt_out"
    NOTHING = "nothing"  # thanks and the like


class Keyword(msgspec.Struct, frozen=True):
    """``wording``: as it was written; any of it is enough. ``answer``: of a reply alone."""

    wording: tuple[str, ...]
    answer: str = ""
    match: Match = Match.EQUALS
    action: KeywordAction = KeywordAction.REPLY
    name: str = ""


def folded(text: str) -> str:
    """As words are compared: narrow, small, without blanks, punctuation and controls."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in narrow if unicodedata.category(each)[0] not in "ZPC")


def first_match(text: str, rules: Sequence[Keyword]) -> int | None:
    """Which rule holds for the text: the first one does."""
    plain = folded(text)
    return next((at for at, rule in enumerate(rules) if _holds(plain, rule)), None)


def _holds(plain: str, rule: Keyword) -> bool:
    match rule.match:
        case Match.EQUALS:
            return plain in map(folded, rule.wording)
        case Match.STARTS:
            return any(plain.startswith(folded(word)) for word in rule.wording)
        case Match.HOLDS:
            return any(folded(word) in plain for word in rule.wording)
        case Match.PATTERN:
            return any(_fits(plain, word) for word in rule.wording)


def _fits(plain: str, pattern: str) -> bool:
    """In one pass, however the pattern is written."""
    first, *middle, last = [folded(piece) for piece in ANY.split(pattern)] if ANY.search(pattern) else [pattern, ""]
    if not plain.startswith(first):
        return False
    at = len(first)
    for piece in middle:
        found = plain.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(plain) - len(last) >= at and plain.endswith(last)


def checked(rules: Sequence[Keyword], fixed: frozenset[str]) -> tuple[Keyword, ...]:
    """The rules as they are stored. ``fixed``: folded words that end or restore texts whatever the rules say.

    Raises Invalid.
    """
    if len(rules) > MAX_RULES:
        raise Invalid(f"规则最多 {MAX_RULES} 条，请先删除不用的。")
    found = tuple(_checked(rule, at, fixed) for at, rule in enumerate(rules, 1))
    owners: dict[tuple[Match, str], str] = {}
    for rule in found:
        for word in rule.wording:
            owner = owners.setdefault((rule.match, _key(word)), rule.name)
            if owner != rule.name:
                raise Invalid(f"“{word}”已在规则“{owner}”中，请从“{rule.name}”中删除。")
    if len({rule.name for rule in found}) < len(found):
        raise Invalid("规则名称重复，请修改。")
    return found


def _checked(rule: Keyword, at: int, fixed: frozenset[str]) -> Keyword:
    name, answer = rule.name.strip(), rule.answer.strip()
    wording = tuple(dict.fromkeys(word.strip() for word in rule.wording if word.strip()))
    if not name:
        raise Invalid(f"请填写第 {at} 条规则的名称。", code="name")
    if not wording:
        raise Invalid(f"请填写“{name}”的关键词。", code="wording")
    if len(wording) > MAX_KEYWORDS:
        raise Invalid(f"“{name}”的关键词最多 {MAX_KEYWORDS} 个，请拆成两条规则。", code="wording")
    for word in wording:
        _check_word(name, word, rule, fixed)
    if rule.action is KeywordAction.REPLY and not answer:
        raise Invalid(f"请填写“{name}”的回复内容。", code="answer")
    if rule.action is KeywordAction.OPT_OUT and rule.match is not Match.EQUALS:
        raise Invalid(f"退订只能整条匹配，请修改“{name}”的匹配方式：含有关键词的短信可能是在提问。", code="match")
    return Keyword(wording, answer if rule.action is KeywordAction.REPLY else "", rule.match, rule.action, name)


def _check_word(name: str, word: str, rule: Keyword, fixed: frozenset[str]) -> None:
    plain = folded(ANY.sub("", word)) if rule.match is Match.PATTERN else folded(word)
    if rule.match is Match.EQUALS and plain in fixed:
        raise Invalid(f"“{word}”是固定的退订或恢复词，请从规则中删除。", code="wording")
    shortest = 1 if rule.match is Match.EQUALS else SHORTEST_INSIDE
    if len(plain) < shortest:
        raise Invalid(f"“{name}”的关键词“{word}”太短，除标点外至少 {shortest} 个字。", code="wording")
    if rule.match is Match.PATTERN and not ANY.search(word):
        raise Invalid(f"“{word}”没有通配符 *，请加上，或改为整条匹配。", code="wording")


def _key(word: str) -> str:
    return "*".join(folded(piece) for piece in ANY.split(word))
