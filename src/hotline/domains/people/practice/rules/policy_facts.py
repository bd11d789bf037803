"""Sentences of an article that must be stated in a talk, and whether an agent's own wording states one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from hotline.domains.people.practice.rules.scenario import MAX_FACTS
from hotline.domains.people.quality.rules.marks.answers import in_common
from hotline.domains.people.quality.rules.marks.policy import UNITS
from hotline.domains.people.quality.rules.marks.quantities import quantities

#: Share of a sentence's own characters that the agent's wording must have, with its figures and without any.
WITH_FIGURES, WITHOUT = 0.2, 0.4
#: Characters of a clause whose affirmation counts, and the share of it that another must have in common to be its like.
CLAUSE, ALIKE = 5, 0.5
#: A shorter sentence goes with the one before it.
SHORT = 8
#: Offers of the agent's own help, which are no policy.
_OFFER = re.compile(
    r"我(?:现在|这边|这里)?(?:也|就)?(?:可以|能)?(?:帮|给|替)您|您(?:先)?(?:报|说|告诉我)一?下|请您?稍等"
)
_HOTLINE = re.compile(r"(?<!\d)1\d{4}(?!\d)")
_SPOKEN_HOTLINE = re.compile(r"[一幺][零〇一幺二两三四五六七八九]{4}(?![零〇一二三四五六七八九十百千万年月天])")
_DIGITS = str.maketrans("零〇一幺二两三四五六七八九", "0011223456789")
_NEGATED = re.compile(r"不(?!同|超过|管|满|论|得已)|没|无(?!论)|未|别(?!的)|非")
_ALIKE = (
    (re.compile(r"公司|企业|用人单位|老板|厂里|店里"), "单位"),
    (re.compile(r"缴纳|缴费|缴|交纳"), "交"),
    (re.compile(r"劳动仲裁|申请仲裁"), "仲裁"),
    (re.compile(r"劳动者|职工|员工|本人|您自己|您"), "我"),
    (re.compile(r"失业保险金"), "失业金"),
    (re.compile(r"基本养老保险|养老保险"), "养老"),
    (re.compile(r"可以|能够"), "能"),
    (re.compile(r"赔偿金"), "赔偿"),
)


def facts_of(spoken: str, others: str) -> tuple[str, ...]:
    """The sentences of an article's spoken version that its other parts state, too: what it is about.

    Where they state none, its first sentence.
    """
    found = sentences_of(spoken)
    main = [each for each in found if is_stated(each, others)]
    return tuple((main or found)[:MAX_FACTS] if main else found[:1])


def sentences_of(spoken: str) -> list[str]:
    """The sentences that state policy: no offers of help, none that is short."""
    found = list[str]()
    for sentence in re.split(r"(?<=[。；！？])", spoken):
        text = sentence.strip()
        if not text or _OFFER.search(text):
            continue
        if found and len(text) < SHORT:
            found[-1] += text
        else:
            found.append(text)
    return [each.rstrip("。；！") for each in found]


def stated(facts: Sequence[str], texts: Sequence[str]) -> frozenset[int]:
    """Which of the facts an agent's turns state, each in one turn or in two that follow each other."""
    windows = [*texts, *(f"{first}。{second}" for first, second in pairwise(texts))]
    return frozenset(at for at, fact in enumerate(facts) if any(is_stated(fact, each) for each in windows))


def is_stated(fact: str, text: str) -> bool:
    """All its figures and telephone numbers, enough of its characters, and as affirmed or denied as it."""
    if not hotlines(fact) <= hotlines(text):
        return False
    figures = _figures(fact)
    values = _values(text)
    if any(not set(each) & values for each in figures):
        return False
    enough = WITH_FIGURES if figures or hotlines(fact) else WITHOUT
    return share(fact, text) >= enough and not _is_reversed(fact, text)


def share(fact: str, text: str) -> float:
    """How much of the fact's characters, figures apart, stand in the text in stretches of two or more."""
    own, other = _bare(fact), _bare(text)
    pairs = {own[at : at + 2] for at in range(len(own) - 1) if "，" not in own[at : at + 2]}
    if not pairs:
        return 1.0
    common = in_common(own, other)
    return sum(any(pair in each for each in common) for pair in pairs) / len(pairs)


def _is_reversed(fact: str, text: str) -> bool:
    """A clause of the fact is denied that it affirms, or the other way round."""
    others = [each for each in _bare(text).split("，") if each]
    for clause in (each for each in _bare(fact).split("，") if len(each) >= CLAUSE):
        nearest = max(others, key=lambda other: sum(map(len, in_common(clause, other))), default="")
        common = sum(map(len, in_common(clause, nearest)))
        if common >= len(clause) * ALIKE and _is_denied(nearest) is not _is_denied(clause):
            return True
    return False


def _is_denied(text: str) -> bool:
    return len(_NEGATED.findall(text)) % 2 == 1


@cache
def _bare(text: str) -> str:
    for each in reversed(quantities(text)):
        text = text[: each.start] + "，" + text[each.end :]
    for pattern, alike in _ALIKE:
        text = pattern.sub(alike, text)
    return re.sub(r"[。；、：！？“”（）\s]", "，", text)


@cache
def _figures(text: str) -> tuple[frozenset[tuple[str, object]], ...]:
    return tuple(frozenset(each.alike()) for each in quantities(text) if each.unit in UNITS | {"元"})


@cache
def _values(text: str) -> frozenset[tuple[str, object]]:
    return frozenset(value for each in quantities(text) for value in each.alike())


@cache
def hotlines(text: str) -> frozenset[str]:
    """Telephone numbers of five digits, written or spoken."""
    written = _SPOKEN_HOTLINE.sub(lambda found: found[0].translate(_DIGITS), text)
    return frozenset(_HOTLINE.findall(written))


def query_for(fact: str) -> str:
    """The key of the sentence by which a citizen inquires for a fact that is missing."""
    return next(_kinds(fact), "rest")


def _kinds(fact: str) -> Iterator[str]:
    units = {each.unit for each in quantities(fact)}
    if hotlines(fact):
        yield "which_number"
    if units & {"%", "倍", "元"}:
        yield "how_much"
    if units & {"日", "工作日", "月", "周"}:
        yield "how_long"
    if re.search(r"监察|仲裁|投诉|窗口|社保所|街道|人社局|网上|登记|申请", fact):
        yield "where"
    if re.search(r"证据|材料|身份证|证明|保留|准备", fact):
        yield "what_to_bring"
