"""Recordings checked, archived, held, handed out, deleted."""

from hotline.domains.voice.recordings.actions.archiving import archive_now, archive_one, archive_waiting, is_time
from hotline.domains.voice.recordings.actions.checking import CHECK, TRIES, ask_for_check, ask_for_forgotten, check
from hotline.domains.voice.recordings.actions.destroying import approve, carry_out_approved, drop, list_due
from hotline.domains.voice.recordings.actions.handing_out import HandedOut, hand_out
from hotline.domains.voice.recordings.actions.holding import hold, lift
from hotline.domains.voice.recordings.actions.night_check import broken_chain, check_kept
from hotline.domains.voice.recordings.actions.retention import remove_rule, set_rule

__all__ = [
    "CHECK",
    "TRIES",
    "HandedOut",
    "approve",
    "archive_now",
    "archive_one",
    "archive_waiting",
    "ask_for_check",
    "ask_for_forgotten",
    "broken_chain",
    "carry_out_approved",
    "check",
    "check_kept",
    "drop",
    "hand_out",
    "hold",
    "is_time",
    "lift",
    "list_due",
    "remove_rule",
    "set_rule",
]
