"""Recordings checked, archived, held, handed out, deleted."""

from hotline.domains.voice.recordings.actions.archives import archive_now, archive_one, archive_waiting, is_time
from hotline.domains.voice.recordings.actions.checks import CHECK, TRIES, check, schedule_checks, schedule_forgotten
from hotline.domains.voice.recordings.actions.destruction import approve, carry_out_approved, drop, list_due
from hotline.domains.voice.recordings.actions.handing_out import HandedOut, hand_out
from hotline.domains.voice.recordings.actions.holds import hold, lift
from hotline.domains.voice.recordings.actions.night_check import broken_chain, check_archive
from hotline.domains.voice.recordings.actions.retention import remove_rule, set_rule

__all__ = [
    "CHECK",
    "TRIES",
    "HandedOut",
    "approve",
    "archive_now",
    "archive_one",
    "archive_waiting",
    "broken_chain",
    "carry_out_approved",
    "check",
    "check_archive",
    "drop",
    "hand_out",
    "hold",
    "is_time",
    "lift",
    "list_due",
    "remove_rule",
    "schedule_checks",
    "schedule_forgotten",
    "set_rule",
]
