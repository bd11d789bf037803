"""What an agent is reminded of while she talks: by patterns in what both sides said, one reminder at a time."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple


class ReminderKind(StrEnum):
    """In the order of their weight, the gravest first."""

    UNREST = "unrest"
    FORBIDDEN = "forbidden"
    PROMISE = "promise"
    IDENTITY = "identity"
    INTERRUPTION = "interruption"
    TIME_LIMIT = "time_limit"
    RATING = "rating"
    SILENCE = "silence"


class Utterance(NamedTuple):
    """What one side said, in milliseconds of the recording."""

    by_caller: bool
    from_ms: int
    to_ms: int
    text: str


class Reminding(NamedTuple):
    """``at``: the utterance that it is about; ``evidence``: its part that shows it, "" for none."""

    kind: ReminderKind
    at: int
    text: str
    evidence: str = ""


SILENCE_MS = 30_000
#: Somebody who is spoken into for so long, and had spoken so long before, is interrupted.
SPOKEN_INTO_MS, BEFORE_MS = 800, 1_000
#: A reminder stands no longer than this: the talk has gone on.
STANDS_MS = 45_000
#: Who is reminded of a silence speaks within so long.
SOON_MS = 15_000
#: Who has spoken for so long since she was asked how long it takes has answered, or has not.
ANSWERED_MS = 8_000
TEXTS = {
    ReminderKind.UNREST: "疑似不稳定因素，先稳定情绪，问清人、时间、地点；已提醒班长。",
    ReminderKind.FORBIDDEN: "请勿使用服务忌语，请换个说法。",
    ReminderKind.PROMISE: "请勿承诺办理结果，可说明规定和办理时限。",
    ReminderKind.IDENTITY: "提供个人信息前，请先核验身份。",
    ReminderKind.INTERRUPTION: "来电人未说完，请先听完。",
    ReminderKind.TIME_LIMIT: "来电人问了要多久，请说明办理时限。",
    ReminderKind.RATING: "结束前请转评价（F9）。",
    ReminderKind.SILENCE: "已静默 30 秒，请告知来电人正在办理。",
}
_FORBIDDEN = re.compile(
    r"不归(?:我|我们)管|不关(?:我|我们)的?事|你(?:自己)?(?:看|查)(?:着办|去吧?)|(?:你)?急什么|你有完没完|听不懂(?:人话)?吗|"
    r"说了(?:多少|几)遍|随便你|爱(?:找谁找谁|投诉就?投诉|办不办)|你(?:去)?投诉(?:吧|好了)|跟你说不清|没(?:空|工夫)(?:跟你)?|"
    r"(?:你)?烦不烦|(?:我)?怎么知道|不可能的事|你问我我问谁|规定就是(?:这样|规定)|有病|神经病|闭嘴"
)
_PROMISE = re.compile(
    r"(?:肯定|一定|保证|绝对|百分之百|包)(?:能|会|给|可以|帮)[你您]?[^，。？！]{0,10}"
    r"(?:批|办(?:成|下来|好|到)|解决|到账|拿到|要回|要到|赔|赢|胜诉|通过|发(?:给|下来)|补(?:给|上|发)|退)"
)
_NO_PROMISE = re.compile(r"(?:不|没法|无法|不敢|不好|谁也不?)(?:能)?(?:保证|承诺|肯定)|不(?:一定|见得)")
#: Data of the caller's own, which only an identified caller is told.
_OWN_DATA = re.compile(
    r"(?:您|你)(?:的|名下|账户|个人|目前|现在)[^，。？！]{0,8}"
    r"(?:余额|缴费(?:记录|了|年限|基数)|缴了|账户里|累计|待遇(?:金额|是)|养老金(?:是|每月)|银行卡|失业金(?:是|到))[^，。？！]{0,8}(?:\d|[一二三四五六七八九十百千万]|年|元|块)"
)
_QUERY = re.compile(
    r"(?:查|看)(?:一下|下|查|一查|看)?我(?:的|自己的|名下|本人)[^，。？！]{0,8}(?:社保|缴费|余额|账户|养老金|待遇|记录|进度|医保|失业金)"
)
_IDENTIFIED = re.compile(
    r"(?:核(?:实|验|对)|确认|验证)[^，。？！]{0,6}(?:身份|信息)|身份证(?:号|号码|后)|(?:姓名|名字)[^。？！]{0,8}身份证"
)
#: Asked how long it takes or when it comes; not 都等了多久 and 没多久, which ask nothing.
_HOW_LONG = re.compile(
    r"(?<!等了)(?<!等)(?<!过了)(?<!拖了)(?<!都)(?<!没)(?<!不)(?<!了)(?:多久|多长时间|多少(?:天|个?工作日|时间))(?!以前|之前|没)|"
    r"几(?:天|个工作日|个月|周)(?:能|可以|才|会|办|到账|下来|出结果|有结果)|"
    r"(?:什么|啥)时候[^，。？！]{0,6}(?:能|可以|才|会|到账|办|下来|结果|答复|回复|回电|发|给|批)"
)
_COUNT = r"(?:\d+|[一二两三四五六七八九十百半]+)"
#: A time limit, a day, or that there is none.
_TIME_LIMIT = re.compile(
    rf"{_COUNT}(?:[到至~\-－—]{_COUNT})?多?个?多?(?:工作日|自然日|天|日|号|周|星期|礼拜|月|小时|钟头|分钟|年)|"
    r"当场|当天|当日|当月|即时|即办|立刻|立即|马上就?(?:能|可以|会|到)|[今明后]天|[上中下]旬|[本下]个?(?:周|月|星期)|月[底初末]|年[底初末]|"
    r"(?:没有?|无)[^，。？！]{0,6}(?:时限|期限|时间)|(?:说不准|不好说|不确定|不一定|没法确定|无法确定)"
)
#: She looks it up: no answer yet.
_WAITS = re.compile(r"稍等|等(?:一下|一等|会儿)|(?:我|帮您|给您)(?:先)?(?:查|看|问)(?:一下|一查|一看|下|看)")
#: He listens: her answer goes on.
_LISTENS = re.compile(r"[嗯哦啊噢喔哎对，。]+")
_FAREWELL = re.compile(r"再见|感谢(?:您的)?来电|祝您(?:生活|工作|愉快)|(?:那就)?先这样")
#: What an agent says who does as she is reminded: then nothing is due.
SEEN_TO = {ReminderKind.IDENTITY: _IDENTIFIED, ReminderKind.TIME_LIMIT: _TIME_LIMIT}
_RATING = re.compile(r"评价|满意度|打(?:个)?分|按键")


def reminder(utterances: Sequence[Utterance], now_ms: int, level: str = "") -> Reminding | None:
    """The gravest reminder of this moment. ``now_ms``: how far the talk is; ``level``: of unrest, "" for none."""
    found = [each for each in _found(utterances, now_ms, level) if _stands(utterances, each, now_ms)]
    order = list(ReminderKind)
    return min(found, key=lambda each: (order.index(each.kind), -each.at), default=None)


def promise_in(text: str) -> str:
    """What an agent's text promises of a result, "" for nothing."""
    found = _PROMISE.search(text)
    return found[0] if found and not _NO_PROMISE.search(text) else ""


