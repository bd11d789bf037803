"""Folding the log into records, keeping the call-back list; what desks ask of router and callcontrol (``commands``)."""

from hotline.domains.voice.calls.actions.asked import ask_callback, read_said
from hotline.domains.voice.calls.actions.records import (
    audit_supervisions,
    close_callback,
    fold,
    fold_agent,
    fold_calls,
    note_callbacks,
    promise_callback,
    rebuild,
    release_callback,
    reopen_callback,
    row_of,
    say_result,
    take_callback,
    talk_rows,
)
from hotline.domains.voice.calls.rules.callbacks import Line

__all__ = [
    "Line",
    "ask_callback",
    "audit_supervisions",
    "close_callback",
    "fold",
    "fold_agent",
    "fold_calls",
    "note_callbacks",
    "promise_callback",
    "read_said",
    "rebuild",
    "release_callback",
    "reopen_callback",
    "row_of",
    "say_result",
    "take_callback",
    "talk_rows",
]
