"""The security administrator's page on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.domains.platform.security.rules.accidents import AccidentKind, ClockState, DecisionKind, Level, StepKind
from hotline.domains.platform.security.rules.expiry import EndKind, EndState
from hotline.infrastructure.moments import Moment
from hotline.kernel.published import one_of

OUTCOMES = ("passed", "failed", "unknown")


class SelfCheckOut(Schema):
    """``text``: what was found. ``since``: when it began to end so; ``passed_at``: when it passed last."""

    code: str
    name: str
    looks_at: str
    outcome: Annotated[str, one_of(*OUTCOMES)]
    text: str
    remedy: str
    link: str
    checked_at: datetime | None
    since: datetime | None
    passed_at: datetime | None


class SelfChecksOut(Schema):
    """``oldest``: when the check that was made longest ago was made; None while one was never made."""

    checks: list[SelfCheckOut]
    oldest: datetime | None


class RunRequestedOut(Schema):
    """Results that are not older are of this run."""

    at: datetime


class ControlCheckOut(Schema):
    code: str
    name: str
    outcome: Annotated[str, one_of(*OUTCOMES)]
    checked_at: datetime | None


class ControlOut(Schema):
    """``status``: by the self-checks; ``tested``: tests of this version alone show it; ``elsewhere``: not by us."""

    key: str
    requires: str
    done_by: str
    page: str
    chapter: str
    elsewhere: str
    tests: list[str]
    checks: list[ControlCheckOut]
    status: Annotated[str, one_of(*OUTCOMES, "tested", "elsewhere")]
    passed_at: datetime | None


class ControlGroupOut(Schema):
    key: str
    name: str
    clause: str
    controls: list[ControlOut]


class ControlGroupsOut(Schema):
    """``version``, ``revision``, ``committed_at``: of the programs, whose tests are named."""

    version: str
    revision: str
    committed_at: datetime | None
    groups: list[ControlGroupOut]


class AlgorithmUseOut(Schema):
    """``bits``: of the key or the digest. ``domestic``: a Chinese algorithm; ``why``: why another one."""

    algorithm: str
    bits: int
    domestic: bool
    purpose: str
    standard: str
    code: str
    why: str


class AlgorithmUsesOut(Schema):
    uses: list[AlgorithmUseOut]


class SignInAttemptsQuery(Schema):
    """``text``: part of a work number or name, or a whole address."""

    kind: Literal["", "failed", "strange"] = ""
    text: str = Field("", max_length=45)
    start: Moment | None = Field(None, alias="from")
    end: Moment | None = Field(None, alias="to")


class SignInAttemptOut(Schema):
    """``number`` "": nobody has the number that was typed. ``open``: the session that it began is still open."""

    id: int
    at: datetime
    number: str
    name: str
    role_names: list[str]
    address_masked: str
    at_office: bool
    device: str
    outcome: Annotated[str, one_of("done", "wrong_password", "wrong_factor", "locked")]
    strange: list[Annotated[str, one_of("network", "device", "hours")]]
    open: bool


class SignInAttemptsOut(Schema):
    rows: list[SignInAttemptOut]
    next: str | None


class FailureDayOut(Schema):
    day: date
    wrong_password: int
    wrong_factor: int
    locked: int


class FailureDaysOut(Schema):
    """The last fourteen days, today last."""

    days: list[FailureDayOut]


class DormantAccountOut(Schema):
    """``last_begun`` None: never signed in; then it was set up, or given a password, at ``password_set_at``."""

    number: str
    name: str
    group: str
    role_names: list[str]
    last_begun: datetime | None
    password_set_at: datetime
    days: int


class DormantAccountsOut(Schema):
    rows: list[DormantAccountOut]
    #: How many active accounts there are.
    active: int


class EndingOut(Schema):
    kind: Annotated[str, one_of(*EndKind)]
    name: str
    at: datetime | None
    state: Annotated[str, one_of(*EndState)]
    remedy: str
    note: str


class EndingsOut(Schema):
    rows: list[EndingOut]


class AccidentIn(Schema):
    """``text``: what happened. ``alarm``: id of the alarm that it is opened from."""

    title: str = Field(min_length=2, max_length=80)
    kind: AccidentKind
    level: Level
    text: str = Field(min_length=2, max_length=1000)
    found_at: AwareDatetime
    alarm: str = Field("", max_length=80)


class StepIn(Schema):
    kind: StepKind
    at: AwareDatetime
    text: str = Field(min_length=2, max_length=500)


class LevelIn(Schema):
    level: Level
    reason: str = Field(min_length=2, max_length=200)


class ClosureIn(Schema):
    """``counts``: as an accident of the contract (K19)."""

    counts: bool
    conclusion: str = Field(min_length=2, max_length=200)


class ReopeningIn(Schema):
    reason: str = Field(min_length=2, max_length=200)


class AccidentClockOut(Schema):
    """The term of a step. ``source``: what the term rests on."""

    step: Annotated[str, one_of(*StepKind)]
    due_at: datetime
    done_at: datetime | None
    state: Annotated[str, one_of(*ClockState)]
    source: str


class AccidentOut(Schema):
    """``steps``: kinds of what was noted. ``counts`` None: open."""

    id: str
    serial: str
    title: str
    kind: Annotated[str, one_of(*AccidentKind)]
    level: Annotated[str, one_of(*Level)]
    found_at: datetime
    closed_at: datetime | None
    counts: bool | None
    steps: list[Annotated[str, one_of(*StepKind)]]
    clocks: list[AccidentClockOut]


class AccidentsOut(Schema):
    rows: list[AccidentOut]
    next: str | None


class OpenAccidentsOut(Schema):
    rows: list[AccidentOut]


class AccidentStepOut(Schema):
    kind: Annotated[str, one_of(*StepKind)]
    at: datetime
    text: str
    by: str
    by_name: str
    noted_at: datetime


class AccidentFileOut(Schema):
    id: str
    name: str
    media_type: str
    size: int
    sha256: str
    by: str
    by_name: str
    at: datetime


class EvidenceListeningOut(Schema):
    """A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``."""

    id: int
    token: str
    expires_at: Moment


class AccidentDecisionOut(Schema):
    """A closure (``counts`` set, ``reason`` the conclusion) or its undoing."""

    kind: Annotated[str, one_of(*DecisionKind)]
    at: datetime
    counts: bool | None
    reason: str
    requested_by: str
    requested_by_name: str
    approved_by: str
    approved_by_name: str


class AccidentDetailOut(AccidentOut):
    """``waiting``: its closure, or of a closed one its reopening, waits for approval.

    ``missing``: why closing it cannot be requested yet; "" when it can.
    """

    text: str
    alarm: str
    opened_at: datetime
    opened_by: str
    opened_by_name: str
    noted: list[AccidentStepOut]
    decisions: list[AccidentDecisionOut]
    files: list[AccidentFileOut]
    conclusion: str
    closed_by: str
    closed_by_name: str
    approved_by: str
    approved_by_name: str
    waiting: bool
    missing: str


class QuarantineQuery(Schema):
    kind: Literal["", "virus", "content"] = ""
    start: Moment | None = Field(None, alias="from")
    end: Moment | None = Field(None, alias="to")


class QuarantinedFileOut(Schema):
    """``finding``: the virus, or why the content was refused. ``destroyed_by`` None: nothing is stored (any more)."""

    id: str
    at: datetime
    by: str
    by_name: str
    place: str
    kind: Annotated[str, one_of("virus", "content")]
    name: str
    size: int
    finding: str
    sha256: str
    stored: bool
    destroyed_at: datetime | None
    destroyed_by: datetime | None


class QuarantineOut(Schema):
    rows: list[QuarantinedFileOut]
    next: str | None
