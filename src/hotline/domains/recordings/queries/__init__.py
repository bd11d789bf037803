"""Recordings read: heard, found, judged."""

from hotline.domains.recordings.queries.hearing import Heard, recording_for, sound_of
from hotline.domains.recordings.queries.reading import ReadBack, fault_of, read_back

__all__ = ["Heard", "ReadBack", "fault_of", "read_back", "recording_for", "sound_of"]
