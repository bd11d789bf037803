"""An entry of a campaign: where it stands, how its tries end, who gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class EntryState(StrEnum):
    WAITING = "waiting"
    OFFERED = "offered"  # an agent sees it and may dial
    CALLING = "calling"  # a try is under way
    CLOSED = "closed"


class TryResult(StrEnum):
    """How a try ended, by the call or, which goes before, by the agent."""

    TALKED = "talked"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    POWERED_OFF = "powered_off"
    REFUSED = "refused"  # the citizen did not take the call
    FAILED = "failed"
    INVALID_NUMBER = "invalid_number"
    UNKNOWN = "unknown"  # nobody knows whether the citizen's telephone rang
    # By the agent alone:
    LATER = "later"
    DECLINED = "declined"  # took the call and does not want to talk about it
    WRONG_NUMBER = "wrong_number"
    OPTED_OUT = "opted_out"  # wants no more calls
    # By an AI seat alone:
    TO_PERSON = "to_person"  # wanted a person, who went on
    INCONVENIENT = "inconvenient"  # it is no good moment
    MACHINE = "machine"  # an answering machine, or a telephone's assistant
    SILENT = "silent"  # nobody spoke
    BROKEN_OFF = "broken_off"  # hung up before the end
    # Nothing rang at the citizen's:
    CANCELLED = "cancelled"
    OWN_PHONE = "own_phone"
    NOT_BEGUN = "not_begun"  # the agent was not free after all
    OVER_CAP = "over_cap"
    NOT_COUNTED = "not_counted"
    NOT_DIALLED = "not_dialled"  # by the rules for numbers


#: How an entry ends besides by the result of its last try.
NOT_REACHED, SKIPPED, STOPPED = "not_reached", "skipped", "stopped"
#: The call-back that it comes from was closed elsewhere.
SETTLED = "settled"
#: What an agent may say of a try in which somebody answered.
SAYABLE = (
    TryResult.TALKED,
    TryResult.LATER,
    TryResult.DECLINED,
    TryResult.WRONG_NUMBER,
    TryResult.OPTED_OUT,
    TryResult.NO_ANSWER,
)
FINAL = frozenset(
    {
        TryResult.TALKED,
        TryResult.DECLINED,
        TryResult.WRONG_NUMBER,
        TryResult.OPTED_OUT,
        TryResult.TO_PERSON,
        TryResult.INVALID_NUMBER,
        TryResult.NOT_DIALLED,
    }
)
UNCOUNTED = frozenset(
    {
        TryResult.CANCELLED,
        TryResult.OWN_PHONE,
        TryResult.NOT_BEGUN,
        TryResult.OVER_CAP,
        TryResult.NOT_COUNTED,
        TryResult.NOT_DIALLED,
    }
)
RESULT_NAMES = {
    "": "",
    TryResult.TALKED: "已接通",
    TryResult.NO_ANSWER: "无人接听",
    TryResult.BUSY: "占线",
    TryResult.POWERED_OFF: "关机",
    TryResult.REFUSED: "拒接",
    TryResult.FAILED: "未接通",
    TryResult.INVALID_NUMBER: "空号",
    TryResult.UNKNOWN: "结果未知",
    TryResult.LATER: "另约时间",
    TryResult.DECLINED: "不愿交谈",
    TryResult.WRONG_NUMBER: "不是本人",
    TryResult.OPTED_OUT: "不再接受来电",
    TryResult.TO_PERSON: "已转人工",
    TryResult.INCONVENIENT: "不便接听",
    TryResult.MACHINE: "语音信箱",
    TryResult.SILENT: "无人应声",
    TryResult.BROKEN_OFF: "中途挂断",
    TryResult.CANCELLED: "坐席取消",
    TryResult.OWN_PHONE: "坐席话机未接通",
    TryResult.NOT_BEGUN: "坐席未空闲",
    TryResult.OVER_CAP: "外呼已达上限",
    TryResult.NOT_COUNTED: "外呼计数无应答",
    TryResult.NOT_DIALLED: "不能拨打",
    NOT_REACHED: "多次未联系上",
    SKIPPED: "已跳过",
    STOPPED: "任务已取消",
    SETTLED: "回拨已办结",
}
#: An offer that the agent does not act on goes to somebody else after so long.
OFFERED_FOR = timedelta(minutes=2)
#: A try of whose call nothing was seen for so long is over.
UNSEEN_FOR = timedelta(minutes=5)
#: After a try that did not ring at the citizen's.
SOON_AGAIN = timedelta(minutes=2)
#: An agent who talked says how it ended within this time, and gets no other entry before.
REPORTED_WITHIN = timedelta(hours=1)
#: An agreed moment lies no further in the future.
FURTHEST = timedelta(days=30)
#: Tries that rang nobody make an entry hopeless at last.
MAX_TRIES_AT_ALL = 12


class Ended(StrEnum):
    """What follows a try."""

    CLOSED = "closed"
    LATER = "later"  # at the agreed moment
    AGAIN = "again"  # by the gap and the parts of the day
    SOON = "soon"  # it did not count


def after(results: Sequence[TryResult], max_tries: int) -> tuple[Ended, str]:
    """What follows these tries, in their order, and the result with which the entry is closed."""
    last = results[-1]
    if last in FINAL:
        return Ended.CLOSED, last.value
    if last is TryResult.LATER:
        return Ended.LATER, ""
    counted = [result for result in results if result not in UNCOUNTED]
    if len(counted) >= max_tries or len(results) >= MAX_TRIES_AT_ALL:
        return Ended.CLOSED, NOT_REACHED
    return (Ended.SOON if last in UNCOUNTED else Ended.AGAIN), ""


@dataclass(frozen=True)
class FreeAgent:
    """``skills``: what the agent may take now."""

    number: str
    skills: frozenset[str]


@dataclass(frozen=True)
class DueEntry:
    """``skill``: that of the campaign's queue."""

    id: str
    skill: str


def hand_out(due: Sequence[DueEntry], free: Sequence[FreeAgent]) -> list[tuple[str, str]]:
    """Entry and agent, each at most once: entries in their order, agents in theirs (the longest idle first)."""
    able, found = list(free), []
    for entry in due:
        agent = next((one for one in able if entry.skill in one.skills), None)
        if agent is not None:
            able.remove(agent)
            found.append((entry.id, agent.number))
    return found
