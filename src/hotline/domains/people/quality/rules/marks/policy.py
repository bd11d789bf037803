"""Whether what the agent states of policy agrees with the facts of the topic: a figure against the figure of the
fact that speaks of the same, and statements that are known to contradict a topic's facts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from hotline.domains.people.quality.rules.marks.answers import in_common
from hotline.domains.people.quality.rules.marks.knowledge import Inspected, Knowledge
from hotline.domains.people.quality.rules.marks.quantities import Quantity, quantities
from hotline.domains.people.quality.rules.marks.referrals import referral_correct
from hotline.domains.people.quality.rules.marks.talk import (
    NOT_APPLICABLE,
    PASS,
    Proposal,
    Result,
    Talk,
    clauses,
    fail,
)

#: Topics whose facts a statement is compared with: for figures, for contradictions.
COMPARED, CONTRADICTED = 2, 4
#: Characters in common from which two statements are of the same; by how many more another fact's must be.
SAME, MORE = 3, 3
#: Characters around a figure that are its context where there are no stops.
AROUND = 12
UNITS = {"日", "工作日", "月", "年", "岁", "%", "倍", "小时", "学时", "周"}
_CORRECTS = re.compile(
    r"说错|讲错|口误|纠正|更正|看错|记错|搞错|弄错|(?:您|你)说(?:得|的)对|应该是|不对[，。]|(?:刚才|刚刚)(?:说|讲)(?:的)?(?:不对|错|有误)|重新(?:说|跟您)|以[^，。]{1,10}为准[^，。]{0,4}(?:刚才|前面)"
)
#: Of the hotline's own answer, of limitation periods that hold for every matter, of the caller's case.
_OWN_LIMITS = re.compile(r"回(?:电|复|您)|答复|联系您|给您(?:信|回)|登记|热线|小时人工|营业|周[一二三四五六日]")
_LIMITATION = re.compile(r"仲裁|监察|投诉|告|起诉|反映|法院|都能|都行|之内|以内")
_GENERAL = {("年", Decimal(1)), ("年", Decimal(2)), ("日", Decimal(15)), ("工作日", Decimal(60))}
_NEGATED = re.compile(
    r"(?:不|不能|不可以|不得|不许|没法|无法|没|没有|无|未|别|并非|不是|不用|不需要|无需|不必|不能说|谁说|不存在)$"
)
#: Comfort, which repeats what the caller has told.
_COMFORT = re.compile(r"别(?:着急|急|难过)|理解|不容易|肯定(?:很|不好)|(?:他|她|单位|公司|老板)说")
_QUESTION = re.compile(r"[？?]|(?:吗|呢|多少|几)$|对吧|是吧")
#: Statements that are a topic's: topic -> patterns that contradict its facts.
type Contradictions = Mapping[str, Sequence[str]]


class Statement(NamedTuple):
    """``context``: the clause around a figure, without it."""

    quantity: Quantity
    context: str


def is_policy(found: Inspected) -> bool:
    """Whether the agent states anything of policy beyond whose business it is."""
    if found.level == "红" or found.answered_at is None:
        return False
    is_of_the_hotline = found.talk.wrapup.topic.startswith("service-") or found.topics[:1] in (("service-complaint",),)
    return not is_of_the_hotline and any(
        _states(each.text) for at, each in found.talk.hers() if at >= found.answered_at
    )


_STATES = re.compile(
    r"法|条例|规定|办法|能|可以|不(?:行|能|用|得|合)|应(?:当|该)|得|要|按|给|算|必须|有权|不超过|免费|不收|标准|比例|条件|先|提前|申请|认定|缴|交"
)


def _states(text: str) -> bool:
    return len(text) >= 12 and _STATES.search(text) is not None and not re.fullmatch(r"[^。]*评价[^。]*。?", text)


def policy_correct(found: Inspected, knowledge: Knowledge, contradictions: Contradictions) -> Proposal:
    referral = referral_correct(found.talk)
    if referral.result is Result.FAIL:
        return referral
    if not is_policy(found):
        return NOT_APPLICABLE
    wrong = _contradicting(found, contradictions) or _wrong_figure(found, knowledge)
    return wrong or PASS


def _contradicting(found: Inspected, contradictions: Contradictions) -> Proposal | None:
    topics = [*found.topics[:CONTRADICTED], found.talk.wrapup.topic]
    patterns = [each for topic in dict.fromkeys(topics) for each in contradictions.get(topic, ())]
    for at, sentence in _stated(found):
        for pattern in patterns:
            match = _compiled(pattern).search(sentence)
            if match and not _is_negated(match, pattern) and not _is_corrected(found.talk, at, sentence):
                return fail(found.talk, at, match[0])
    return None


def _is_negated(match: re.Match[str], pattern: str) -> bool:
    """不 stands before what was found, or within it where the pattern has none."""
    if _NEGATED.search(match.string[: match.start()]):
        return True
    return not re.search(r"不|没|无", pattern) and re.search(r"不|没|无", match[0]) is not None


def _wrong_figure(found: Inspected, knowledge: Knowledge) -> Proposal | None:
    topics = list(dict.fromkeys(each for each in (*found.topics[:COMPARED], found.talk.wrapup.topic) if each))
    facts = [each for topic in topics for each in statements(knowledge.facts(topic))]
    accepted = {
        value for topic in topics for value in _values(knowledge.facts(topic) + "。" + knowledge.articles(topic))
    }
    for at, sentence in _stated(found):
        theirs = _values("。".join(each.text for each in found.talk.turns[:at] if each.by_caller))
        for each in statements(sentence):
            if each.quantity.unit not in UNITS or _is_free(each, sentence) or set(each.quantity.alike()) & theirs:
                continue
            if _contradicts(each, facts, accepted) and not _is_corrected(found.talk, at, sentence):
                return fail(found.talk, at, _clause(sentence, each.quantity))
    return None


def _stated(found: Inspected) -> Iterator[tuple[int, str]]:
    for at, each in found.talk.hers():
        if found.answered_at is not None and at >= found.answered_at:
            for sentence in re.split(r"(?<=[。？！])", each.text):
                if sentence.strip() and not _QUESTION.search(sentence[-4:]) and not _COMFORT.search(sentence):
                    yield at, sentence


def _is_free(each: Statement, sentence: str) -> bool:
    """Of the hotline's own answer, or of the general terms of arbitration and inspection."""
    around = sentence[max(0, each.quantity.start - AROUND) : each.quantity.end + AROUND]
    if _OWN_LIMITS.search(around):
        return True
    return (each.quantity.unit, each.quantity.value) in _GENERAL and _LIMITATION.search(around) is not None


