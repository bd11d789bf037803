"""Keeping facts: folding them from events, writing closed days and months, making all of it anew."""

from hotline.domains.analytics.actions.closing import close_due, close_period, rewrite_corrected
from hotline.domains.analytics.actions.folding import fold, note_corrections, refold_all
from hotline.domains.analytics.actions.rebuilding import rebuild
from hotline.domains.analytics.actions.saving import forget_question, save_question

__all__ = [
    "close_due",
    "close_period",
    "fold",
    "forget_question",
    "note_corrections",
    "rebuild",
    "refold_all",
    "rewrite_corrected",
    "save_question",
]
