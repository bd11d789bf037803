"""The handling of a bad rating: call the citizen, find out whether it is valid, mend the cause, ask once more.

A bad rating that was a mistake or malice is excluded instead, by two people and with evidence. Never by the person who
was rated.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

#: From this level on a rating is bad: 4 不满意, 5 非常不满意.
BAD = 4


class Stage(StrEnum):
    """What comes next."""

    CONTACT = "contact"
    VERIFY = "verify"
    MEND = "mend"
    RATE_AGAIN = "rate_again"
    CLOSED = "closed"


class Contact(StrEnum):
    """How the call to the citizen ended."""

    REACHED = "reached"
    DECLINED = "declined"
    NOT_REACHED = "not_reached"
    NO_NUMBER = "no_number"


class Verdict(StrEnum):
    VALID = "valid"
    MISTAKEN = "mistaken"
    MALICIOUS = "malicious"


class Cause(StrEnum):
    ATTITUDE = "attitude"
    ANSWER = "answer"
    PROCEDURE = "procedure"
    POLICY = "policy"
    WAIT = "wait"
    LINE = "line"
    OTHER = "other"


class RatingChannel(StrEnum):
    KEY = "key"
    TEXT = "text"


class Act(StrEnum):
    ASSIGN = "assign"
    TAKE = "take"
    CONTACT = "contact"
    VERIFY = "verify"
    EXCLUDE = "exclude"
    PLAN = "plan"
    MOVE = "move"
    FINISH = "finish"
    INVITE = "invite"
    CLOSE = "close"


STAGE_NAMES = {
    Stage.CONTACT: "待回访",
    Stage.VERIFY: "待认定",
    Stage.MEND: "待整改",
    Stage.RATE_AGAIN: "待再评价",
    Stage.CLOSED: "已办结",
}
CONTACT_NAMES = {
    Contact.REACHED: "已联系上",
    Contact.DECLINED: "来电人不愿沟通",
    Contact.NOT_REACHED: "三次未联系上",
    Contact.NO_NUMBER: "无可回访的号码",
}
VERDICT_NAMES = {Verdict.VALID: "属实", Verdict.MISTAKEN: "误评", Verdict.MALICIOUS: "恶意差评"}
CAUSE_NAMES = {
    Cause.ATTITUDE: "服务态度",
    Cause.ANSWER: "答复有误、不清",
    Cause.PROCEDURE: "办理进度、结果",
    Cause.POLICY: "对政策不满",
    Cause.WAIT: "等待过久",
    Cause.LINE: "通话质量",
    Cause.OTHER: "其他",
}
OWN = "这是对您本人的评价，须由他人处置。"
CLOSED = "这条差评已办结，不能再改。请刷新查看。"
PENDING = "已申请剔除，等待他人审批。"
CONTACT_FIRST = "请先回访来电人，再认定。"


@dataclass(frozen=True)
class Handling:
    """How far a bad rating is. ``mended``: of each mending, whether it is done."""

    agent: str
    owner: str = ""
    contact: Contact | None = None
    verdict: Verdict | None = None
    #: An exclusion waits for another person's decision.
    exclusion_pending: bool = False
    mended: tuple[bool, ...] = ()
    #: The second rating; 0 for none.
    score: int = 0
    closed: bool = False


@dataclass(frozen=True)
class Evidence:
    """What shows that a rating is to be excluded: a call and the second at which one hears it."""

    #: The call: the rated one, or one in which the citizen was called back.
    call: str
    second: int


def stage_of(handling: Handling) -> Stage:
    if handling.closed:
        return Stage.CLOSED
    if handling.contact is None:
        return Stage.CONTACT
    if handling.verdict is None:
        return Stage.VERIFY
    return Stage.RATE_AGAIN if handling.mended and all(handling.mended) else Stage.MEND


def act_refusal(handling: Handling, act: Act, by: str, *, manages: bool) -> str:
    """Why this person may not do this now, as a sentence for them; "" when they may.

    ``manages``: the person directs the handling of all ratings, whoever owns them.
    """
    if handling.closed:
        return CLOSED
    if by == handling.agent:
        return OWN
    if act is Act.TAKE:
        return f"{handling.owner} 正在处置这条差评，请另选。" if handling.owner not in ("", by) and not manages else ""
    if handling.owner == "" and act is not Act.ASSIGN:
        return "请先领取这条差评。"
    if by != handling.owner and not manages:
        return f"这条差评由 {handling.owner or '他人'} 处置，仅经办人或负责人可操作。如需接手请联系负责人。"
    return _stage_refusal(handling, act, manages=manages)


def _stage_refusal(handling: Handling, act: Act, *, manages: bool) -> str:
    if handling.exclusion_pending and act in (Act.VERIFY, Act.EXCLUDE, Act.CLOSE):
        return PENDING
    match act:
        case Act.VERIFY if handling.contact is None:
            return CONTACT_FIRST
        case Act.EXCLUDE if handling.verdict is Verdict.VALID:
            return "已认定属实，不能申请剔除。"
        case Act.PLAN | Act.FINISH | Act.MOVE if handling.verdict is not Verdict.VALID:
            return "请先认定属实并写明原因。"
        case Act.MOVE if not manages:
            return "整改期限由负责人调整。"
        case Act.INVITE if stage_of(handling) is not Stage.RATE_AGAIN:
            return "整改完成后才能邀请再评价。"
        case Act.CLOSE if stage_of(handling) is not Stage.RATE_AGAIN:
            return "整改未完成，不能办结。" if handling.verdict else CONTACT_FIRST
        case _:
            return ""


def owner_refusal(handling: Handling, owner: str) -> str:
    """Why the handling cannot be given to this person; "" when it can."""
    return "不能由被评价的坐席处置，请更换。" if owner == handling.agent else ""


def closing_refusal(handling: Handling, reason: str) -> str:
    """Without a second rating it takes a reason to close."""
    return "" if handling.score or reason.strip() else "来电人未再评价，请写明情况再办结。"


def contact_refusal(outcome: Contact, *, reached: bool, abandoned: bool, has_number: bool) -> str:
    """Why this cannot be reported as the outcome of the call to the citizen; "" when it can: calls show it.

    ``reached``: a call since the rating reached the citizen. ``abandoned``: the call-back list has tried three times or
    found the number to be nobody's. ``has_number``: there is an entry in that list.
    """
    match outcome:
        case Contact.NO_NUMBER:
            return "这位来电人有号码，请先回访。" if has_number else ""
        case _ if not has_number:
            return "这位来电人没有可回访的号码，请选“无可回访的号码”。"
        case Contact.NOT_REACHED:
            return "" if abandoned and not reached else "请在三个不同时段各拨打一次，再填未联系上。"
        case _:
            return "" if reached else "没有接通来电人的回访通话，请先拨打。"


def exclusion_refusal(
    verdict: Verdict, evidence: Evidence, *, rated: str, reached_in: Sequence[str], contact: Contact | None
) -> str:
    """Why a rating cannot be excluded on this evidence; "" when it can.

    That it was a mistake only the citizen can say: in a call after the rating. Malice is heard in the rated call or in
    one after it. ``rated``: the rated call; ``reached_in``: later calls that reached the citizen.
    """
    if verdict is Verdict.VALID:
        return "属实的差评不能剔除，请如实处置。"
    if verdict is Verdict.MISTAKEN and contact is not Contact.REACHED:
        return "误评须由来电人在回访中说明，请先回访。"
    allowed = reached_in if verdict is Verdict.MISTAKEN else [rated, *reached_in]
    if evidence.call not in allowed:
        return "请选择能听到证据的通话。"
    return "" if evidence.second >= 0 else "请填写证据在录音中的时间。"
