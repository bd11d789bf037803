"""Wire shape of what comes beside a sheet of numbers."""

from ninja import Schema
from pydantic import Field


class NumberSheetBody(Schema):
    """Why its numbers are taken in."""

    reason: str = Field(min_length=1, max_length=80)
