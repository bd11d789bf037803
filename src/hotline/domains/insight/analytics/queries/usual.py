"""What is usual, for who asks from outside (rules.usual)."""

from hotline.domains.insight.analytics.rules.usual import SLOTS, WEEKS, days_alike, median, more_than_usual, usual_curve

__all__ = ["SLOTS", "WEEKS", "days_alike", "median", "more_than_usual", "usual_curve"]