def was_followed(utterances: Sequence[Utterance], kind: ReminderKind, at_ms: int) -> bool | None:
    """Whether the agent did what a reminder of this moment asked for. None where her words do not show it."""
    later = [each for each in utterances if each.from_ms >= at_ms]
    hers = [each for each in later if not each.by_caller]
    match kind:
        case ReminderKind.IDENTITY:
            return any(_IDENTIFIED.search(each.text) for each in hers)
        case ReminderKind.TIME_LIMIT:
            return any(_TIME_LIMIT.search(each.text) for each in hers)
        case ReminderKind.RATING:
            return any(_RATING.search(each.text) for each in hers)
        case ReminderKind.FORBIDDEN:
            return not any(_FORBIDDEN.search(each.text) for each in hers)
        case ReminderKind.PROMISE:
            return not any(promise_in(each.text) for each in hers)
        case ReminderKind.INTERRUPTION:
            return not any(_is_interruption(later, at) for at, each in enumerate(later) if not each.by_caller)
        case ReminderKind.SILENCE:
            return any(each.from_ms < at_ms + SILENCE_MS + SOON_MS for each in hers)
        case ReminderKind.UNREST:
            return None


def _found(utterances: Sequence[Utterance], now_ms: int, level: str) -> Iterator[Reminding]:
    if level and utterances:
        yield _reminding(ReminderKind.UNREST, len(utterances) - 1)
    is_identified = False
    for at, each in enumerate(utterances):
        is_identified = is_identified or (not each.by_caller and _IDENTIFIED.search(each.text) is not None)
        if each.by_caller:
            if not is_identified and (match := _QUERY.search(each.text)):
                yield _reminding(ReminderKind.IDENTITY, at, match[0])
            continue
        if match := _FORBIDDEN.search(each.text):
            yield _reminding(ReminderKind.FORBIDDEN, at, match[0])
        if promise := promise_in(each.text):
            yield _reminding(ReminderKind.PROMISE, at, promise)
        if not is_identified and (match := _OWN_DATA.search(each.text)):
            yield _reminding(ReminderKind.IDENTITY, at, match[0])
        if _is_interruption(utterances, at):
            yield _reminding(ReminderKind.INTERRUPTION, at)
        if (match := _FAREWELL.search(each.text)) and not any(
            _RATING.search(one.text) for one in utterances if not one.by_caller
        ):
            yield _reminding(ReminderKind.RATING, at, match[0])
    yield from _without_time_limit(utterances)
    if utterances and now_ms - max(each.to_ms for each in utterances) >= SILENCE_MS:
        yield _reminding(ReminderKind.SILENCE, len(utterances) - 1)


