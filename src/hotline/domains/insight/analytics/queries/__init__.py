"""Questions to the facts, answered by the registry of measures; nothing else counts."""

from hotline.domains.insight.analytics.queries.answers import (
    AnswerRow,
    Figure,
    FigureAnswer,
    answer_to,
    axis_of,
    behind,
    gapless,
    place_of,
    total,
)
from hotline.domains.insight.analytics.queries.closed import closed_periods
from hotline.domains.insight.analytics.queries.labels import word_for, word_for_table
from hotline.domains.insight.analytics.queries.outside import bring_measures, outside, outside_of
from hotline.domains.insight.analytics.queries.saved import results, saved_questions, schedules
from hotline.domains.insight.analytics.queries.values import values_of
from hotline.domains.insight.analytics.rules import DIMENSIONS, MEASURES, FigureQuery, Outside
from hotline.domains.insight.analytics.rules.wording import display

__all__ = [
    "DIMENSIONS",
    "MEASURES",
    "AnswerRow",
    "Figure",
    "FigureAnswer",
    "FigureQuery",
    "Outside",
    "answer_to",
    "axis_of",
    "behind",
    "bring_measures",
    "closed_periods",
    "display",
    "gapless",
    "outside",
    "outside_of",
    "place_of",
    "results",
    "saved_questions",
    "schedules",
    "total",
    "values_of",
    "word_for",
    "word_for_table",
]
