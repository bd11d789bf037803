"""A case on paper, as the wire has it."""

from datetime import datetime

from ninja import Schema


class PaperLine(Schema):
    name: str
    value: str


class PaperSection(Schema):
    title: str
    lines: list[PaperLine]


class PaperOut(Schema):
    """``story``: who did what when, in words."""

    title: str
    number: str
    external_number: str
    state: str
    created_at: datetime
    printed_at: datetime
    sections: list[PaperSection]
    story: list[PaperLine]
