"""Exports of calls: their states, and how many may be under way."""

from datetime import timedelta
from enum import StrEnum

#: Rows of a workbook; a person looks through no more.
MAX_ROWS = 200_000
#: Of one person at a time.
MAX_UNFINISHED = 3
#: After so long a file is removed.
STORED_FOR = timedelta(days=7)
#: A worker writes of its progress far more often; one that has not for so long is dead.
FORSAKEN = timedelta(minutes=10)


class ExportState(StrEnum):
    WAITING = "waiting"
    MAKING = "making"
    DONE = "done"
    FAILED = "failed"


UNFINISHED = (ExportState.WAITING.value, ExportState.MAKING.value)
