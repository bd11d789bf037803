"""Reports and questions as papers: asked, worded, put in order."""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from hotline.domains.insight.analytics.ports import forecast
from hotline.domains.insight.analytics.queries.answers import ask, behind, gapless
from hotline.domains.insight.analytics.queries.hot import WHAT_WORDS, HotLine, What, sudden_between
from hotline.domains.insight.analytics.queries.words import word_for
from hotline.domains.insight.analytics.rules import Measure, Question, dimension, measure
from hotline.domains.insight.analytics.rules.reports import Foretold, Listed, Overview, Report, Section, Split, Sudden
from hotline.domains.insight.analytics.rules.telling import Row, listed, overview, split_parts, sudden
from hotline.domains.insight.analytics.rules.wording import Compare, before
from hotline.kernel.clock import BEIJING
from hotline.kernel.paper import Heading, Paper, Part, Words

HOUSE = "北京12333热线"


def report_paper(report: Report, first: date, last: date, now: datetime) -> Paper:
    """Of the days ``first`` to ``last``, both within."""
    parts: list[Part] = []
    for number, section in enumerate(report.sections, start=1):
        parts.append(Heading(text=f"{number}、{section.title}"))
        parts += _section(section, first, last, now)
    return Paper(
        title=f"{HOUSE}{report.name}", subtitle=_days(first, last), foot=_made(report.name, now), parts=tuple(parts)
    )


def question_paper(name: str, question: Question, compare: Compare, now: datetime) -> Paper:
    """Any question as it is asked on screen, with what it is narrowed to."""
    parts: list[Part] = [Words(text=text, soft=True) for text in _narrowed(question)]
    parts += _split(name, question, question.dimensions, most=0, drawn=True, now=now)
    old = before(question, compare)
    if old is not None:
        parts.append(Heading(text=f"对照：{_days(old.first, old.last)}", level=2))
        parts += _split(f"{name} 对照", old, old.dimensions, most=0, drawn=False, now=now)
    parts.append(Heading(text="口径", level=2))
    parts += [Words(text=f"{each.name}：{each.meaning}{each.formula}。", soft=True) for each in _measures(question)]
    return Paper(title=name, subtitle=_days(question.first, question.last), foot=_made(name, now), parts=tuple(parts))


def _section(section: Section, first: date, last: date, now: datetime) -> Iterable[Part]:
    match section:
        case Overview():
            asked = Question(measures=section.measures, first=first, last=last)
            wanted = _measures(asked)
            previous, year = before(asked, "previous"), before(asked, "year")
            yield overview(section.title, wanted, *(_values(each, now) for each in (asked, previous, year) if each))
        case Split():
            asked = Question(measures=section.measures, dimensions=(section.by,), first=first, last=last)
            yield from _split(section.title, asked, (section.by,), most=section.most, drawn=section.drawn, now=now)
        case Listed():
            asked = Question(measures=(section.measure,), first=first, last=last)
            yield listed(section.title, behind(section.measure, "num", asked, section.most, now=now))
        case Sudden():
            yield sudden(section.title, [_hot(*each) for each in sudden_between(first, last, now)])
        case Foretold():
            yield from forecast()(last, now)


def _hot(day: date, what: What, line: HotLine) -> tuple[str, ...]:
    return (str(day), WHAT_WORDS[what], line.word, f"{line.count:,}", f"{float(line.usual):,.1f}", line.sure)


def _split(
    name: str, question: Question, by: tuple[str, ...], *, most: int, drawn: bool, now: datetime
) -> Iterable[Part]:
    lines = gapless(ask(question, now))
    if most:
        lines = sorted(lines, key=lambda line: -line.figures[0].num)[:most]
    words = [word_for(key, (line.by[n] for line in lines)) for n, key in enumerate(by)]
    rows = [
        Row(
            tuple(words[n][_text(value)] for n, value in enumerate(line.by)),
            tuple(figure.value for figure in line.figures),
        )
        for line in lines
    ]
    whole = _values(
        Question(measures=question.measures, filters=question.filters, first=question.first, last=question.last), now
    )
    total = [whole[key] for key in question.measures]
    return split_parts(name, [dimension(key) for key in by], _measures(question), rows, total, drawn=drawn)


def _values(question: Question, now: datetime) -> dict[str, Fraction | None]:
    lines = ask(question, now).lines
    return {key: lines[0].figures[n].value if lines else None for n, key in enumerate(question.measures)}


def _measures(question: Question) -> list[Measure]:
    return [measure(key) for key in question.measures]


def _narrowed(question: Question) -> Iterable[str]:
    for key, values in question.filters.items():
        yield f"只看{dimension(key).name}：{'、'.join(word_for(key, values).values())}"


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _days(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} 至 {last}"


def _made(name: str, now: datetime) -> str:
    return f"{name}　{now.astimezone(BEIJING):%Y-%m-%d %H:%M} 生成"
