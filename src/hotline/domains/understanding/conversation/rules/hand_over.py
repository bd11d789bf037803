"""Hands a caller over to a person, and raises the unrest of a talk."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.messages import HandOver, HandoverReason, ReplyTone
from hotline.domains.understanding.conversation.rules.replies import Step, spoken
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken, Stage
from hotline.domains.understanding.screening.rules.idioms import IDIOMS
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind

#: Stairs and lifts of people's houses, which resemble cries for help, and what such cries hold.
_STAIRS = re.compile(r"电梯|爬.{0,5}楼|上下楼|楼道|物业|小区|暖气|漏水|停电|停水|楼上(?:邻居|装修|漏)")
_CRY = re.compile(
    r"跳|死|不活|活够|活不|轻生|绝望|遗书|天台|楼顶|站在|刀|砍|打人|烧|炸|药|堵|拉横幅|静坐|绝食|同归|完了|最后"
)
#: What a danger is told with. A long story that the recogniser wrote by its sound, without a full stop, may sound grave
#: to the encoder and hold none of it.
_DANGER = re.compile(
    r"跳|死|(?<![干做接找揽])活(?!儿|计|动|期)|轻生|绝望|遗[书言嘱]|天台|楼顶|顶[楼上]|(?<![车网])站(?!点)|(?<!剪)刀|枪|砍|(?<!翻)杀|烧(?![烤考水饭菜鸡鸭饼])|点[火了]|炸|药|敌敌畏|堵|横幅|静坐|绝食|同归|"
    r"最后|河|桥|绳|割|血|喝|煤气|汽油|稀料|没意思|没意义|解脱|后事|拜托|塔吊|塔掉|窗|阳台|护栏|栏杆|吊|撞|轨|火车|"
    r"湖|水里|江|井|伤害|下去|松手|上路|睡过去|醒不|消失|离开|告别|永别|来世|下辈子|托付|交代|(?<![搬拿运跑调])走了|了断|了结|结束|拼|"
    r"(?<![教帮][他她您我])弄|打|捅|砸|揍|棍|人质|绑|关[在着]|不放|劫|毒|(?:没|要|拼|的|条)命|撑不|熬不|受不了|崩溃|扛不|想不开|念头|累赘|安静|闭眼|"
    r"陪你|我困|算账|收拾|记者|曝光|直播|抖音|媒体|报纸|电视|上访|信访|集合|大家|咱们|我们.{0,6}[人号]"
)
#: What people do who gather, and when and where; short of that, many who are owed wages are no gathering yet.
_GATHERS = re.compile(
    r"堵|围|拦|截|横幅|条幅|标语|静坐|坐[着那在到等]|跪|集体|聚|一[块起道]儿?[去上到来]|结伴|[都全][去上到过]|上访|信访|政府|[市区县]委|"
    r"门[口前]|大门|大厅|广场|罢工|停工|不[走让]|赖|闹|拉|商量|[约说定]好|组织|群里|串联|联名|[今明后][天儿早晚]|周[一二三四五六日天末]|"
    r"礼拜[一二三四五六日天]|星期|集合|冲|占|封|砸|攀|翻|爬|桥|塔|吊|打[得起]|抡|推搡|大巴|总部|铺盖|火|汽油|稀料|死|跳|刀|出发|路上|到齐|现场|"
    r"不给.{0,6}就|进[京城]|过夜|[住睡躺]"
)
#: What a story of unpaid wages ends in: a question, or how it is to be written down.
_REQUEST_AT_END = re.compile(
    r"(?:[写记](?:上|下|吧)*|吗|呢|么|不|没|怎么办|咋办|咋整|找谁|管不管|行不行|去哪|哪告|怎么要|气不气人)[啊呀哪呢嘛]?$"
)
#: Likelihood of unrest from which it counts where nothing of this is said.
SURELY_MEANT = 0.9
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


def is_without_danger(turns: Sequence[Spoken], evidence: Sequence[str], likely: float) -> bool:
    """Whether unrest rests on nothing that a danger is told with, in its evidence or in what the caller said last."""
    last = next((each for each in reversed(turns) if each.by_caller), None)
    texts = [*evidence, *((last.text, last.understood) if last else ())]
    return likely < SURELY_MEANT and not names_danger(*texts)


def names_danger(*texts: str) -> bool:
    """Whether something is said that a danger is told with."""
    return any(_DANGER.search(IDIOMS.sub("", each)) for each in texts)


def is_of_wages_alone(turns: Sequence[Spoken], kind: str, level: str) -> bool:
    """Whether what sounds like a gathering tells of unpaid wages, names nothing that people do together, and asks."""
    last = next((each for each in reversed(turns) if each.by_caller), None)
    if kind not in (UnrestKind.WAGES, UnrestKind.PETITION) or level != "橙" or last is None:
        return False
    text = "".join(each.understood + each.text for each in turns if each.by_caller)
    return _REQUEST_AT_END.search(last.understood) is not None and _GATHERS.search(text) is None


def is_graver(level: str, than: str) -> bool:
    return _GRAVITY.get(level, 0) > _GRAVITY.get(than, 0)


def with_unrest(state: ConversationState, knowledge: Knowledge) -> ConversationState:
    """The state with the level of what was said; a level never falls."""
    if is_of_stairs(state.turns):
        return state
    found = knowledge.unrest(state.turns)
    if not is_graver(found.level, state.level) or is_of_wages_alone(state.turns, found.kind, found.level):
        return state
    return replace(state, level=found.level, unrest=found.kind)
