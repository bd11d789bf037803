"""Requests for approval on the wire."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.approvals.rules.requests import ApprovalState
from hotline.kernel.published import one_of


class ApprovalRemarkBody(Schema):
    remark: str = Field("", max_length=200)


class FactOut(Schema):
    label: str
    text: str


class ApprovalOut(Schema):
    """``may_decide``: the reader may approve or refuse it now; ``mine``: the reader requested it.

    ``evidence_call``: the call in whose recording the reason is heard, "" for none.
    ``uses_left``: how often the requester may still do what was approved, until ``usable_until``.
    """

    id: str
    kind: Annotated[str, one_of(*ApprovalKind)]
    kind_name: str
    title: str
    facts: list[FactOut]
    evidence_call: str
    reason: str
    state: Annotated[str, one_of(*ApprovalState)]
    requested_by: str
    requested_name: str
    requested_at: datetime
    expires_at: datetime
    decided_by: str
    decided_name: str
    decided_at: datetime | None
    remark: str
    usable_until: datetime | None
    uses_left: int
    mine: bool
    may_decide: bool


class ApprovalsOut(Schema):
    """``waiting``: how many the reader may decide on now; ``decides``: whether there is any kind the reader decides."""

    rows: list[ApprovalOut]
    next: str | None
    waiting: int
    decides: bool
