"""Hands a caller over to a person, and raises the unrest of a talk."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.messages import HandOver, HandoverReason, ReplyTone
from hotline.domains.understanding.conversation.rules.replies import Step, spoken
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken, Stage

#: Stairs and lifts of people's houses, which resemble cries for help, and what such cries hold.
_STAIRS = re.compile(r"电梯|爬.{0,5}楼|上下楼|楼道|物业|小区|暖气|漏水|停电|停水|楼上(?:邻居|装修|漏)")
_CRY = re.compile(
    r"跳|死|不活|活够|活不|轻生|绝望|遗书|天台|楼顶|站在|刀|砍|打人|烧|炸|药|堵|拉横幅|静坐|绝食|同归|完了|最后"
)
_GRAVITY = {"": 0, "黄": 1, "橙": 2, "红": 3}


def handed_over(state: ConversationState, reason: HandoverReason, text: str, *, is_urgent: bool = False) -> Step:
    """The step that calls a person. The first one counts; a later danger makes it urgent."""
    texts = state.caller_texts
    handover = HandOver(
        reason,
        wording.summary(state.topics, state.slots, texts[-1] if texts else ""),
        is_urgent,
        state.level,
        state.unrest,
        state.topics,
        dict(state.slots),
    )
    step = spoken(state, text, ReplyTone.ESCALATE if is_urgent else ReplyTone.HANDOVER)
    turn = state.handover_turn if state.handover_turn is not None else max(1, len(texts))
    return Step(
        replace(step.state, stage=Stage.HANDED_OVER, outcome="person", handover_turn=turn),
        (*step.outgoing, handover),
    )


def is_of_stairs(turns: Sequence[Spoken]) -> bool:
    """Whether the caller speaks of stairs and lifts and of nothing that a cry for help holds."""
    text = "".join(each.understood + each.text for each in turns if each.by_caller)
    return _STAIRS.search(text) is not None and _CRY.search(text) is None


def is_graver(level: str, than: str) -> bool:
    return _GRAVITY.get(level, 0) > _GRAVITY.get(than, 0)


def with_unrest(state: ConversationState, knowledge: Knowledge) -> ConversationState:
    """The state with the level of what was said; a level never falls."""
    if is_of_stairs(state.turns):
        return state
    found = knowledge.unrest(state.turns)
    if not is_graver(found.level, state.level):
        return state
    return replace(state, level=found.level, unrest=found.kind)
