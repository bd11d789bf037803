"""Keeping facts: folding them from events, writing closed days and months, making all of it anew."""

from hotline.domains.insight.analytics.actions.closing_periods import (
    close_due,
    close_period,
    rewrite_corrected,
    rewrite_day,
    sweep,
)
from hotline.domains.insight.analytics.actions.fact_folds import fold, note_corrections, refold_all
from hotline.domains.insight.analytics.actions.month_sums import refresh_sums
from hotline.domains.insight.analytics.actions.outside_sheets import define_outside, retire_outside
from hotline.domains.insight.analytics.actions.rebuild import rebuild
from hotline.domains.insight.analytics.actions.report_takes import take_question, take_report
from hotline.domains.insight.analytics.actions.saved_questions import forget_question, save_question
from hotline.domains.insight.analytics.actions.schedules import make_due, open_result, schedule, stop_schedule
from hotline.domains.insight.analytics.actions.shares import Sharing

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
