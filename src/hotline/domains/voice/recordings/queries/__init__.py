"""Recordings read: heard, found, judged."""

from hotline.domains.voice.recordings.queries.due import (
    DueNow,
    bytes_stored,
    destruction,
    destructions,
    due_in,
    due_recordings,
    items_of,
)
from hotline.domains.voice.recordings.queries.figures import Amount, Figures, figures
from hotline.domains.voice.recordings.queries.library import (
    DOWNLOADS,
    Sought,
    downloads,
    downloads_of,
    files_of,
    library_entry,
    library_page,
    library_rows,
)
from hotline.domains.voice.recordings.queries.playback import Playback, distinct_errors, recording_for, sound_of
from hotline.domains.voice.recordings.queries.present import unrecorded_between
from hotline.domains.voice.recordings.queries.read_through import ReadBack, contradicts_log, fault_of, read_back
from hotline.domains.voice.recordings.queries.retention import (
    held_among,
    legal_holds_of,
    retention_of,
    rule_choices,
    rule_in,
    rule_rows,
)
from hotline.domains.voice.recordings.queries.traces import Trace, trace, watermark_code

__all__ = [
    "DOWNLOADS",
    "Amount",
    "DueNow",
    "Figures",
    "Playback",
    "ReadBack",
    "Sought",
    "Trace",
    "bytes_stored",
    "contradicts_log",
    "destruction",
    "destructions",
    "distinct_errors",
    "downloads",
    "downloads_of",
    "due_in",
    "due_recordings",
    "fault_of",
    "figures",
    "files_of",
    "held_among",
    "items_of",
    "legal_holds_of",
    "library_entry",
    "library_page",
    "library_rows",
    "read_back",
    "recording_for",
    "retention_of",
    "rule_choices",
    "rule_in",
    "rule_rows",
    "sound_of",
    "trace",
    "unrecorded_between",
    "watermark_code",
]
