"""Reports and questions as papers: asked, worded, put in order."""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from hotline.domains.insight.analytics.ports import forecast
from hotline.domains.insight.analytics.queries.answers import answer_to, behind, gapless
from hotline.domains.insight.analytics.queries.labels import word_for
from hotline.domains.insight.analytics.queries.trends import SUBJECT_NAMES, SpikeLine, What, spikes_between
from hotline.domains.insight.analytics.rules.measures import dimension, measure
from hotline.domains.insight.analytics.rules.measures.shape import Measure
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.report_parts import FigureRow, listed, overview, spike_table, split_parts
from hotline.domains.insight.analytics.rules.reports.shape import (
    ForecastSection,
    Listed,
    Overview,
    Report,
    Section,
    SpikeSection,
    Split,
)
from hotline.domains.insight.analytics.rules.wording import Compare, before
from hotline.kernel.clock import BEIJING
from hotline.kernel.report_document import Heading, Paragraph, Part, ReportDocument

ORGANISATION = "北京12333热线"


def report_document(report: Report, first: date, last: date, now: datetime) -> ReportDocument:
    """The report of the days ``first`` to ``last``, both included."""
    parts: list[Part] = []
    for number, section in enumerate(report.sections, start=1):
        parts.append(Heading(text=f"{number}、{section.title}"))
        parts += _section(section, first, last, now)
    return ReportDocument(
        title=f"{ORGANISATION}{report.name}",
        subtitle=_days(first, last),
        foot=_made(report.name, now),
        parts=tuple(parts),
    )


def question_document(name: str, question: FigureQuery, compare: Compare, now: datetime) -> ReportDocument:
    """A report of any question as asked on screen, with its filters."""
    parts: list[Part] = [Paragraph(text=text, soft=True) for text in _narrowed(question)]
    parts += _split(name, question, question.dimensions, limit=0, drawn=True, now=now)
    old = before(question, compare)
    if old is not None:
        parts.append(Heading(text=f"对比：{_days(old.first, old.last)}", level=2))
        parts += _split(f"{name} 对比", old, old.dimensions, limit=0, drawn=False, now=now)
    parts.append(Heading(text="口径", level=2))
    parts += [Paragraph(text=f"{each.name}：{each.meaning}{each.formula}。", soft=True) for each in _measures(question)]
    return ReportDocument(
        title=name, subtitle=_days(question.first, question.last), foot=_made(name, now), parts=tuple(parts)
    )


def _section(section: Section, first: date, last: date, now: datetime) -> Iterable[Part]:
    match section:
        case Overview():
            question = FigureQuery(measures=section.measures, first=first, last=last)
            measures = _measures(question)
            previous, year = before(question, "previous"), before(question, "year")
            yield overview(
                section.title, measures, *(_values(each, now) for each in (question, previous, year) if each)
            )
        case Split():
            question = FigureQuery(measures=section.measures, dimensions=(section.by,), first=first, last=last)
            yield from _split(section.title, question, (section.by,), limit=section.limit, drawn=section.drawn, now=now)
        case Listed():
            question = FigureQuery(measures=(section.measure,), first=first, last=last)
            yield listed(section.title, behind(section.measure, "num", question, section.limit, now=now))
        case SpikeSection():
            yield spike_table(section.title, [_spike_row(*each) for each in spikes_between(first, last, now)])
        case ForecastSection():
            yield from forecast()(last, now)


def _spike_row(day: date, what: What, line: SpikeLine) -> tuple[str, ...]:
    return (str(day), SUBJECT_NAMES[what], line.word, f"{line.count:,}", f"{float(line.baseline):,.1f}", line.sure)


def _split(
    name: str, question: FigureQuery, by: tuple[str, ...], *, limit: int, drawn: bool, now: datetime
) -> Iterable[Part]:
    lines = gapless(answer_to(question, now))
    if limit:
        lines = sorted(lines, key=lambda line: -line.figures[0].num)[:limit]
    labels = [word_for(key, (line.by[n] for line in lines)) for n, key in enumerate(by)]
    rows = [
        FigureRow(
            tuple(labels[n][_text(value)] for n, value in enumerate(line.by)),
            tuple(figure.value for figure in line.figures),
        )
        for line in lines
    ]
    totals = _values(
        FigureQuery(measures=question.measures, filters=question.filters, first=question.first, last=question.last), now
    )
    total = [totals[key] for key in question.measures]
    return split_parts(name, [dimension(key) for key in by], _measures(question), rows, total, drawn=drawn)


def _values(question: FigureQuery, now: datetime) -> dict[str, Fraction | None]:
    lines = answer_to(question, now).lines
    return {key: lines[0].figures[n].value if lines else None for n, key in enumerate(question.measures)}


def _measures(question: FigureQuery) -> list[Measure]:
    return [measure(key) for key in question.measures]


def _narrowed(question: FigureQuery) -> Iterable[str]:
    for key, values in question.filters.items():
        yield f"筛选·{dimension(key).name}：{'、'.join(word_for(key, values).values())}"


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _days(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} 至 {last}"


def _made(name: str, now: datetime) -> str:
    return f"{name}　{now.astimezone(BEIJING):%Y-%m-%d %H:%M} 生成"
