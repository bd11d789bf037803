"""A request for approval: its states, and why somebody may not decide on it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ApprovalState(StrEnum):
    """``DONE``: approved and carried out, or used up."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    DONE = "done"


#: How each state reads in a sentence.
STATE_TEXTS = {
    ApprovalState.APPROVED: "已批准",
    ApprovalState.REFUSED: "已拒绝",
    ApprovalState.WITHDRAWN: "已撤回",
    ApprovalState.EXPIRED: "已过期",
    ApprovalState.DONE: "已办结",
}


@dataclass(frozen=True)
class OpenRequest:
    """What of a request decides who may decide on it. ``about`` is a subject such as ``staff/1001``."""

    state: ApprovalState
    requested_by: str
    about: str
    expires_at: datetime


def state_at(request: OpenRequest, now: datetime) -> ApprovalState:
    """The state: an open request is over at its time, also before anything has noted that."""
    if request.state is ApprovalState.OPEN and now >= request.expires_at:
        return ApprovalState.EXPIRED
    return request.state


def is_own(request: OpenRequest, number: str) -> bool:
    """Whether the person requested it, or it is about the person's own rights: somebody else decides."""
    return number == request.requested_by or request.about == f"staff/{number}"


def decision_refusal(request: OpenRequest, by: str, now: datetime) -> str:
    """Why this person may not approve or refuse the request now, in a sentence; "" when they may."""
    state = state_at(request, now)
    if state is not ApprovalState.OPEN:
        return f"这项申请{STATE_TEXTS[state]}。"
    if by == request.requested_by:
        return "本人的申请须由他人审批。"
    return "该申请涉及您本人，须由他人审批。" if is_own(request, by) else ""
