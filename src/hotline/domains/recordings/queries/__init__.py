"""Recordings read: heard, found, judged."""

from hotline.domains.recordings.queries.hearing import Heard, recording_for, sound_of
from hotline.domains.recordings.queries.keeping import (
    held_among,
    keeping_of,
    legal_holds_of,
    rule_choices,
    rule_in,
    rule_rows,
)
from hotline.domains.recordings.queries.reading import ReadBack, fault_of, read_back

__all__ = [
    "Heard",
    "ReadBack",
    "fault_of",
    "held_among",
    "keeping_of",
    "legal_holds_of",
    "read_back",
    "recording_for",
    "rule_choices",
    "rule_in",
    "rule_rows",
    "sound_of",
]
