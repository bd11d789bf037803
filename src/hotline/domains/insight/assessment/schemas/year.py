"""Wire shapes of the contract year: its sums and its acceptance."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of


class YearLineOut(Schema):
    """``amounts``: yuan by quarter, "" where it has not begun or nothing was entered."""

    indicator: str
    number: int
    name: str
    span: str
    amounts: list[str]
    total: str


class YearQuarterOut(Schema):
    """``state``: frozen, running, ahead."""

    key: str
    name: str
    state: Annotated[str, one_of("frozen", "running", "ahead")]
    total: str


class YearPaymentOut(Schema):
    key: str
    name: str
    planned: str
    due: str


class YearOut(Schema):
    """``volume``: what the year's own item stands at; ``beyond``: what lies above the part paid by result."""

    contract: str
    first: date
    last: date
    fee: str
    quarters: list[YearQuarterOut]
    lines: list[YearLineOut]
    volume: str
    total: str
    by_result: str
    beyond: str
    warnings: list[str]
    payments: list[YearPaymentOut]


class AcceptanceStepOut(Schema):
    state: str
    state_name: str
    comment: str
    by: str
    by_name: str
    at: datetime


class ClauseOut(Schema):
    id: str
    text: str
    figure: str
    screens: list[str]
    state: Annotated[str, one_of("open", "claimed", "accepted", "conditional", "refused")]
    state_name: str
    steps: list[AcceptanceStepOut]


class ClauseGroupOut(Schema):
    name: str
    clauses: list[ClauseOut]


class AcceptanceOut(Schema):
    """``counts``: how many clauses stand where, by the name of the state."""

    contract: str
    counts: dict[str, int]
    groups: list[ClauseGroupOut]


class ClaimIn(Schema):
    clause: str = Field(max_length=10)
    comment: str = Field(max_length=500)


class FindIn(Schema):
    clause: str = Field(max_length=10)
    state: str = Field(max_length=12)
    comment: str = Field("", max_length=500)
