"""Recordings read: heard, found, judged."""

from hotline.domains.voice.recordings.queries.due import (
    DueNow,
    bytes_kept,
    destruction,
    destructions,
    due_in,
    due_recordings,
    items_of,
)
from hotline.domains.voice.recordings.queries.figures import Amount, Figures, figures
from hotline.domains.voice.recordings.queries.hearing import Heard, recording_for, sound_of, told_apart
from hotline.domains.voice.recordings.queries.keeping import (
    held_among,
    keeping_of,
    legal_holds_of,
    rule_choices,
    rule_in,
    rule_rows,
)
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
from hotline.domains.voice.recordings.queries.present import unrecorded_between
from hotline.domains.voice.recordings.queries.reading import ReadBack, contradicts_log, fault_of, read_back
from hotline.domains.voice.recordings.queries.tracing import Trace, trace, watermark_code

__all__ = [
    "DOWNLOADS",
    "Amount",
    "DueNow",
    "Figures",
    "Heard",
    "ReadBack",
    "Sought",
    "Trace",
    "bytes_kept",
    "contradicts_log",
    "destruction",
    "destructions",
    "downloads",
    "downloads_of",
    "due_in",
    "due_recordings",
    "fault_of",
    "figures",
    "files_of",
    "held_among",
    "items_of",
    "keeping_of",
    "legal_holds_of",
    "library_entry",
    "library_page",
    "library_rows",
    "read_back",
    "recording_for",
    "rule_choices",
    "rule_in",
    "rule_rows",
    "sound_of",
    "told_apart",
    "trace",
    "unrecorded_between",
    "watermark_code",
]