def _contradicts(each: Statement, facts: Sequence[Statement], accepted: set[tuple[str, Decimal]]) -> bool:
    alike = dict(each.quantity.alike())
    comparable = [
        fact for fact in facts if fact.quantity.unit in UNITS and set(dict(fact.quantity.alike())) & set(alike)
    ]
    figure = _level(each.quantity.text)
    same = [
        fact
        for fact in comparable
        if set(fact.quantity.alike()) & set(each.quantity.alike()) or re.search(rf"(?<![\d.]){figure}", fact.context)
    ]
    best = max((likeness(each.context, fact.context) for fact in comparable if fact not in same), default=0)
    if same:
        return best >= max(likeness(each.context, fact.context) for fact in same) + MORE
    return not set(each.quantity.alike()) & accepted and best >= SAME


def likeness(text: str, other: str) -> int:
    """Characters of the stretches that both hold."""
    return sum(len(each) for each in in_common(text, other))


def _is_corrected(talk: Talk, at: int, sentence: str) -> bool:
    """She puts it right herself later on, in the turn or in one of her next."""
    rest = talk.turns[at].text.split(sentence, 1)[-1]
    later = [each.text for number, each in talk.hers() if number > at]
    return any(_CORRECTS.search(text) for text in (rest, *later))


def _clause(sentence: str, quantity: Quantity) -> str:
    found = next((each for each in clauses(sentence) if quantity.text in each), sentence)
    return found.strip("，。 ")


@cache
def statements(text: str) -> tuple[Statement, ...]:
    """The figures of a text with their contexts, in which other figures stand as they are compared."""
    found = list[Statement]()
    for each in quantities(text):
        before = re.split(r"[；。，、(（：:]", text[: each.start])[-1][-AROUND * 2 :]
        after = re.split(r"[；。，、)）]", text[each.end :])[0][: AROUND * 2]
        previous = re.split(r"[；。，(（：:]", text[: each.start - len(before)].rstrip("；。，、(（：:"))[-1]
        found.append(Statement(each, _level(f"{previous}|{before}|{after}")))
    return tuple(found)


def _level(text: str) -> str:
    """Figures put alike, and words for the same."""
    for each in reversed(quantities(text)):
        value, unit = (each.value * 12, "月") if each.unit == "年" and each.value % 1 else (each.value, each.unit)
        text = f"{text[: each.start]}{value.normalize():f}{unit}{text[each.end :]}"
    for pattern, word in _ALIKE:
        text = pattern.sub(word, text)
    return text


_ALIKE = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"公司|老板|企业|用人单位|店里|厂里|工厂", "单位"),
        (r"(?:您)?自己|本人|您", "职工"),
        (r"[最]?(?:长|多)?(?:不(?:能|得)?(?:超过|多于)|最长|最多|至多)", "不超过"),
        (r"国家规定|法定", "规定"),
        (r"缴纳|缴费|交", "缴"),
        (r"工资的", "工资"),
    )
)


@cache
def _values(text: str) -> frozenset[tuple[str, Decimal]]:
    return frozenset(value for each in quantities(text) for value in each.alike())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
