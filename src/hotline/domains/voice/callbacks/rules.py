"""Citizens to be rung up: which calls leave one, when to try again, and when it is enough.

Three tries at most, two hours apart and each in another part of the day: who works in the morning may be at home in
the evening.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from hotline.domains.voice.calls.rules.outside import number_outside
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.domains.voice.telephony.rules.outbound import can_have_called
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid

#: The kind of those asked for in writing.
REQUESTED = "asked"
MAX_TRIES = 3
APART = timedelta(hours=2)
#: Beijing hours in which citizens are rung up, by part of the day.
PARTS = ((9, 12), (12, 18), (18, 21))
#: No promise for later than this.
FURTHEST = timedelta(days=30)
#: Whoever promised a ring is notified so long before its moment.
NOTIFY_BEFORE = timedelta(minutes=5)
#: What fell due longer ago, as while no worker ran, is left to the list.
NOTIFY_WITHIN = timedelta(days=1)
#: Who took an entry and does nothing has it so long.
TAKEN_FOR = timedelta(minutes=30)
DISSATISFIED = 4
#: Left by a caller who waited when the switch died; the kinds of those who are rung as soon as may be.
LINE = "line"
SOON = ("queued", "flow", LINE)
#: Phases of a caller in line.
WAITING = {"queued", "offered"}
REACHED, NOT_REACHED, LATER = "reached", "not_reached", "later"
#: What an agent may say came of a try, and its word on screen.
RESULT_LABELS = {
    REACHED: "已联系上",
    LATER: "另约时间",
    "wrong_number": "不是本人",
    "declined": "不再需要",
    "no_answer": "无人接听",
}
#: Nothing more to try after these.
FINAL = {REACHED, "wrong_number", "declined", "invalid_number"}
#: The agent's side failed: no try of the citizen's.
UNCOUNTED = {"cancelled", "own_phone", "not_dialled", "over_cap", "not_counted", ""}
#: A mobile, or a line with its area code.
_CITIZENS = re.compile(r"1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}")


class CallbackRequest(msgspec.Struct, frozen=True):
    """A call-back that a call leaves; ``reason``: why the queued one failed, or the rating given."""

    kind: str
    at: datetime
    reason: str


def left_by(record: CallRecord) -> list[CallbackRequest]:
    """The call-back taken in the queue that reached nobody, the one a flow promised, the caller not satisfied, the one
    who waited when the switch died."""
    if "test" in record.flags or record.direction == "out":
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
    return CallbackRequest("rating", rating.at, str(rating.score))


def _lost(record: CallRecord) -> CallbackRequest | None:
    """Who waits cannot know that nobody will come; who talked or chose in a menu rings again by themselves."""
    if "switch_lost" not in record.flags or record.stage not in WAITING or record.ended_at is None:
        return None
    return CallbackRequest(LINE, record.ended_at, "switch_lost")


def result_of(record: CallRecord) -> str:
    """What came of a try, as the call itself tells; "" while it lasts."""
    if record.talks:
        return REACHED
    return record.dial_failed or ("failed" if record.ended_at else "")


def next_try(tries: Sequence[datetime], due: datetime, agreed: datetime | None = None) -> datetime:
    """The first moment at which the next try is in order: ``agreed`` with the citizen; ``due`` when there was none."""
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
    """Which part of the day in Beijing, None outside all."""
    hour = moment.astimezone(BEIJING).hour
    return next((n for n, (first, last) in enumerate(PARTS) if first <= hour < last), None)


def _next_part(moment: datetime) -> datetime:
    local = moment.astimezone(BEIJING)
    later = next((first for first, _ in PARTS if first > local.hour), None)
    day = local if later is not None else local + timedelta(days=1)
    hour = PARTS[0][0] if later is None else later
    return day.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(moment.tzinfo)


def try_refusal(tries: Sequence[datetime], now: datetime, agreed: datetime | None = None) -> str:
    """Why not ring now, as a sentence; "" when it is in order. ``tries`` are those that count."""
    if not tries:
        return ""
    earliest = next_try(tries, max(tries), agreed)
    if now >= earliest:
        return ""
    local, today = earliest.astimezone(BEIJING), now.astimezone(BEIJING)
    day = "今天" if local.date() == today.date() else f"{local.month} 月 {local.day} 日"
    why = "未到约定时间" if agreed else "刚拨打过，请换时段"
    return f"{why}：{day} {local:%H:%M} 以后。"


def is_promise_due(opened: datetime, due: datetime, tries: Sequence[datetime], now: datetime) -> bool:
    """Whether the moment agreed on with the citizen has come and nobody has rung since.

    ``due`` is that moment; who is to be rung as soon as may be is due when the entry is opened, and was promised none.
    """
    agreed, begins = due > opened, due - NOTIFY_BEFORE
    return agreed and begins <= now < due + NOTIFY_WITHIN and not any(tried >= begins for tried in tries)


def promise_line(due: datetime, place: str) -> str:
    """``11 月 25 日 15:00（北京）``, the place only if it is known."""
    local = due.astimezone(BEIJING)
    moment = f"{local.month} 月 {local.day} 日 {local:%H:%M}"
    return f"{moment}（{place}）" if place else moment


def closes_with(results: Sequence[str]) -> str:
    """With which result the entry is done, given those of its tries in order; "" while it is not."""
    if results and results[-1] in FINAL:
        return results[-1]
    counted = [result for result in results if result not in UNCOUNTED]
    if results and results[-1] == LATER:
        return ""
    return NOT_REACHED if len(counted) >= MAX_TRIES else ""


def is_taken(taken_by: str, taken_at: datetime | None, now: datetime) -> bool:
    return bool(taken_by) and taken_at is not None and now < taken_at + TAKEN_FOR


def number_of_citizen(raw: str) -> str:
    """Whom a citizen, whom nobody knows, asks us to ring: a mobile, or a line with its area code. Raises Invalid."""
    number = number_outside(raw).removeprefix("+86")
    if _CITIZENS.fullmatch(number) is None or not can_have_called(number):
        raise Invalid("请填 11 位手机号码，或者带区号的电话号码。")
    return number
