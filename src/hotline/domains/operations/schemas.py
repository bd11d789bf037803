"""Alarms on the wire."""

from datetime import datetime

from ninja import Schema
from pydantic import Field


class AlarmOut(Schema):
    id: str
    level: str
    kind: str
    about: str
    message: str
    raised_at: datetime
    cleared_at: datetime | None
    cleared_by: str
    note: str


class AlarmsOut(Schema):
    rows: list[AlarmOut]


class ClearBody(Schema):
    note: str = Field(min_length=1, max_length=500)
