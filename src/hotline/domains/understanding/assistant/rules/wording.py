"""Composes answers from passages: the conclusion, the passage that fits the question, the legal basis, and the
validity.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from hotline.domains.understanding.assistant.rules.talk import Citation, Sentence
from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.search.index import Card

CONCLUSION, BASIS, REFERRAL, YEARLY, DISTRICTS = "conclusion", "basis/0", "referral", "yearly", "districts"
CLARIFICATION = "您想问的是"
OR_ELSE = "如果您问的是"
_REFERRING = re.compile(r"[(（]转介[^)）]*[)）]$")
#: Headings of the requested part of an article.
_HEADS = {"materials": "要准备：", "procedure": "这样办：", "time_limits": "时间：", "channels": "可以这样办："}
#: Replies when a follow-up asks for a part that the article does not have.
_NOT_WRITTEN = {
    "materials": "要哪些材料，这一条里没有写明，请问经办处或者拨打12333。",
    "procedure": "一步步怎么办，这一条里没有写明，请问经办处或者拨打12333。",
    "time_limits": "要多长时间，这一条里没有写明，请问经办处或者拨打12333。",
    "channels": "在哪儿办，这一条里没有写明，请问经办处或者拨打12333。",
}
#: Fields of an article that may hold the employer's duties.
OF_EMPLOYERS = {"details", "procedure", "time_limits"}
#: Fields of an article that are told to who asks on, and how many passages of them at once.
OF_MORE, MORE = {"details", "materials", "procedure", "time_limits", "channels"}, 3
ELSEWHERE = "您说的是在外地参保或者上班的，请拨打当地的 12333（先拨区号）；在本市参保、上班的，照上面说的办。"


@dataclass
class Text:
    """The sentences of an answer with their citations, numbered in order. ``quoted``: as in Reply."""

    sentences: list[Sentence] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    quoted: int = 0

    def add(self, text: str, *sources: int) -> None:
        self.sentences.append(Sentence(text, sources))

    def cite(self, card: Card, key: str) -> int | None:
        """The number of this passage; None where the article has none."""
        text = next((each.text for each in card.passages if each.key == key), None)
        if text is None:
            return None
        cited = Citation(card.code, card.version, card.title, key, text, card.valid_from, card.valid_until)
        if cited not in self.citations:
            self.citations.append(cited)
        return self.citations.index(cited)

    def quote(self, card: Card, key: str, before: str = "") -> None:
        """Quote a passage literally. Nothing is added when the article lacks it."""
        number = self.cite(card, key)
        if number is not None:
            self.add(_ended(f"{before}{self.citations[number].text}"), number)


class Asker(NamedTuple):
    """What the question reveals about the person who asks."""

    district: str = ""
    year: int | None = None
    is_employer: bool = False
    #: The part of the article that is asked for; "" for no particular one.
    part: str = ""
    #: The previous reply gave this article.
    goes_on: bool = False
    #: The previous reply: what it said is not said again.
    replies: str = ""
    #: The text only asks how it is outside Beijing; that the last reply was not understood.
    elsewhere: bool = False
    puzzled: bool = False


def article(text: Text, card: Card, fitting: str, asker: Asker, today: date, near: Card | None = None) -> None:
    """Compose an article's answer: conclusion, fitting passage, passages for the employer or district, basis, validity.

    A question for one part gets that part in full, and the conclusion only if the previous reply did not give it.
    Where everything that fits was said already, what was not said yet follows; nothing is added when there is none.
    ``near``: a related article that has the part which this one lacks.
    """
    chosen = [each.key for each in card.passages if each.key.partition("/")[0] == asker.part]
    if not (chosen and asker.goes_on) and not is_repeated(card, CONCLUSION, asker.replies):
        text.quote(card, CONCLUSION)
    for key in chosen:
        text.quote(card, key, _HEADS[asker.part] if key == chosen[0] else "")
    if not chosen and fitting not in (CONCLUSION, BASIS) and not is_repeated(card, fitting, asker.replies):
        text.quote(card, fitting)
    elif not chosen and asker.part and asker.goes_on:
        text.add(_NOT_WRITTEN[asker.part])
        if near is not None:
            _of_another(text, near, asker.part)
    if asker.is_employer:
        text.quote(card, _employers(card, fitting))
    if asker.district and fitting != DISTRICTS:
        text.quote(card, DISTRICTS, f"{asker.district}：")
    if asker.puzzled and card.spoken and card.spoken.rstrip("。") not in asker.replies:
        text.add(f"换个说法：{_ended(card.spoken)}", *_sources(text, card, CONCLUSION))
    if asker.elsewhere:
        text.add(ELSEWHERE)
    if not text.sentences:
        _more(text, card, asker.replies)
    if not text.sentences:
        return
    if fitting != YEARLY and not is_repeated(card, YEARLY, asker.replies):
        text.quote(card, YEARLY)
    text.quoted = len(text.sentences)
    text.quote(card, BASIS, "依据：")
    _validity(text, card, asker.year, today)


def has(card: Card, part: str) -> bool:
    """Whether the article has passages of this part."""
    return any(each.key.partition("/")[0] == part for each in card.passages)


def is_repeated(card: Card, key: str, replies: str) -> bool:
    """Whether the previous reply said this passage."""
    passage = next((each.text for each in card.passages if each.key == key), "")
    return bool(passage and replies) and passage.rstrip("。") in replies


def _more(text: Text, card: Card, replies: str) -> None:
    """The passages that were not said yet, as many as can be read at once."""
    unsaid = [each.key for each in card.passages if _is_more(each.key) and not is_repeated(card, each.key, replies)]
    for key in unsaid[:MORE]:
        text.quote(card, key, "再补充：" if key == unsaid[0] else "")


def _is_more(key: str) -> bool:
    return key.partition("/")[0] in OF_MORE


def _of_another(text: Text, card: Card, part: str) -> None:
    """The part that was asked for, out of a related article that has it."""
    keys = [each.key for each in card.passages if each.key.partition("/")[0] == part]
    for key in keys[:MORE]:
        text.quote(card, key, f"相关的“{spoken(card.title)}”，{_HEADS[part]}" if key == keys[0] else "")


def _employers(card: Card, fitting: str) -> str:
    """Key of the first passage on what the employer does; "" when there is none or it is quoted already."""
    for_employers = (
        each for each in card.passages if each.key.partition("/")[0] in OF_EMPLOYERS and "单位" in each.text
    )
    found = next(for_employers, None)
    return found.key if found is not None and found.key != fitting else ""


def referral(text: Text, card: Card) -> None:
    text.quote(card, CONCLUSION)
    text.quote(card, REFERRAL)


def worked_out(text: Text, card: Card, worked: Worked, decides: str, today: date, assumed: str = "") -> None:
    """Compose a calculator's answer: result, what it assumes, steps, laws, validity, and who decides in the end."""
    concluded, based = _sources(text, card, CONCLUSION), _sources(text, card, BASIS)
    text.add(worked.conclusion, *concluded)
    if assumed:
        text.add(assumed)
    text.add("是这样算的：")
    for step in worked.steps:
        text.add(_ended(step.text), *(based or concluded))
    for warning in worked.warnings[:1]:
        text.add(_ended(warning), *(based or concluded))
    text.add(f"依据：{'、'.join(clause.text for clause in worked.basis)}。", *(based or concluded))
    _validity(text, card, None, today)
    text.add(_ended(decides), *concluded)


