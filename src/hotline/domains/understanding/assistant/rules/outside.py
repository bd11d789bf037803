"""Questions that belong to other lines: recognises which one, by earlier questions to it and by what a question
names.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from hotline.domains.understanding.assistant.rules.text_parts import squeezed

#: Votes of the nearest question, the next one and so on for their lines.
VOTES = (1.0, 0.6, 0.5, 0.4, 0.3)
#: Weight of the classifier's score for a line (TopicClassifier).
CLASSIFIED = 4.0
#: Weight of a pattern that names what only one line deals with.
NAMED = 1.0
#: Words of our own business: where they stand, no other line's name decides alone.
_OURS = re.compile(
    r"工资|工钱|薪|社保|社会保险|养老|退休|失业|工伤|受伤|摔|砸|上班|下班|辞|开除|裁|合同|仲裁|劳动|加班|[年产病婚丧]假|就业|招聘|"
    r"补贴|落户|积分|居住证|职称|证书|公司|单位|老板|同事|干活|打工|档案|培训|缴费|参保|职业病|聋|待遇|报名|考试"
)
#: A wrong at work or its remedy: our business, whatever else the text tells of debts, courts, landlords or taxes.
_WRONG_AT_WORK = re.compile(
    r"欠薪|讨薪|(?:欠|拖欠|克扣|扣|拖|压)(?:着|了|我|我们|俺|工人|员工|保安|保洁|农民工|他|她|大家|人家|\d|[一二两三四五六七八九十几多个月万千百块元名的])*"
    r"(?:工资|工钱|薪水|薪资|劳务费|加班费)|(?:工资|工钱|薪水|薪资|加班费)(?:也|都|还|一直|至今|到现在|已经|\d|[一二两三四五六七八九十几多个月年万千百块元])*"
    r"(?:没|未|不)(?:有|能|按时|足额)?(?:发|给|付|结|到账|支付|兑现)|(?:不|没|未)(?:发|给|付|结)(?:我|我们|工人|员工)?(?:的)?(?:工资|工钱|加班费)|"
    r"(?:干|做工|打工|上班)(?:了|活|满|够|完)*[\d一二两三四五六七八九十几多半大个月年天来]+[^。？！]{0,8}(?:一分|一毛|一个子儿?|分文)钱?(?:也|都)?(?:没|未|不)(?!.{0,2}[交缴存])|"
    r"(?:老板|工头|包工头|公司|单位|项目部)[^。？！]{0,24}(?:一分|一毛|一个子儿?|分文)钱?(?:也|都)?(?:没|未|不)(?:有)?(?:给|发|结|付|见)(?!.{0,2}[交缴存])|血汗钱|"
    r"遗留.{0,4}工资|工资.{0,4}(?:停发|遗留|被拖)|(?:单位|公司|老板|厂里|入职|工作服|服装).{0,10}押金|扣(?:了|留)?(?:我|员工)?(?:的)?(?:身份证|证件)"
)
#: What stays another line's beside it: maternity pay, a union's fees, work for a private household.
_NOT_AT_WORK = re.compile(r"生育津贴|生育钱|会费|保姆|私人")
NOBODY = np.array([], np.int64)


class Finer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a line's business with a number of its own, recognised by the patterns ``named``."""

    reply: str = msgspec.field(name="says")
    number: str
    to: str
    named: tuple[str, ...]


class OtherLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another line, to which 京晓保 refers citizens. All patterns apply to the text without blanks."""

    #: The reply that refers to it.
    reply: str = msgspec.field(name="says")
    #: Sample questions for it.
    phrasings: tuple[str, ...] = msgspec.field(name="asked_as")
    #: "": no number is named.
    number: str = ""
    to: str = ""
    #: The article with the same referral; "" for none.
    topic: str = ""
    #: Patterns of what only this line deals with.
    named: tuple[str, ...] = ()
    #: Patterns of what cannot wait, whatever else the text holds.
    urgent: tuple[str, ...] = ()
    #: Patterns that withdraw ``urgent``: the citizen asks about it afterwards.
    calm: tuple[str, ...] = ()
    #: Patterns of what is this line's whatever the text resembles, unless it names our business.
    alone: tuple[str, ...] = ()
    finer: tuple[Finer, ...] = ()

    def classified_as(self, name: str) -> str:
        """The name under which its questions are learned: that of the article with the same referral, else its own."""
        return self.topic or name

    def is_alone(self, text: str) -> bool:
        return _any(self.alone, text) and not _OURS.search(text)

    def is_urgent(self, text: str) -> bool:
        return _any(self.urgent, text) and not _any(self.calm, text)

    def exactly(self, text: str) -> "OtherLine | Finer":
        """The number that deals with exactly this text."""
        return next((each for each in self.finer if _any(each.named, text)), self)


class Near(NamedTuple):
    """The nearest line."""

    name: str
    #: Nearness in meaning of its nearest question, -1 to 1.
    meant: float
    #: Share of characters in common with its nearest question, 0 to 1.
    characters: float


@dataclass(frozen=True)
class Outside:
    """The sample questions of all other lines, prepared for comparison."""

    lines: dict[str, OtherLine]
    #: The line of each question.
    owners: tuple[str, ...]
    #: Pair of characters -> numbers of the questions that hold it.
    holders: Mapping[str, NDArray[np.int64]]
    #: Number of pairs of each question.
    sizes: NDArray[np.float32]
    #: Places of the questions among the articles' meanings, in the order of ``owners``; None without a model.
    places: NDArray[np.float32] | None

    @classmethod
    def of(cls, lines: dict[str, OtherLine], places: NDArray[np.float32] | None) -> Self:
        """``places`` in the order of ``questions_of``."""
        phrasings = [(name, question) for name, line in lines.items() for question in line.phrasings]
        pairs, holders = [_pairs(question) for _, question in phrasings], defaultdict[str, list[int]](list)
        for number, some in enumerate(pairs):
            for pair in some:
                holders[pair].append(number)
        held = {pair: np.array(numbers) for pair, numbers in holders.items()}
        sizes = np.array([len(some) for some in pairs], np.float32)
        return cls(lines, tuple(name for name, _ in phrasings), held, sizes, places)

    def nearest(
        self,
        text: str,
        place: NDArray[np.float32] | None,
        classified: NDArray[np.float32] | None = None,
        without: int | None = None,
    ) -> Near:
        """The line nearest to a text.

        ``classified``: the classifier's score of each line, in the order of ``lines``. ``without``: number of a sample
        question to leave out, because it is the text itself.
        """
        shares, named = self._alike(_pairs(text)), self.named(text)
        near = np.dot(self.places, place) if self.places is not None and place is not None else np.zeros_like(shares)
        if without is not None:
            shares[without] = near[without] = -1
        return Near(self._owner(near + shares, classified, named), float(near.max()), float(shares.max()))

    def urgent(self, text: str) -> str | None:
        """The line that must be called at once, whichever line the question resembles. None when nothing is urgent."""
        normal = _close(text)
        return next((name for name, line in self.lines.items() if line.is_urgent(normal)), None)

    def alone(self, text: str) -> str | None:
        """The line whose business the text names while it names none of ours. None for most texts."""
        normal = _close(text)
        return next((name for name, line in self.lines.items() if line.is_alone(normal)), None)

    def named(self, text: str) -> list[str]:
        """The lines of which the text names what only they deal with."""
        normal = _close(text)
        return [name for name, line in self.lines.items() if _any(line.named, normal) or line.is_alone(normal)]

    def exactly(self, name: str, text: str) -> OtherLine | Finer:
        return self.lines[name].exactly(_close(text))

    def _owner(
        self, likeness: NDArray[np.float32], classified: NDArray[np.float32] | None, named: Sequence[str]
    ) -> str:
        """The line of the nearest questions: one alone may be near by chance."""
        votes = defaultdict[str, float](float)
        votes.update(dict.fromkeys(named, NAMED))
        if classified is not None:
            for name, each in zip(self.lines, classified, strict=True):
                votes[name] += CLASSIFIED * float(each)
        for weight, number in zip(VOTES, np.argsort(-likeness, kind="stable"), strict=False):
            votes[self.owners[int(number)]] += weight * float(likeness[number])
        return max(votes, key=votes.__getitem__)

    def _alike(self, normal: frozenset[str]) -> NDArray[np.float32]:
        """Dice's share of pairs in common with each question, 0 to 1."""
        common = np.zeros_like(self.sizes)
        for pair in normal:
            common[self.holders.get(pair, NOBODY)] += 1
        shares: NDArray[np.float32] = (2 * common / np.maximum(self.sizes + len(normal), 1)).astype(np.float32)
        return shares


def is_wrong_at_work(text: str) -> bool:
    """Whether the text tells of unpaid wages and the like, which is never another line's business."""
    normal = _close(text)
    return _WRONG_AT_WORK.search(normal) is not None and _NOT_AT_WORK.search(normal) is None


def questions_of(lines: dict[str, OtherLine]) -> Sequence[str]:
    return [question for line in lines.values() for question in line.phrasings]


def _close(text: str) -> str:
    return "".join(text.split())


def _any(patterns: tuple[str, ...], text: str) -> bool:
    return bool(patterns) and _pattern(patterns).search(text) is not None


@cache
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


def _pairs(text: str) -> frozenset[str]:
    normal = squeezed(text)
    return frozenset(normal[at : at + 2] for at in range(len(normal) - 1))
