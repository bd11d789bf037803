"""Registers and their entries on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field


class RegisterFieldOut(Schema):
    key: str
    name: str
    unit: str
    most: int


class RegisterOut(Schema):
    """``waiting``: entries of the quarter that nobody has approved yet."""

    key: str
    name: str
    feeds: str
    indicator: str
    day: str
    about: str
    about_required: bool
    fields: list[RegisterFieldOut]
    waiting: int


class RegistersOut(Schema):
    quarter: str
    first: date
    last: date
    frozen: bool
    registers: list[RegisterOut]


class EvidenceFileOut(Schema):
    id: str
    name: str
    size: int
    sha256: str
    by: str
    at: datetime


class RegisterEntryOut(Schema):
    """``mine``: who asks made it and so cannot approve it."""

    id: str
    register_key: str
    day: date
    figures: dict[str, int]
    about: str
    note: str
    state: str
    state_name: str
    made_by: str
    made_by_name: str
    made_at: datetime
    judged_by: str
    judged_by_name: str
    judged_at: datetime | None
    words: str
    corrects: str
    mine: bool
    evidence: list[EvidenceFileOut]


class RegisterEntriesOut(Schema):
    rows: list[RegisterEntryOut]


class RegisterEntryIn(Schema):
    register_key: str = Field(max_length=20)
    day: date
    figures: dict[str, int]
    about: str = Field("", max_length=200)
    note: str = Field("", max_length=500)
    corrects: str = Field("", max_length=40)


class JudgeIn(Schema):
    approved: bool
    words: str = Field("", max_length=300)


class WithdrawIn(Schema):
    why: str = Field(max_length=300)


class ImportedOut(Schema):
    entries: int
