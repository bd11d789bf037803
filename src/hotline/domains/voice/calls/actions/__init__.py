"""Folding the log into records; what desks ask of router and callcontrol (``commands``)."""

from hotline.domains.voice.calls.actions.records import (
    audit_supervisions,
    fold,
    fold_agent,
    fold_calls,
    rebuild,
    row_of,
    talk_rows,
)

__all__ = [
    "audit_supervisions",
    "fold",
    "fold_agent",
    "fold_calls",
    "rebuild",
    "row_of",
    "talk_rows",
]