def _sources(text: Text, card: Card, key: str) -> tuple[int, ...]:
    number = text.cite(card, key)
    return () if number is None else (number,)


def _validity(text: Text, card: Card, year: int | None, today: date) -> None:
    sources = _sources(text, card, CONCLUSION)
    since = f"{card.valid_from.year}年{card.valid_from.month}月{card.valid_from.day}日"
    if year is not None and year < card.valid_from.year:
        text.add(f"本文自{since}起有效，{year}年的情况当时的规定可能不同，请拨打12333核实。", *sources)
    elif card.valid_until is not None:
        until = f"{card.valid_until.year}年{card.valid_until.month}月{card.valid_until.day}日"
        text.add(f"（本文自{since}起有效，到{until}为止。）", *sources)
    else:
        text.add(f"（本文自{since}起有效，截至{today.year}年{today.month}月{today.day}日仍然有效。）", *sources)


def spoken(title: str) -> str:
    """The article's title for citizens, without the name of the line that it refers to."""
    return _REFERRING.sub("", title)


def one_or_the_other(titles: Iterable[str]) -> str:
    return f"{CLARIFICATION}{'，还是'.join(f'“{title}”' for title in titles)}？请选一个，或者多说一点情况。"


def is_clarification(text: str) -> bool:
    return text.startswith(CLARIFICATION)


def or_else(titles: Iterable[str]) -> str:
    return f"{OR_ELSE}{'或者'.join(f'“{title}”' for title in titles)}，请点选或者再说一句。"


def _ended(text: str) -> str:
    return text if text.endswith(("。", "！", "？", "）")) else f"{text}。"
