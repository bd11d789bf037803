"""What happens to citizens' matters. Written by the workorders domain, through the outbox, on ``case/<case_id>``."""

from datetime import datetime

from hotline.events.envelope import Envelope, Fact, fact_in


class CaseOpened(Fact, frozen=True, tag="case.opened"):
    """``source``: call, handed_over, 12345, web …; ``external`` the number 12345 gave it, "" for our own.

    ``repeat``: the same citizen about the same employer within 30 days.
    """

    number: str
    model: str
    version: int
    kind: str
    source: str
    topic: str
    district: str
    urgency: str
    by: str
    call: str = ""
    external: str = ""
    unrest: str = ""
    repeat: bool = False
    trial: bool = False


class CaseStepDone(Fact, frozen=True, tag="case.step_done"):
    """``effect``: what the outcome does (dispatch, sign, return, reply, follow_up, void …); ``seconds`` it took.

    ``to``: the steps that are open now; ``state`` of the case after it. ``lane`` is the role's code.
    """

    step: str
    outcome: str
    effect: str
    by: str
    role: str
    department: str
    seconds: float
    state: str
    to: list[str]
    result: str = ""


class CaseChanged(Fact, frozen=True, tag="case.changed"):
    """What it is about was corrected; names of the fields, and what is counted by as it is now."""

    fields: list[str]
    by: str
    kind: str
    topic: str
    district: str
    urgency: str


class CaseDispatched(Fact, frozen=True, tag="case.dispatched"):
    department: str
    was: str
    by: str
    proposed: str = ""


class TaskHeld(Fact, frozen=True, tag="case.task_held"):
    """A step came into somebody's hands, or ("") nobody's; ``how``: claimed, given, handed_over, released."""

    step: str
    person: str
    how: str
    by: str


class CaseFollowedUp(Fact, frozen=True, tag="case.followed_up"):
    """A call to the citizen about the answer. ``result``: resolved, explained, unresolved, unreached."""

    result: str
    satisfied: bool | None
    attempt: int
    by: str
    call: str = ""


class CaseContacted(Fact, frozen=True, tag="case.contacted"):
    """Somebody who deals with it spoke to the citizen for the first time (响应)."""

    by: str
    department: str


class CaseClosed(Fact, frozen=True, tag="case.closed"):
    """``state`` it ended in: closed, voided, merged, returned_out."""

    state: str
    by: str
    round: int


class CaseReopened(Fact, frozen=True, tag="case.reopened"):
    by: str
    round: int


class CaseMerged(Fact, frozen=True, tag="case.merged"):
    """This case went into ``into``."""

    into: str
    by: str


class CaseUrged(Fact, frozen=True, tag="case.urged"):
    """``times`` by now; ``source`` 12345 or our own."""

    by: str
    times: int
    source: str = ""


class CaseSupervised(Fact, frozen=True, tag="case.supervised"):
    """The supervision office watches it (``on``) or does no longer."""

    by: str
    on: bool


class CaseSealed(Fact, frozen=True, tag="case.sealed"):
    """Only who may see confidential cases sees it, or (``on`` false) everybody again."""

    by: str
    on: bool


class DeadlineStarted(Fact, frozen=True, tag="case.deadline_started"):
    """``ours``: a part of the contractor's (K9)."""

    clock: str
    due_at: datetime
    ours: bool = False


class DeadlineMoved(Fact, frozen=True, tag="case.deadline_moved"):
    """``how``: paused (no ``due_at`` meanwhile), resumed, extended, dropped; the original one is not reset."""

    clock: str
    how: str
    due_at: datetime | None
    original_due_at: datetime
    by: str


class DeadlineStopped(Fact, frozen=True, tag="case.deadline_stopped"):
    """What it waited for was done: in time, in time without extensions."""

    clock: str
    met: bool
    met_originally: bool
    due_at: datetime
    ours: bool = False


class DeadlineAlert(Fact, frozen=True, tag="case.deadline_alert"):
    """``level``: warned (``share`` of the time is over), overdue, escalated (to the role ``to``)."""

    clock: str
    level: str
    share: float
    to: str
    due_at: datetime


class ExtensionAsked(Fact, frozen=True, tag="case.extension_asked"):
    clock: str
    by: str


class ExtensionAnswered(Fact, frozen=True, tag="case.extension_answered"):
    clock: str
    granted: bool
    by: str


class CaseCommented(Fact, frozen=True, tag="case.commented"):
    by: str
    mentions: list[str]


class CaseNoted(Fact, frozen=True, tag="case.noted"):
    """Somebody wrote down what a call to the citizen brought; ``reached`` or nobody answered."""

    by: str
    reached: bool


class CaseJudged(Fact, frozen=True, tag="case.judged"):
    """12345's own judgement, None for what was not asked of the citizen."""

    responded: bool | None
    resolved: bool | None
    satisfied: bool | None


class CaseMoved(Fact, frozen=True, tag="case.moved"):
    """To another version of its model."""

    was: int
    version: int
    by: str


CaseFact = (
    CaseOpened
    | CaseStepDone
    | CaseChanged
    | CaseDispatched
    | TaskHeld
    | CaseFollowedUp
    | CaseContacted
    | CaseClosed
    | CaseReopened
    | CaseMerged
    | CaseUrged
    | CaseSupervised
    | CaseSealed
    | DeadlineStarted
    | DeadlineMoved
    | DeadlineStopped
    | DeadlineAlert
    | ExtensionAsked
    | ExtensionAnswered
    | CaseCommented
    | CaseNoted
    | CaseMoved
    | CaseJudged
)


def subject(case_id: str) -> str:
    return f"case/{case_id}"


def fact_of(event: Envelope) -> CaseFact:
    return fact_in(event, CaseFact)  # type: ignore[no-any-return]
