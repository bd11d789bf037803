"""What is usual, for who asks from outside (rules.usual)."""

from hotline.domains.insight.analytics.rules.baseline import (
    SLOTS,
    WEEKS,
    above_baseline,
    baseline_curve,
    days_alike,
    median,
)

__all__ = ["SLOTS", "WEEKS", "above_baseline", "baseline_curve", "days_alike", "median"]
