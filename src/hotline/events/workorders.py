"""The events of cases, on subject ``case/<case_id>``. The workorders domain writes them through the outbox.

``by`` is a staff number, or 12345 or system. ``department``, ``topic`` and ``district`` are codes.
"""

from datetime import datetime

from hotline.events.envelope import Envelope, Fact, fact_in


class CaseOpened(Fact, frozen=True, tag="case.opened"):
    """A case was opened."""

    number: str  # our number of the case
    model: str  # name of its model
    version: int  # version of its model
    kind: str  # 咨询, 投诉 …
    source: str  # call, handed_over, 12345, web …
    topic: str
    district: str
    urgency: str  # 一般, 紧急, 特急
    by: str
    call: str = ""  # id of the call it came from; "" for none
    external: str = ""  # 12345's number of the case; "" for our own
    unrest: str = ""  # level: 红, 橙, 黄; "" for none
    repeat: bool = False  # the same citizen about the same employer within 30 days
    trial: bool = False  # opened in a trial version: no figure counts it


class CaseStepDone(Fact, frozen=True, tag="case.step_done"):
    """A step of the flow was done."""

    step: str  # id of the step
    outcome: str  # its outcome
    effect: str  # effect of the outcome: dispatch, sign, return, reply, follow_up, void …
    by: str
    role: str  # code of the step's role
    department: str
    seconds: float  # from opening the step to doing it
    state: str  # state of the case after it
    to: list[str]  # ids of the steps that are open now
    result: str = ""  # result of a follow-up; "" otherwise


class CaseChanged(Fact, frozen=True, tag="case.changed"):
    """Fields of the case were corrected."""

    fields: list[str]  # names of the changed fields
    by: str
    kind: str  # the new value, like the next three
    topic: str
    district: str
    urgency: str


class CaseDispatched(Fact, frozen=True, tag="case.dispatched"):
    """The case was given to a department."""

    department: str  # the new one
    was: str  # the one before; "" for none
    by: str
    proposed: str = ""  # the decision table's proposal; "" for none


class TaskHeld(Fact, frozen=True, tag="case.task_held"):
    """A step changed hands."""

    step: str  # id of the step
    person: str  # staff number; "" for nobody
    how: str  # claimed, given, handed_over, released
    by: str


class CaseFollowedUp(Fact, frozen=True, tag="case.followed_up"):
    """The citizen was called about the answer."""

    result: str  # resolved, explained, unresolved, unreached
    satisfied: bool | None  # None when not stated
    attempt: int  # number of the call, from 1
    by: str
    call: str = ""  # id of the call; "" for none


class CaseContacted(Fact, frozen=True, tag="case.contacted"):
    """A staff member who works on the case spoke to the citizen for the first time (响应)."""

    by: str
    department: str


class CaseClosed(Fact, frozen=True, tag="case.closed"):
    """The case is over."""

    state: str  # closed, voided, merged, returned_out
    by: str
    round: int  # from 1; each reopening begins another round


class CaseReopened(Fact, frozen=True, tag="case.reopened"):
    """A closed case was opened again."""

    by: str
    round: int  # the round that begins


class CaseMerged(Fact, frozen=True, tag="case.merged"):
    """The case was merged into another."""

    into: str  # id of the other case
    by: str


class CaseUrged(Fact, frozen=True, tag="case.urged"):
    """The citizen urged the case (催办)."""

    by: str
    times: int  # number of urgings so far
    source: str = ""  # 12345; "" for our own


class CaseSupervised(Fact, frozen=True, tag="case.supervised"):
    """The supervision office watches the case (``on``), or no longer does."""

    by: str
    on: bool


class CaseSealed(Fact, frozen=True, tag="case.sealed"):
    """The case became confidential (``on``), or is open again."""

    by: str
    on: bool


class DeadlineStarted(Fact, frozen=True, tag="case.deadline_started"):
    """A deadline began to run."""

    clock: str  # name of the deadline in the model
    due_at: datetime
    ours: bool = False  # part of the contractor's deadline (indicator 9)


class DeadlineMoved(Fact, frozen=True, tag="case.deadline_moved"):
    """A deadline was moved."""

    clock: str
    how: str  # paused, resumed, extended, revived (a returned case goes on under it), dropped
    due_at: datetime | None  # new end; None while paused and once dropped
    original_due_at: datetime  # end without extensions
    by: str


class DeadlineStopped(Fact, frozen=True, tag="case.deadline_stopped"):
    """The step that the deadline waited for was done."""

    clock: str
    met: bool  # in time
    met_originally: bool  # in time without extensions
    due_at: datetime
    ours: bool = False  # part of the contractor's deadline (indicator 9)


class DeadlineAlert(Fact, frozen=True, tag="case.deadline_alert"):
    """A deadline comes near or is over."""

    clock: str
    level: str  # warned, overdue, escalated
    share: float  # share of the time that is over, for warned
    to: str  # role that is notified, for escalated
    due_at: datetime


class ExtensionRequested(Fact, frozen=True, tag="case.extension_asked"):
    """An extension was requested."""

    clock: str  # name of the deadline in the model
    by: str


class ExtensionAnswered(Fact, frozen=True, tag="case.extension_answered"):
    """The supervision office decided on an extension."""

    clock: str  # name of the deadline in the model
    granted: bool
    by: str


class CaseCommented(Fact, frozen=True, tag="case.commented"):
    """A staff member commented on the case."""

    by: str
    mentions: list[str]  # staff numbers of the people named


class CaseNoted(Fact, frozen=True, tag="case.noted"):
    """A staff member recorded a call made to the citizen about the case."""

    by: str
    reached: bool  # False: nobody answered


class CaseGraded(Fact, frozen=True, tag="case.judged"):
    """12345 asked the citizen for a judgement. None: not asked."""

    responded: bool | None  # was the citizen contacted in time
    resolved: bool | None  # was it resolved
    satisfied: bool | None  # was the citizen satisfied


class CaseMoved(Fact, frozen=True, tag="case.moved"):
    """The case runs in another version of its model now."""

    was: int  # version before
    version: int  # version now
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
    | ExtensionRequested
    | ExtensionAnswered
    | CaseCommented
    | CaseNoted
    | CaseMoved
    | CaseGraded
)


def subject(case_id: str) -> str:
    return f"case/{case_id}"


def fact_of(event: Envelope) -> CaseFact:
    return fact_in(event, CaseFact)  # type: ignore[no-any-return]