def _without_time_limit(utterances: Sequence[Utterance]) -> Iterator[Reminding]:
    """What the caller asked of time that the agent has had her say on without naming any: he speaks again, she says
    farewell, or has spoken for ANSWERED_MS. Until then it is not due, and once she names one it is no more.
    """
    query, spoken_ms = "", 0
    for at, each in enumerate(utterances):
        if each.by_caller:
            if query and spoken_ms and not _LISTENS.fullmatch(each.text):
                yield _reminding(ReminderKind.TIME_LIMIT, at, query)
                query = ""
            if match := _HOW_LONG.search(each.text):
                query, spoken_ms = match[0], 0
        elif query and _TIME_LIMIT.search(each.text):
            query = ""
        elif query and not _WAITS.search(each.text):
            spoken_ms += each.to_ms - each.from_ms
            if spoken_ms >= ANSWERED_MS or _FAREWELL.search(each.text):
                yield _reminding(ReminderKind.TIME_LIMIT, at, query)
                query = ""


def _stands(utterances: Sequence[Utterance], found: Reminding, now_ms: int) -> bool:
    """Identity and time limit stay due until the agent sees to them or the talk has gone on; what was said wrongly is
    soon past.
    """
    if found.kind in (ReminderKind.UNREST, ReminderKind.SILENCE):
        return True
    seen_to = SEEN_TO.get(found.kind)
    return now_ms - utterances[found.at].to_ms < STANDS_MS and not (
        seen_to and any(not each.by_caller and seen_to.search(each.text) for each in utterances[found.at :])
    )


def _is_interruption(utterances: Sequence[Utterance], at: int) -> bool:
    agent = utterances[at]
    return any(
        each.by_caller
        and each.from_ms + BEFORE_MS <= agent.from_ms
        and min(each.to_ms, agent.to_ms) - agent.from_ms >= SPOKEN_INTO_MS
        for each in utterances[max(0, at - 3) : at + 2]
    )


def _reminding(kind: ReminderKind, at: int, evidence: str = "") -> Reminding:
    return Reminding(kind, at, TEXTS[kind], evidence)
