"""The baseline (rules.baseline), for other domains."""

from hotline.domains.insight.analytics.rules.baseline import (
    SLOTS,
    WEEKS,
    above_baseline,
    baseline_curve,
    days_alike,
    median,
)

__all__ = ["SLOTS", "WEEKS", "above_baseline", "baseline_curve", "days_alike", "median"]
