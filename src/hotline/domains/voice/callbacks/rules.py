"""Rules of call-backs: which calls require one, when the next try is allowed, when an entry is closed.

An entry has three tries at most, two hours apart and each in another part of the day, because a citizen who is at work
in the morning may be at home in the evening.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from hotline.domains.voice.calls.rules.lost_lines import CALLED_AGAIN
from hotline.domains.voice.calls.rules.outside import number_outside
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.domains.voice.telephony.rules.outbound import can_have_called
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid

#: Kind of entries requested in writing.
REQUESTED = "asked"
MAX_TRIES = 3
APART = timedelta(hours=2)
#: Parts of the day in which citizens are called, as Beijing hours [start, end).
PARTS = ((9, 12), (12, 18), (18, 21))
#: A promise lies no further in the future.
FURTHEST = timedelta(days=30)
#: The agent is notified so long before a promised call-back.
NOTIFY_BEFORE = timedelta(minutes=5)
#: Whoever has to correct a wrong answer is reminded so long before the deadline.
REMIND_BEFORE = timedelta(hours=2)
#: Promises due longer ago (because no worker ran) are not notified any more.
NOTIFY_WITHIN = timedelta(days=1)
#: A promised call-back dials itself so long after its moment at most; then it waits in the list.
DIALS_WITHIN = timedelta(hours=1)
#: Promises older than this dial no more tries by themselves.
DIALS_FOR = timedelta(days=3)
#: Whoever promised is waited for so long while they are signed in; then any free agent dials.
WAIT_FOR_PROMISER = timedelta(minutes=3)
#: An entry that an agent has taken is free again after this time without action.
TAKEN_FOR = timedelta(minutes=30)
DISSATISFIED = 4
#: ``LINE``: the caller waited or talked when the switch failed. ``SOON``: kinds that are due at once.
LINE = "line"
#: ``RATING``: the caller was dissatisfied.
RATING = "rating"
#: ``CORRECTION``: the citizen got a wrong answer, which somebody else than its agent puts right.
CORRECTION = "correction"
#: Entries that the hotline makes, not the citizen: none for a citizen whose data is blocked.
UNREQUESTED = (LINE, RATING)
SOON = ("queued", "flow", LINE)
KIND_NAMES = {
    "queued": "排队留号",
    "flow": "按键登记",
    "promised": "约定回拨",
    "rating": "评价不满意",
    "line": "线路中断",
    "asked": "网上登记",
    CORRECTION: "纠错回访",
}
#: Phases in which a caller waits in a queue.
WAITING = {"queued", "offered"}
REACHED, NOT_REACHED, LATER = "reached", "not_reached", "later"
#: Results that an agent can report, with their words on the screen.
RESULT_LABELS = {
    REACHED: "已联系上",
    LATER: "另约时间",
    "wrong_number": "不是本人",
    "declined": "不再需要",
    "no_answer": "无人接听",
}
CORRECTED = "corrected"
#: The same of a correction: that somebody talked to the citizen does not settle it, that the answer is right now does.
CORRECTION_LABELS = {
    CORRECTED: "已纠正",
    LATER: "另约时间",
    "wrong_number": "不是本人",
    "declined": "不愿接听",
    "no_answer": "未接通",
}
#: Results that close an entry.
FINAL = {REACHED, "wrong_number", "declined", "invalid_number"}
FINAL_OF_CORRECTION = FINAL - {REACHED} | {CORRECTED}
#: Results of tries that failed on the agent's side; they do not count.
UNCOUNTED = {"cancelled", "own_phone", "not_dialled", "over_cap", "not_counted", ""}
#: A mobile number, or a fixed line with area code.
_CITIZENS = re.compile(r"1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}")


class CallbackRequest(msgspec.Struct, frozen=True):
    """A call-back that a call requires. ``reason``: why the queued call-back failed, or the rating."""

    kind: str
    at: datetime
    reason: str


def left_by(record: CallRecord) -> list[CallbackRequest]:
    """The call-backs that a call requires.

    They are: an accepted call-back of the queue that did not reach the caller, one registered in a flow, one for a
    dissatisfied caller, one for a caller who waited when the switch failed. A number that the carrier would vouch for
    and does not may be somebody else's: nobody is rung up because of such a call.
    """
    if "test" in record.flags or record.direction == "out" or record.presentation == Presentation.CLAIMED:
        return []
    return [
        request
        for request in (_queued(record), _request_in(record), _dissatisfied(record), _lost(record))
        if request is not None
    ]


def _queued(record: CallRecord) -> CallbackRequest | None:
    accepted = record.callback.accepted_at if record.callback else None
    if accepted is None or record.ended_at is None or any(talk.started_at >= accepted for talk in record.talks):
        return None
    attempts = record.callback.attempts if record.callback else ()
    return CallbackRequest("queued", record.ended_at, attempts[-1][2] if attempts else "")


def _request_in(record: CallRecord) -> CallbackRequest | None:
    return next((CallbackRequest("flow", act.at, act.about) for act in record.deeds if act.kind == "callback"), None)


def _dissatisfied(record: CallRecord) -> CallbackRequest | None:
    rating = record.rating
    if rating is None or rating.at is None or rating.score is None or rating.score < DISSATISFIED:
        return None
    return CallbackRequest(RATING, rating.at, str(rating.score))


def _lost(record: CallRecord) -> CallbackRequest | None:
    """Who was not reached in the call itself, and who waited and could not be rung back in it.

    Callers in a menu notice the failure and call again.
    """
    if "switch_lost" not in record.flags or record.ended_at is None:
        return None
    line_lost = record.callback.line_lost_at if record.callback else None
    if line_lost is None:
        return CallbackRequest(LINE, record.ended_at, "switch_lost") if record.stage in WAITING else None
    if any(talk.started_at >= line_lost for talk in record.talks):
        return None
    attempts = record.callback.attempts if record.callback else ()
    why = attempts[-1][2] if attempts else "switch_lost"
    return None if why == CALLED_AGAIN else CallbackRequest(LINE, record.ended_at, why)


def result_of(record: CallRecord) -> str:
    """The result of a try according to its call; "" while the call lasts."""
    if record.talks:
        return REACHED
    return record.dial_failed or ("failed" if record.ended_at else "")


def next_try(tries: Sequence[datetime], due: datetime, agreed: datetime | None = None) -> datetime:
    """Earliest moment of the next try: ``agreed`` with the citizen; ``due`` for the first try; else by the rules."""
    if agreed is not None or not tries:
        return agreed or due
    moment = max(due, max(tries) + APART)
    tried = {part_of(one) for one in tries} | {None}
    if len(tried) > len(PARTS):
        tried = {None}  # each part has had its turn
    while part_of(moment) in tried:
        moment = _next_part(moment)
    return moment


def part_of(moment: datetime) -> int | None:
    """Index in ``PARTS`` of the moment's Beijing hour; None outside all parts."""
    hour = moment.astimezone(BEIJING).hour
    return next((n for n, (first, last) in enumerate(PARTS) if first <= hour < last), None)


