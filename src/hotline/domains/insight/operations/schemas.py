"""Alarms, thresholds and the installation on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.infrastructure.moments import Moment
from hotline.kernel.published import one_of


class InstallationOut(Schema):
    """``demonstration``: people and data are invented, and passwords published."""

    demonstration: bool


class AlarmOut(Schema):
    id: str
    level: Annotated[str, one_of("red", "orange", "yellow")]
    kind: str
    about: str
    message: str
    queue: str
    queue_name: str = ""
    group: str
    agent: str
    agent_name: str = ""
    call: str
    raised_at: datetime
    escalated_at: datetime | None
    acknowledged_at: datetime | None
    acknowledged_by: str
    acknowledged_name: str
    acknowledged_note: str
    cleared_at: datetime | None
    cleared_by: str
    cleared_name: str = ""
    note: str


class AlarmsOut(Schema):
    rows: list[AlarmOut]
    next: str | None


class QuestionAndAnswerOut(Schema):
    """``raised``: on this question a leader was asked to look."""

    at: datetime
    question: str
    reply: str
    raised: bool


class AlarmTranscriptOut(Schema):
    """The dialogue behind an alarm. ``exchanges``: the latest first, empty once ``retention_days`` have passed.

    ``callback``: the entry of the call-back list, "" while no number was left.
    """

    alarm: AlarmOut
    exchanges: list[QuestionAndAnswerOut]
    callback: str
    retention_days: int


class AlarmsQuery(Schema):
    kind: str = ""
    state: Literal["", "open", "waiting", "cleared"] = ""
    level: Literal["", "red", "orange", "yellow"] = ""
    start: Moment | None = Field(None, alias="from")
    end: Moment | None = Field(None, alias="to")
    longer: int = Field(0, ge=0)


class DayOut(Schema):
    day: date
    kind: str
    level: str
    count: int


class DaysOut(Schema):
    rows: list[DayOut]


class AcknowledgeBody(Schema):
    note: str = Field("", max_length=200)


class ClearBody(Schema):
    note: str = Field(min_length=1, max_length=500)


class ThresholdIn(Schema):
    """Seconds, or shares 0 … 1; ``queue`` and ``group`` "": for all."""

    kind: str
    queue: str = ""
    group: str = ""
    on: bool = True
    warn: float = 0
    urgent: float = 0
    min_calls: int = Field(0, ge=0, le=100_000)


class ThresholdRow(ThresholdIn):
    """A threshold in force."""


class ThresholdKind(Schema):
    """A kind of alarm with its threshold. ``unit``: seconds, share or always.

    ``scopes``: what may have a threshold of its own. ``changed``: the threshold differs from the builtin one.
    """

    code: str
    unit: Annotated[str, one_of("seconds", "share", "always")]
    scopes: list[Annotated[str, one_of("queue", "group")]]
    lowest: float
    general: ThresholdRow
    builtin: ThresholdRow
    changed: bool
    apart: list[ThresholdRow]


class AlarmChoice(Schema):
    id: str
    name: str


class ThresholdsOut(Schema):
    kinds: list[ThresholdKind]
    queues: list[AlarmChoice]
    groups: list[str]


class BanOut(Schema):
    source: str
    seconds: int
    why: str


class SipEdgeOut(Schema):
    """The SIP edge: the addresses it has banned, and the messages ``dropped`` and ``refused`` since it started."""

    on: bool
    dropped: int
    refused: int
    bans: list[BanOut]


class InvariantOut(Schema):
    """An invariant.

    ``checked``: number of things compared. ``error``: why it could not be checked, "" when it was.
    """

    code: str
    checked: int
    violations: int
    error: str


class InvariantsOut(Schema):
    """The last look; ``at`` null while there was none. ``seconds`` it took."""

    at: datetime | None
    seconds: float
    invariants: list[InvariantOut]


class FindingOut(Schema):
    """``remedy``: what to do, "" when all is well."""

    code: Annotated[str, one_of("disk", "clock", "certificate", "backup", "drill", "jobs", "unsent")]
    tone: Annotated[str, one_of("ok", "warn", "danger", "unknown")]
    text: str
    remedy: str


class MachineOut(Schema):
    """``revision``: of the checkout, "" where there is none. ``database_bytes``: null while the database is away."""

    site: str
    node: str
    version: str
    revision: str
    database_bytes: int | None
    findings: list[FindingOut]
