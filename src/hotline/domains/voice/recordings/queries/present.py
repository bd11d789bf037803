"""Checks that the recordings of the last day exist where they should. The files are looked for, not read."""

from datetime import datetime

from hotline.domains.voice.recordings.models import RecordingFile
from hotline.domains.voice.records.queries.consistency import recorded_between
from hotline.infrastructure import storage


def unrecorded_between(start: datetime, end: datetime) -> tuple[int, dict[str, str]]:
    """The number of answered calls that ended in [start, end), and call -> "unchecked" or "missing".

    A fault that the check after the call found was announced then. Archived recordings are left to the nightly check.
    """
    recorded = recorded_between(start, end)
    files = RecordingFile.objects.in_bulk(list(recorded))
    faults = {call: _fault(state, files.get(call)) for call, state in recorded.items()}
    return len(recorded), {call: fault for call, fault in faults.items() if fault}


def _fault(state: str, row: RecordingFile | None) -> str:
    if row is None:
        return "unchecked" if state == "pending" else "missing"
    if row.state == "faulty" or row.archive or row.deleted_at is not None:
        return ""
    return "" if storage.recordings().size(row.path) is not None else "missing"
