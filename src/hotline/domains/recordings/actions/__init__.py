"""Recordings checked, archived, held, handed out, deleted."""

from hotline.domains.recordings.actions.archiving import archive_one, archive_waiting, is_time
from hotline.domains.recordings.actions.checking import CHECK, TRIES, ask_for_check, ask_for_forgotten, check

__all__ = [
    "CHECK",
    "TRIES",
    "archive_one",
    "archive_waiting",
    "ask_for_check",
    "ask_for_forgotten",
    "check",
    "is_time",
]
