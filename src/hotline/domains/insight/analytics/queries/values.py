"""Values to which a dimension can be narrowed."""

from datetime import datetime, timedelta

from hotline.domains.insight.analytics.queries.answers import AnswerRow, answer_to
from hotline.domains.insight.analytics.queries.labels import word_for, written
from hotline.domains.insight.analytics.queries.outside import bring_measures
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.kernel.clock import beijing_day

LATELY, MAX_VALUES = timedelta(days=92), 300


def values_of(measure: str, dimension: str, now: datetime) -> list[tuple[str, str]]:
    """Values of the dimension in the last quarter with their names, the most counted first.

    Raises Invalid for an unknown measure or dimension.
    """
    bring_measures()
    today = beijing_day(now)
    question = FigureQuery(measures=(measure,), dimensions=(dimension,), first=today - LATELY, last=today)
    lines = sorted((line for line in answer_to(question, now).lines if _weight(line)), key=_weight, reverse=True)[
        :MAX_VALUES
    ]
    labels = word_for(dimension, (line.by[0] for line in lines))
    return [(value, labels[value]) for value in (written(line.by[0]) for line in lines)]


def _weight(line: AnswerRow) -> int:
    figure = line.figures[0]
    return figure.num if figure.den is None else figure.den
