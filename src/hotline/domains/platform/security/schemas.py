"""The security administrator's page on the wire."""

from datetime import datetime
from typing import Annotated

from ninja import Schema

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
