"""Agents that follow a script, right ones and wrong ones: what scenarios are checked and measured with."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from hotline.domains.people.practice.rules import citizen
from hotline.domains.people.practice.rules.agent_acts import Acts, acts_of
from hotline.domains.people.practice.rules.citizen import Outcome, State
from hotline.domains.people.practice.rules.scene import Scene
from hotline.domains.people.quality.rules.marks.talk import Talk, Turn

GREETING = "您好，12333，工号1024，请讲。"
CALMING = "让您着急了，我理解，先帮您看看。"
CLOSING, FAREWELL = "请问还有其他需要帮您的吗？", "感谢您的来电，再见。"
_FIGURE = re.compile(
    r"[一二三四五六七八九十百两\d]+(?=(?:个)?(?:工作日|日|天|月|年|倍|成|小时|岁|周岁|万))|百分之[一二三四五六七八九十百点]+"
)


class Right(StrEnum):
    """Reads the article aloud; a sentence a turn, the last first; in own wording; the conclusion, then the rest."""

    READS = "reads"
    BY_SENTENCES = "by_sentences"
    OWN_WORDING = "own_wording"
    CONCLUSION_FIRST = "conclusion_first"


class Wrong(StrEnum):
    REFUSES = "refuses"
    MUTE = "mute"
    RUDE = "rude"
    PROMISES = "promises"
    WRONG_FIGURES = "wrong_figures"
    DENIES = "denies"
    OTHER_ARTICLE = "other_article"
    DOES_NOT_INQUIRE = "does_not_inquire"


def play(scene: Scene, texts: Sequence[str]) -> State:
    """A talk in which the agent utters these texts, "" for a silence, whatever the citizen answers."""
    state, turns, second = citizen.begun(scene), list[Turn](), 0.0
    for text in texts:
        acts = Acts(is_silent=True)
        if text:
            turns.append(Turn(False, second, second + 1, text))
            acts = acts_of(scene, Talk(turns))
        state, answers = citizen.reply(scene, state, acts)
        for answer in answers:
            second += 2
            turns.append(Turn(True, second, second + 1, answer))
        second += 2
        if state.outcome:
            return state
    return citizen.ended(scene, state)


def is_reached(scene: Scene, texts: Sequence[str]) -> bool:
    return play(scene, texts).outcome == Outcome.REACHED.value


def right(scene: Scene, kind: Right, spoken: str, conclusion: str) -> list[str]:
    questions = [scene.questions[slot.key].wording for slot in scene.scenario.slots]
    return [GREETING, CALMING, *questions, *_answers(scene, kind, spoken, conclusion), CLOSING, CLOSING, FAREWELL]


def _answers(scene: Scene, kind: Right, spoken: str, conclusion: str) -> Iterator[str]:
    facts = scene.scenario.facts
    match kind:
        case Right.READS:
            yield spoken
        case Right.BY_SENTENCES:
            yield from (f"{fact}。" for fact in reversed(facts))
        case Right.OWN_WORDING:
            yield from (in_own_wording(fact) for fact in facts)
        case Right.CONCLUSION_FIRST:
            yield conclusion
            yield from (f"{fact}。" for fact in facts)


#: What agents put otherwise than articles do.
_OTHERWISE = {
    "单位": "公司", "您": "你", "可以": "能", "一般": "通常", "应该": "得", "要是": "如果", "缴": "交", "不过": "但是",
    "三十天": "30天", "三十日": "30日", "一个月": "1个月", "十五天": "15天", "百分之五十": "50%", "一年之内": "1年内",
    "最多": "最长", "就": "", "工资": "工钱",
}  # fmt: skip


def in_own_wording(fact: str) -> str:
    """A sentence of the article as an agent puts it: other words for the same, figures as digits, a phrase before."""
    for word, other in _OTHERWISE.items():
        fact = fact.replace(word, other)
    return f"按规定是这样的，{fact}，你看清楚了吗。"


def wrong(scene: Scene, kind: Wrong, spoken: str, other: str) -> list[str]:
    questions = [scene.questions[slot.key].wording for slot in scene.scenario.slots]
    start, end = [GREETING, CALMING, *questions], [CLOSING, CLOSING, FAREWELL]
    match kind:
        case Wrong.REFUSES:
            return [GREETING, "这个我不清楚，您自己上网查吧。", "我也没办法，您问别人去吧。", *end]
        case Wrong.MUTE:
            return [GREETING, "", "嗯。", "", "嗯。", *end]
        case Wrong.RUDE:
            return [GREETING, "急什么，说重点。", "跟你说不清，爱找谁找谁。", *end]
        case Wrong.PROMISES:
            return [*start, "放心吧，肯定能给您办下来。", "我保证没问题，您回去等着就行。", *end]
        case Wrong.WRONG_FIGURES:
            return [*start, with_other_figures(spoken), *end]
        case Wrong.DENIES:
            return [*start, denied(spoken), *end]
        case Wrong.OTHER_ARTICLE:
            return [*start, other, *end]
        case Wrong.DOES_NOT_INQUIRE:
            return [GREETING, CALMING, *end] if not scene.scenario.slots else [GREETING, spoken, *end]


def with_other_figures(text: str) -> str:
    """Each figure replaced. A text without any denies instead: then there is none to get wrong."""
    found = _FIGURE.sub(
        lambda match: "百分之七" if match[0].startswith("百分之") else "八" if match[0] != "八" else "七", text
    )
    found = re.sub(r"1\d{4}", "12300", found)
    return found if found != text else denied(text)


def denied(text: str) -> str:
    """The opposite of each clause."""
    return "，".join(_reversed(each) for each in re.split(r"[，。；、：]", text) if each)


def _reversed(clause: str) -> str:
    for word, other in (
        ("不能", "能"),
        ("不", ""),
        ("没有", "有"),
        ("没", ""),
        ("可以", "不可以"),
        ("能", "不能"),
        ("要", "不用"),
        ("应该", "不应该"),
        ("是", "不是"),
        ("有", "没有"),
    ):
        if word in clause:
            return clause.replace(word, other, 1)
    return f"不{clause}"
