"""Alarms followed and dealt with, thresholds set, invariants looked after."""

from hotline.domains.insight.operations.actions.alarms import (
    BUCKET,
    acknowledge,
    clear,
    fold,
    remove_threshold,
    send_thresholds_again,
    set_threshold,
    show_again,
)
from hotline.domains.insight.operations.actions.invariants import check_invariants
from hotline.domains.insight.operations.actions.notifications import notify_of
from hotline.domains.insight.operations.actions.unrest import look_for_unrest

__all__ = [
    "BUCKET",
    "acknowledge",
    "check_invariants",
    "clear",
    "fold",
    "look_for_unrest",
    "notify_of",
    "remove_threshold",
    "send_thresholds_again",
    "set_threshold",
    "show_again",
]
