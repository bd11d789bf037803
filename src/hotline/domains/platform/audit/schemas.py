"""The audit trail on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from hotline.infrastructure.moments import Moment
from hotline.infrastructure.number_handles import MAX_HANDLE
from hotline.kernel.published import one_of


class AuditQuery(Schema):
    """``action``: whole, or its beginning with a dot at its end; ``about``: a subject, or a kind of subjects.

    ``searched``: what somebody looked for, as a handle (``POST /audit/search-handle``); it is compared as a digest.
    """

    by: str = Field("", max_length=12)
    action: str = Field("", max_length=120)
    about: str = Field("", max_length=120)
    outcome: Literal["", "done", "refused", "locked", "failed"] = ""
    address: str = Field("", max_length=45)
    correlation: str = Field("", max_length=32)
    session: str = Field("", max_length=16)
    permission: str = Field("", max_length=40)
    searched: str = Field("", max_length=MAX_HANDLE)
    start: Moment | None = Field(None, alias="from")
    end: Moment | None = Field(None, alias="to")


class SearchedBody(Schema):
    text: str = Field(min_length=1, max_length=100)


class SearchHandleOut(Schema):
    """``handle``: what stands in an address for the text: its mask, and after a tilde the text sealed."""

    handle: str


class AuditRowOut(Schema):
    id: int
    at: datetime
    by: str
    by_name: str
    action: str
    about: str
    outcome: str
    status: int | None
    permission: str
    permission_label: str
    address: str
    client: str
    session: str
    correlation: str
    detail: dict[str, Any]


class AuditPageOut(Schema):
    rows: list[AuditRowOut]
    next: str | None


class AuditHourOut(Schema):
    hour: datetime
    done: int
    refused: int
    failed: int


class AuditHoursOut(Schema):
    """Hours that have any rows, in order."""

    rows: list[AuditHourOut]


class AuditHeadOut(Schema):
    position: int
    digest: str
    at: datetime
    kind: Annotated[str, one_of("head", "checkpoint", "restart")]


class AuditPlaceOut(Schema):
    name: str
    readable: bool
    confirmed_at: datetime | None


class AuditVerificationOut(Schema):
    at: datetime
    seconds: float
    links: int
    heads: int
    findings: int
    error: str


class AuditFindingOut(Schema):
    kind: str
    text: str
    first_at: datetime
    last_at: datetime


class AuditChainOut(Schema):
    """``guards``: what protects the tables in the database now. ``key``: fingerprint of the public key."""

    head: AuditHeadOut | None
    places: list[AuditPlaceOut]
    verification: AuditVerificationOut | None
    findings: list[AuditFindingOut]
    guards: list[Annotated[str, one_of("triggers", "role", "ddl")]]
    key: str
    retention_days: int
    oldest: datetime | None
    pruned_until: datetime | None


class AuditExportBody(AuditQuery):
    form: Literal["csv", "jsonl"] = "csv"
