"""A case on paper, as the wire has it."""

from datetime import datetime

from ninja import Schema


class PrintoutLine(Schema):
    name: str
    value: str


class PrintoutSection(Schema):
    title: str
    lines: list[PrintoutLine]


class PrintoutOut(Schema):
    """``timeline``: who did what when, in words."""

    title: str
    number: str
    external_number: str
    state: str
    created_at: datetime
    printed_at: datetime
    sections: list[PrintoutSection]
    timeline: list[PrintoutLine]
