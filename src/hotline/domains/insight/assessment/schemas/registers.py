"""Registers and their entries on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.quality.rules.inspections import Unreachable


class RegisterFieldOut(Schema):
    key: str
    name: str
    unit: str
    maximum: int
    digits: int


class RegisterOut(Schema):
    """``waiting``: entries of the quarter that nobody has approved yet. ``outside``: defined by people, of any day."""

    key: str
    name: str
    feeds: str
    indicator: str
    day: str
    about: str
    about_required: bool
    fields: list[RegisterFieldOut]
    waiting: int
    outside: bool
    #: Where entries come from, as a sentence, when nobody makes them here; "" otherwise.
    elsewhere: str


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


class EntryCorrectionOut(Schema):
    """How a wrong answer is put right: why the citizen is not called back, or until when, by whom, with what result."""

    unreachable: Unreachable | None
    due: datetime | None
    result: str
    by: str
    by_name: str
    closed_at: datetime | None
    note: str


class RegisterEntryOut(Schema):
    """An entry of a register. ``mine``: the reader made it and so cannot approve it."""

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
    decided_by: str
    decided_by_name: str
    decided_at: datetime | None
    comment: str
    corrects: str
    mine: bool
    evidence: list[EvidenceFileOut]
    correction: EntryCorrectionOut | None


class MeasuredEntryOut(Schema):
    """An entry made from a measurement. ``entry``: id of the first entry. ``state``: of the entry now in its place."""

    entry: str
    register_key: str
    day: date
    quarter: str
    state: str
    state_name: str


class RegisterEntriesOut(Schema):
    rows: list[RegisterEntryOut]


class RegisterEntryIn(Schema):
    register_key: str = Field(max_length=20)
    day: date
    figures: dict[str, int]
    about: str = Field("", max_length=200)
    note: str = Field("", max_length=500)
    corrects: str = Field("", max_length=40)


class DecisionIn(Schema):
    approved: bool
    comment: str = Field("", max_length=300)


class WithdrawIn(Schema):
    why: str = Field(max_length=300)


class ImportedOut(Schema):
    entries: int


class OutsideFieldIn(Schema):
    name: str = Field(max_length=20)
    unit: str = Field(max_length=6)
    digits: int = Field(0, ge=0, le=4)


class OutsideIn(Schema):
    """``key``: of the one that this is the next version of, "" for a new one."""

    key: str = Field("", max_length=20)
    name: str = Field(max_length=20)
    about: str = Field("", max_length=20)
    columns: list[OutsideFieldIn] = Field(min_length=1, max_length=12)


class DefinedOut(Schema):
    key: str
