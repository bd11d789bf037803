"""Invitations to rate by text: whom, when, and which answer counts."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from hotline.domains.platform.calendar.rules import is_within
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.kernel.clock import BEIJING

#: Time for the agent to sum up, and for the flow's own rating to arrive.
SENT_AFTER = timedelta(minutes=2)
#: A call that ended longer ago is not asked about any more: nobody remembers it.
SENT_WITHIN = timedelta(hours=1)
ANSWERED_WITHIN = timedelta(hours=24)
#: Beijing time in which citizens are texted unasked. Calls of the night are asked about in the morning.
FROM, UNTIL = time(8), time(22)
#: A mobile number as it is masked.
_MOBILE = re.compile(r"1[3-9]\d\*{6}\d\d")


class Purpose(StrEnum):
    FIRST = "first"
    AGAIN = "again"


@dataclass(frozen=True)
class Answer:
    """What comes of an answer with a level. ``counts``: it is the rating."""

    counts: bool
    #: Why it does not count: late, second or rated; "" when it does.
    why: str = ""


def is_invited(record: CallRecord) -> bool:
    """Whether the caller is to be asked by text: an agent answered, nobody rated, and the number is theirs."""
    return (
        record.direction == "in"
        and record.answered
        and record.ended_at is not None
        and record.score is None
        and "test" not in record.flags
        and record.presentation != Presentation.CLAIMED
        and record.number is not None
        and _MOBILE.fullmatch(record.number.masked) is not None
    )


def due_at(ended: datetime) -> datetime:
    """When to send the text: soon, or at eight in the morning."""
    soon = ended + SENT_AFTER
    if is_within(soon, FROM, UNTIL):
        return soon
    local = soon.astimezone(BEIJING)
    day = local.date() if local.time() < FROM else local.date() + timedelta(days=1)
    return datetime.combine(day, FROM, BEIJING).astimezone(ended.tzinfo)


def is_planned(ended: datetime, now: datetime) -> bool:
    """Whether a call that ended then is still asked about: not one that is logged long after it."""
    return now - ended <= SENT_WITHIN


def answer_of(at: datetime, until: datetime, *, answered: bool, rated: bool) -> Answer:
    """``answered``: an answer has counted already. ``rated``: the call was rated by key meanwhile."""
    if answered:
        return Answer(False, "second")
    if at > until:
        return Answer(False, "late")
    return Answer(False, "rated") if rated else Answer(True)


def invitation_text(called: datetime, purpose: Purpose) -> str:
    """The text in no more than 70 characters, with the signature that the gateway adds."""
    local = called.astimezone(BEIJING)
    what = "处理结果" if purpose is Purpose.AGAIN else "服务"
    return (
        f"请评价您{local.month}月{local.day}日{local:%H:%M}来电的{what}，"
        "回复数字：1非常满意2满意3基本满意4不满意5非常不满意"
    )
