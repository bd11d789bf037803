"""Answers, as they go over the wire and into workbooks."""

from collections.abc import Iterable

from hotline.domains.insight.analytics.queries.answers import AnswerRow, Figure, FigureAnswer, axis_of, gapless
from hotline.domains.insight.analytics.queries.labels import word_for
from hotline.domains.insight.analytics.queries.outside import bring_measures
from hotline.domains.insight.analytics.rules.measures import measure
from hotline.domains.insight.analytics.rules.measures.shape import Measure
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.spans import place_in
from hotline.domains.insight.analytics.rules.wording import display
from hotline.domains.insight.analytics.schemas.statistics import (
    AnswerLineOut,
    AnswerOut,
    CellOut,
    FiguresIn,
    ValueOut,
)
from hotline.kernel.errors import Invalid

LONGEST_DAYS = 3700


def answer_out(
    answer: FigureAnswer, total: FigureAnswer, old: FigureAnswer | None, old_total: FigureAnswer | None
) -> AnswerOut:
    """The answer on the wire. ``old``: the earlier answer that each line is compared with (times by their place).

    Lines in which every measure is 0 are left out, except along a dimension of time.
    """
    question, lines = answer.question, gapless(answer)
    labels = [word_for(name, (line.by[n] for line in lines)) for n, name in enumerate(question.dimensions)]
    earlier = _earlier(question, lines, old)
    return AnswerOut(
        lines=[
            AnswerLineOut(
                by=[_text(value) for value in line.by],
                labels=[labels[n][_text(value)] for n, value in enumerate(line.by)],
                cells=cells(question, line, earlier.get(line.by)),
            )
            for line in lines
        ],
        axes=[_axis(answer, n) for n in range(len(question.dimensions))] if lines else [],
        total=cells(question, total.lines[0], old_total.lines[0] if old_total and old_total.lines else None)
        if total.lines
        else [],
        before_first=old.question.first if old else None,
        before_last=old.question.last if old else None,
        took_ms=answer.took_ms + total.took_ms,
        at=answer.at,
    )


def cells(question: FigureQuery, line: AnswerRow, old: AnswerRow | None) -> list[CellOut]:
    return [
        _cell(measure(key), line.figures[n], old.figures[n] if old else None) for n, key in enumerate(question.measures)
    ]


def _cell(measure: Measure, figure: Figure, old: Figure | None) -> CellOut:
    return CellOut(
        value=None if figure.value is None else float(figure.value),
        displayed_value=display(measure, figure.value),
        num=figure.num,
        den=figure.den,
        before=None if old is None or old.value is None else float(old.value),
        displayed_before=display(measure, old.value) if old else "",
    )


def _axis(answer: FigureAnswer, number: int) -> list[ValueOut]:
    every = axis_of(answer, number)
    labels = word_for(answer.question.dimensions[number], every)
    return [ValueOut(value=_text(value), word=labels[_text(value)]) for value in every]


def _earlier(
    question: FigureQuery, lines: Iterable[AnswerRow], old: FigureAnswer | None
) -> dict[tuple[object, ...], AnswerRow]:
    """For each line, the line at the same place in the earlier period: the third week beside the third week."""
    if old is None:
        return {}
    before = {_sort_key(line, old.question): line for line in gapless(old)}
    return {line.by: found for line in lines if (found := before.get(_sort_key(line, question)))}


def _sort_key(line: AnswerRow, question: FigureQuery) -> tuple[object, ...]:
    return tuple(
        place_in(name, value, question.first) for name, value in zip(question.dimensions, line.by, strict=True)
    )


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)


def question_of(body: FiguresIn) -> FigureQuery:
    """Raises Invalid for days that run backwards or over more than ten years."""
    if not 0 <= (body.last - body.first).days <= LONGEST_DAYS:
        raise Invalid("结束日期不能早于开始日期，最多统计十年。")
    bring_measures()
    return FigureQuery(
        measures=tuple(body.measures),
        dimensions=tuple(body.dimensions),
        filters={name: tuple(values) for name, values in body.filters.items() if values},
        first=body.first,
        last=body.last,
    )