def _next_part(moment: datetime) -> datetime:
    local = moment.astimezone(BEIJING)
    later = next((first for first, _ in PARTS if first > local.hour), None)
    day = local if later is not None else local + timedelta(days=1)
    hour = PARTS[0][0] if later is None else later
    return day.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(moment.tzinfo)


def try_refusal(tries: Sequence[datetime], now: datetime, agreed: datetime | None = None) -> str:
    """Why the citizen may not be called now; "" when allowed. ``tries``: moments of the counted tries."""
    if not tries:
        return ""
    earliest = next_try(tries, max(tries), agreed)
    if now >= earliest:
        return ""
    local, today = earliest.astimezone(BEIJING), now.astimezone(BEIJING)
    day = "今天" if local.date() == today.date() else f"{local.month} 月 {local.day} 日"
    why = "未到约定时间" if agreed else "刚拨打过，请换时段"
    return f"{why}：{day} {local:%H:%M} 以后。"


def notify_before(kind: str, agreed: datetime | None) -> timedelta:
    """How long before the entry is due its agent is notified. A deadline leaves time to ring."""
    return REMIND_BEFORE if kind == CORRECTION and agreed is None else NOTIFY_BEFORE


def is_promise_due(
    opened: datetime, due: datetime, tries: Sequence[datetime], now: datetime, before: timedelta = NOTIFY_BEFORE
) -> bool:
    """Whether the moment agreed on with the citizen has come and no try has been made since.

    ``due`` is that moment. Entries without a promise are due when they are opened.
    """
    agreed, begins = due > opened, due - before
    return agreed and begins <= now < due + NOTIFY_WITHIN and not any(tried >= begins for tried in tries)


