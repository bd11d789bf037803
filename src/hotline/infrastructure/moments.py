"""A moment as a client names it, with any offset from UTC."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator


def _in_utc(moment: datetime) -> datetime:
    """PostgreSQL takes offsets below 16 hours only, Python below 24. Raises ValueError outside the years 1 to 9999."""
    try:
        return moment if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("the moment is out of range") from None


Moment = Annotated[datetime, AfterValidator(_in_utc)]
