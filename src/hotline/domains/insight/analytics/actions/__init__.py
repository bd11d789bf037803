"""Keeping facts: folding them from events, writing closed days and months, making all of it anew."""

from hotline.domains.insight.analytics.actions.closing import (
    close_due,
    close_period,
    rewrite_corrected,
    rewrite_day,
    sweep,
)
from hotline.domains.insight.analytics.actions.defining import define_outside, retire_outside
from hotline.domains.insight.analytics.actions.folding import fold, note_corrections, refold_all
from hotline.domains.insight.analytics.actions.rebuilding import rebuild
from hotline.domains.insight.analytics.actions.saving import forget_question, save_question
from hotline.domains.insight.analytics.actions.scheduling import make_due, open_result, schedule, stop_schedule
from hotline.domains.insight.analytics.actions.sharing import Sharing
from hotline.domains.insight.analytics.actions.summing import refresh_sums
from hotline.domains.insight.analytics.actions.taking import take_question, take_report

__all__ = [
    "Sharing",
    "close_due",
    "close_period",
    "define_outside",
    "fold",
    "forget_question",
    "make_due",
    "note_corrections",
    "open_result",
    "rebuild",
    "refold_all",
    "refresh_sums",
    "retire_outside",
    "rewrite_corrected",
    "rewrite_day",
    "save_question",
    "schedule",
    "stop_schedule",
    "sweep",
    "take_question",
    "take_report",
]
