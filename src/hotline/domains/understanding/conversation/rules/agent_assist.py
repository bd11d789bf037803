"""What helps an agent while she talks: the articles that answer the citizen's last words, and the unrest so far."""

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules.acts import CONTROL_TERMS, Act, act_of, is_query
from hotline.domains.understanding.conversation.rules.hand_over import is_graver, is_of_stairs
from hotline.domains.understanding.conversation.rules.homophones import with_terms
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Knowledge
from hotline.domains.understanding.conversation.rules.state import Spoken

#: Likelihood from which an article replaces the one on the screen: for a question, and for a remark.
QUESTION, REMARK = 0.3, 0.55
#: From this likelihood the first article is put up, when there is none yet.
FIRST = 0.3
#: The same for a text of which the engine holds that it is not ours, and how likely it must be ours then.
DOUBTFUL, PERHAPS_OURS = 0.3, 0.4
#: Below 红, an agent who listens is warned only of what the talk so far bears out.
RED, TOGETHER = "红", 0.84
#: Topics put up at a time.
PUT_UP = 3
#: Citizen's turns that are looked back at.
LOOKED_BACK = 6
SILENT_ACTS = {Act.CLOSING, Act.LISTENING, Act.YES, Act.OPENING, Act.WAIT, Act.REPEAT, Act.SLOWER, Act.LOUDER}
_MARKS = re.compile(r"[，。？！、；]")
#: Complaints about waiting and music, before the matter itself.
_GRUMBLE = re.compile(
    r"(?:等|听)了.{0,6}(?:分钟|半天|半个|钟头|小时)|(?:电话|热线).{0,4}(?:难打|打不通|占线)|音乐|抱怨"
)
#: What can be sent where: no matter of an article.
_SENDING = re.compile(r"微信|截图|截个图|拍(?:个)?照|发(?:给)?你们|发过(?:来|去)|加(?:个|你)")


class Hint(msgspec.Struct, frozen=True):
    """What is put up at a moment. Topics best first; a level once raised stays, with the kind and text that raised it.

    ``considered``: turns on which later ones lean.
    """

    topics: tuple[str, ...] = ()
    level: str = ""
    unrest: str = ""
    evidence: tuple[str, ...] = ()
    considered: tuple[Spoken, ...] = ()


def hints(turns: Sequence[Spoken], knowledge: Knowledge) -> list[Hint]:
    """The hint after each turn, which depends on nothing that is said later."""
    found, hint = list[Hint](), Hint()
    for at in range(len(turns)):
        hint = next_hint(turns[: at + 1], hint, knowledge)
        found.append(hint)
    return found


def next_hint(turns: Sequence[Spoken], before: Hint, knowledge: Knowledge) -> Hint:
    """The hint after the last of these turns. ``before``: the one after the turn before it."""
    turn = turns[-1]
    if not turn.by_caller or not turn.text.strip():
        return before
    raised = _with_level(turns, before, knowledge)
    topics, is_considered = _topics(turn, before, before.considered, knowledge, is_calm=not raised.level)
    considered = (*before.considered, turn)[-LOOKED_BACK:] if is_considered else before.considered
    return replace(raised, topics=topics, considered=considered)


def level_of(turns: Sequence[Spoken], knowledge: Knowledge) -> str:
    """The level of unrest at the end of a talk, "" for none."""
    hint = Hint()
    for at, turn in enumerate(turns):
        if turn.by_caller and turn.text.strip():
            hint = _with_level(turns[: at + 1], hint, knowledge)
    return hint.level


def understood(text: str, knowledge: Knowledge) -> str:
    """Homophones are put right in what was recognised, which has no punctuation, never in what was written."""
    return text if _MARKS.search(text) else knowledge.understood(text)


def _with_level(turns: Sequence[Spoken], before: Hint, knowledge: Knowledge) -> Hint:
    if is_of_stairs(turns):
        return before
    found = knowledge.unrest(turns)
    if found.level != RED and found.together < TOGETHER:
        return before
    if not is_graver(found.level, before.level):
        return before
    return replace(before, level=found.level, unrest=found.kind, evidence=found.evidence)


def _topics(
    turn: Spoken, hint: Hint, considered: Sequence[Spoken], knowledge: Knowledge, *, is_calm: bool
) -> tuple[tuple[str, ...], bool]:
    """The topics after this turn, and whether later turns lean on it."""
    text = turn.understood
    if act_of(with_terms(text, CONTROL_TERMS)) in SILENT_ACTS or _GRUMBLE.search(text) or _SENDING.search(text):
        return hint.topics, False
    if hint.topics and not is_calm:
        return hint.topics, False
    answer = knowledge.answer([*considered[-LOOKED_BACK:], turn])
    topics = _of(answer, is_first=not hint.topics)
    enough = FIRST if not hint.topics else QUESTION if is_query(text) else REMARK
    if not topics or (answer.kind != "refer" and answer.likely < enough):
        return hint.topics, bool(topics)
    rest = [each for each in (*answer.near, *hint.topics) if each not in topics]
    return (*topics, *dict.fromkeys(rest))[:PUT_UP], True


def _of(answer: Answer, *, is_first: bool) -> tuple[str, ...]:
    if answer.kind in ("answer", "refer"):
        return answer.topics
    if is_first and answer.kind == "refuse" and answer.likely >= DOUBTFUL and answer.ours >= PERHAPS_OURS:
        return answer.near[:1]
    return answer.near[:1] if answer.kind == "clarify" else ()
