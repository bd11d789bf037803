"""What an agent does with one turn: inquires, states, calms, refuses, promises. By the marks of real calls."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.domains.people.practice.rules.policy_facts import hotlines, stated
from hotline.domains.people.practice.rules.scene import Scene
from hotline.domains.people.quality.rules.marks import answers, courtesy, manner, policy
from hotline.domains.people.quality.rules.marks.knowledge import Inspected
from hotline.domains.people.quality.rules.marks.talk import Result, Talk, Turn

_QUERY = re.compile(
    r"[？?]\s*$|吗|呢|没有?$|什么|哪|多少|几|多久|多长|多大|怎么|是否|是不是|有没有|有无|还是|请问|麻烦您?(?:说|报|提供)|您(?:先)?(?:说|报|讲)一?下|方便(?:说|告诉)"
)
#: A sentence that repeats and has it confirmed inquires for nothing.
_CONFIRMS = re.compile(r"(?:对吗|对吧|是吧|是吗|对不对|是不是|这个意思(?:吧|吗)?)[？?。]?\s*$")
_OWN_LINES = frozenset({"12333", "12345"})
_FAREWELL = re.compile(
    r"再见|拜拜|感谢(?:您的)?(?:来电|致电)|祝您|请您?(?:对本次|稍后|为我|给)?[^，。]{0,6}评价|转(?:到)?评价"
)
_WAITS = re.compile(r"稍等|稍候|等(?:一下|一会儿?|我)|(?:我|帮您|给您)(?:先)?(?:查|看|核实)(?:一下|一查|下|看)?")
#: What a citizen who is upset says before the agent's turn, so that the mark of empathy applies.
_UPSET = "我都急死了，真受不了。"


@dataclass(frozen=True)
class Acts:
    """``forbidden``, ``cold``, ``promise``, ``wrong``: the wording that shows it, "" for none.

    ``facts``: policy facts that are stated up to now; ``slots``: keys of what is inquired for now.
    """

    is_silent: bool = False
    is_interruption: bool = False
    forbidden: str = ""
    cold: str = ""
    promise: str = ""
    wrong: str = ""
    is_kind: bool = False
    repeats_need: bool = False
    is_closing_question: bool = False
    is_farewell: bool = False
    is_waiting: bool = False
    slots: tuple[str, ...] = ()
    facts: frozenset[int] = frozenset()


def acts_of(scene: Scene, talk: Talk, *, is_interruption: bool = False) -> Acts:
    """What the last turn of a talk does, which is the agent's."""
    text = talk.turns[-1].text.strip()
    alone = Talk([Turn(True, 0, 1, _UPSET), Turn(False, 2, 3, text)])
    feeling = manner.empathy(Inspected(alone, (), "", None))
    hers = [each.text for each in talk.turns if not each.by_caller]
    return Acts(
        is_interruption=is_interruption,
        forbidden=_failed(manner.no_forbidden(alone)),
        cold=_failed(feeling),
        promise=_failed(manner.no_promise(alone)),
        wrong=wrong_statement(scene, talk),
        is_kind=feeling.result is Result.PASS,
        repeats_need=_repeats(scene, text),
        is_closing_question=_closes(text),
        is_farewell=_FAREWELL.search(text) is not None,
        is_waiting=_WAITS.search(text) is not None and len(text) < 30,
        slots=_inquired(scene, text),
        facts=stated(scene.scenario.facts, hers),
    )


def wrong_statement(scene: Scene, talk: Talk) -> str:
    """What the agent states against the topic's facts and has not put right, "" for nothing."""
    found = scene.inspected(talk, answers.answered_at(talk))
    wording = _failed(policy.policy_correct(found, scene.knowledge, scene.contradictions))
    if wording and not scene.stands_in_article(wording):
        return wording
    return _wrong_number(scene, [each.text for _, each in talk.hers()])


def _wrong_number(scene: Scene, texts: Sequence[str]) -> str:
    """The last of the lines that she names, where the article names none such."""
    known = hotlines(scene.knowledge.article) | hotlines(scene.knowledge.key_facts) | _OWN_LINES
    named = [hotlines(text) for text in texts if hotlines(text) - _OWN_LINES]
    return next(iter(sorted(named[-1] - known)), "") if named else ""


def _failed(proposal: object) -> str:
    result, wording = getattr(proposal, "result", None), getattr(proposal, "wording", "")
    return (wording or "…") if result is Result.FAIL else ""


def _repeats(scene: Scene, text: str) -> bool:
    opening = scene.scenario.openings[0]
    talk = Talk([Turn(True, 0, 1, opening), Turn(False, 2, 3, text)])
    return answers.repeat_need(Inspected(talk, (), "", None)).result is Result.PASS and len(text) < 60


def _closes(text: str) -> bool:
    talk = Talk([Turn(True, 0, 1, "您好"), Turn(False, 1, 2, "您好"), Turn(False, 2, 3, text)])
    return courtesy.closing_question(talk, is_excused=False).result is Result.PASS


def _inquired(scene: Scene, text: str) -> tuple[str, ...]:
    queries = [
        each for each in re.split(r"(?<=[。？！；?])", text) if _QUERY.search(each) and not _CONFIRMS.search(each)
    ]
    return tuple(key for key, question in scene.questions.items() if any(question.is_put(each) for each in queries))
