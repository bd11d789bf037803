"""Wire shapes of mass sending (群发). See docs/messages.md."""

from datetime import datetime
from decimal import Decimal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.mass import MassStage, ResultState, RowProblem
from hotline.domains.service.messaging.rules.texts import Sending


class MassOut(Schema):
    """One mass sending, as the list shows it."""

    id: str
    name: str
    stage: MassStage
    is_requested: bool
    created_by: str
    created_at: datetime
    rows: int
    sendable: int


class MassListOut(Schema):
    rows: list[MassOut]
    next: str | None


class MassCountOut(Schema):
    """How many texts are in a state."""

    state: Sending
    count: int


class MassProblemCountOut(Schema):
    problem: RowProblem
    count: int


class MassRowOut(Schema):
    """A row that is not sent. ``line``: as a spreadsheet counts. ``number``: masked; "" for what is no number."""

    line: int
    problem: RowProblem
    number: str


class MassResultOut(Schema):
    """One's own last workbook of the result. ``size``: bytes."""

    state: ResultState
    size: int
    requested_at: datetime
    stored_until: datetime


class MassDetailOut(MassOut):
    """``price``: in yuan. ``refused``: the first hundred rows that are not sent; the workbook has all.

    ``result``: null where one has requested none.
    """

    headings: list[str]
    template: str
    number_column: str
    columns: dict[str, str]
    parts: int
    price: Decimal
    failure: str
    approved_by: str
    started_at: datetime | None
    over_at: datetime | None
    problems: list[MassProblemCountOut]
    refused: list[MassRowOut]
    progress: list[MassCountOut]
    result: MassResultOut | None


class MassCheckBody(Schema):
    """``template``: variables as {名称}. ``columns``: variable -> heading of its column."""

    name: str = Field(min_length=1, max_length=60)
    template: str = Field(min_length=1, max_length=500)
    number_column: str = Field(max_length=100)
    columns: dict[str, str] = Field(default_factory=dict)


class MassTrialBody(Schema):
    number: str = Field(min_length=11, max_length=20)


class MassSubmitBody(Schema):
    reason: str = Field(min_length=2, max_length=200)
