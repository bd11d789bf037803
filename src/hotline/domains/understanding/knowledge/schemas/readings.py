"""Required reading on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field


class ReadingBody(Schema):
    """``groups`` by name; all agents when none is named."""

    code: str
    version: int
    groups: list[str] = Field(default_factory=list)
    due_on: date
    reason: str = Field(default="", max_length=200)


class ReadingRow(Schema):
    """A required reading. ``recipients``: number of its readers. ``read``: number of those who have read it.

    ``reader``: the one person who has to read it, "" for groups.
    """

    id: int
    code: str
    title: str
    version: int
    groups: list[str]
    reader: str
    reader_name: str
    reason: str
    due_on: date
    overdue: bool
    by: str
    by_name: str
    at: datetime
    ended_at: datetime | None
    recipients: int
    read: int


class ReadingsOut(Schema):
    rows: list[ReadingRow]


class ReadingReceiptOut(Schema):
    """A receipt. ``late``: read after the due day, or still not read after it."""

    number: str
    name: str
    read_at: datetime | None
    late: bool


class ReadingReceiptsOut(Schema):
    rows: list[ReadingReceiptOut]


class OwedRow(Schema):
    """``questions``: to be answered right before it counts as read, 0 for none."""

    id: int
    questions: int
    code: str
    title: str
    version: int
    reason: str
    due_on: date
    overdue: bool
    by_name: str


class OwedOut(Schema):
    rows: list[OwedRow]


class GroupsOut(Schema):
    rows: list[str]
