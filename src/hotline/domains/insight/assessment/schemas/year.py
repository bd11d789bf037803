"""Wire shapes of the contract year: sums and acceptance."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of


class YearLineOut(Schema):
    """An indicator's line of the contract year."""

    indicator: str
    number: int
    name: str
    span: str
    #: Yuan by quarter; "" for a quarter that has not begun or has no entry.
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
    """The contract year in yuan."""

    contract: str
    first: date
    last: date
    fee: str
    quarters: list[YearQuarterOut]
    lines: list[YearLineOut]
    #: The result of the indicator that is assessed by the year, in words.
    volume: str
    total: str
    by_result: str
    #: The part of the deductions above the part of the fee that is paid by result.
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
