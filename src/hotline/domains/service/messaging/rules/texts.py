"""Sending a text: what comes of a try, and when the next one is due."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a text is for. It decides what may hold it back, and who goes first: the order here."""

    VERIFICATION = "verification"  # a code that the citizen waits for
    REQUESTED = "requested"  # the citizen asked for it: by key in a call, or by a text of their own
    INVITATION = "invitation"  # to rate, or to answer a survey
    NOTICE = "notice"
    MASS = "mass"


PRIORITIES = {purpose: at for at, purpose in enumerate(Purpose)}


class Sending(StrEnum):
    """What a text is. A gateway over HTTP says no more than sent and failed."""

    WAITING = "waiting"
    HELD = "held"  # of a mass sending that has not come to it
    HANDED_OVER = "handed_over"  # to a carrier that has not answered yet
    SENT = "sent"  # accepted
    ARRIVED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"  # the carrier gave up: the telephone was off too long
    UNCERTAIN = "uncertain"  # the line to the carrier broke: nobody can tell whether it has the text


SENDING_NAMES = {
    Sending.WAITING: "待发送",
    Sending.HELD: "未开始",
    Sending.HANDED_OVER: "已提交",
    Sending.SENT: "已发出",
    Sending.ARRIVED: "已送达",
    Sending.FAILED: "发送失败",
    Sending.EXPIRED: "超过有效期未送达",
    Sending.UNCERTAIN: "结果未知",
}


class SendResult(StrEnum):
    """The gateway's answer to a text."""

    TAKEN = "taken"
    REFUSED = "refused"  # final
    LATER = "later"  # not there, or too busy


#: Seconds before each try after the first. Callers are told that a text takes up to three minutes, which hold three of
#: them. After the last one nobody expects the text any more.
BEFORE_TRIES = (5, 20, 60, 300, 900)
GAVE_UP = "no_gateway"
#: Reasons of our own; others are a carrier's code.
CANCELLED = "cancelled"
#: Nothing is out of order: this number gets no such text now, or its mass sending was cancelled.
OF_THE_NUMBER = frozenset({"opted_out", "blacklisted", "capped", CANCELLED})
OURS = OF_THE_NUMBER | {"", "refused", GAVE_UP, "destroyed", "no_carrier", "unsendable"}
#: In a workbook.
REASON_NAMES = {
    "opted_out": "已退订",
    "blacklisted": "在黑名单中",
    "capped": "当日短信已达上限",
    CANCELLED: "群发已取消",
    "refused": "短信网关拒绝",
    GAVE_UP: "短信网关无法连接",
    "destroyed": "内容已销毁",
    "no_carrier": "没有可用通道",
    "unsendable": "内容无法发送",
}


@dataclass(frozen=True)
class SendOutcome:
    """The state of a text after an attempt to send it."""

    sending: Sending
    #: Seconds until the next attempt, while it waits.
    again_in: float = 0
    #: Why it failed.
    why: str = ""
    #: False where it was held back.
    tried: bool = True


def outcome_of(verdict: SendResult, tries: int) -> SendOutcome:
    """``tries``: how many were made, this one included."""
    match verdict:
        case SendResult.TAKEN:
            return SendOutcome(Sending.SENT)
        case SendResult.REFUSED:
            return SendOutcome(Sending.FAILED, why="refused")
        case SendResult.LATER if tries > len(BEFORE_TRIES):
            return SendOutcome(Sending.FAILED, why=GAVE_UP)
        case SendResult.LATER:
            return SendOutcome(Sending.WAITING, BEFORE_TRIES[tries - 1])


def verdict_of(status: int) -> SendResult:
    """The result for an HTTP status. 408, 425, 429 and 5xx mean try later; any other 4xx is a final refusal."""
    if 200 <= status < 300:
        return SendResult.TAKEN
    return SendResult.REFUSED if 400 <= status < 500 and status not in (408, 425, 429) else SendResult.LATER