class PromisedTry(msgspec.Struct, frozen=True):
    """The next try of a promised call-back. ``moment``: when it may be made. ``promiser``: who agreed on it.

    ``held_by``, ``held_since``: the agent who has taken the entry, "" and None while it is free. ``rated``: the agent
    whom the citizen rated badly, who may not call them.
    """

    moment: datetime
    promiser: str = ""
    held_by: str = ""
    held_since: datetime | None = None
    rated: str = ""


def who_dials(promised: PromisedTry, free: Sequence[str], signed_in: Collection[str], now: datetime) -> str:
    """The agent whose telephone dials now; "" for nobody yet. ``free``: the longest idle first.

    Who has the entry in hand dials, and who takes it after its moment dials by hand. Else who promised it, who is
    waited for; else the first.
    """
    if not promised.moment <= now < promised.moment + DIALS_WITHIN:
        return ""
    able = [agent for agent in free if agent != promised.rated]
    if promised.held_by:
        was_held = promised.held_since is not None and promised.held_since < promised.moment
        return promised.held_by if was_held and promised.held_by in able else ""
    if promised.promiser in able:
        return promised.promiser
    if promised.promiser in signed_in and now < promised.moment + WAIT_FOR_PROMISER:
        return ""
    return next(iter(able), "")


def promise_line(due: datetime, place: str) -> str:
    """The moment as a sentence such as ``11 月 25 日 15:00（北京）``; without an unknown place."""
    local = due.astimezone(BEIJING)
    moment = f"{local.month} 月 {local.day} 日 {local:%H:%M}"
    return f"{moment}（{place}）" if place else moment


def reportable(kind: str) -> Mapping[str, str]:
    """The results that an agent can report of an entry, with their words."""
    return CORRECTION_LABELS if kind == CORRECTION else RESULT_LABELS


def closes_with(results: Sequence[str], kind: str = "") -> str:
    """The result with which the entry is closed, from the results of its tries in order; "" while it stays open.

    A correction stays open after a talk until its agent has reported what came of it.
    """
    if results and results[-1] in (FINAL_OF_CORRECTION if kind == CORRECTION else FINAL):
        return results[-1]
    counted = [result for result in results if result not in UNCOUNTED]
    if results and results[-1] in (LATER, REACHED):
        return ""
    return NOT_REACHED if len(counted) >= MAX_TRIES else ""


def is_taken(taken_by: str, taken_at: datetime | None, now: datetime) -> bool:
    return bool(taken_by) and taken_at is not None and now < taken_at + TAKEN_FOR


def number_of_citizen(raw: str) -> str:
    """The number that an unidentified citizen enters: a mobile, or a fixed line with area code. Raises Invalid."""
    number = number_outside(raw).removeprefix("+86")
    if _CITIZENS.fullmatch(number) is None or not can_have_called(number):
        raise Invalid("请填 11 位手机号码，或带区号的电话号码。")
    return number
