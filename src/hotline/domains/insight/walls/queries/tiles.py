"""Figures of a layout's tiles, counted only by the registry of measures."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Annotated

import msgspec

from hotline.domains.insight.analytics.queries import answers, baseline, trends
from hotline.domains.insight.analytics.queries import labels as analytics_labels
from hotline.domains.insight.analytics.queries.answers import AnswerRow, Figure
from hotline.domains.insight.analytics.rules import measures as analytics_measures
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.wording import display as written
from hotline.domains.insight.walls.rules.layout import Layout, Span, Tile, measure_of
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.kernel.clock import BEIJING, beijing_day
from hotline.kernel.published import known

RATE = "answer_rate"
#: Days back and ahead within which anything open began or falls due.
OPEN_DAYS = timedelta(days=400)


class DisplayCell(msgspec.Struct, frozen=True):
    """A figure: ``value`` for drawing and colouring, ``displayed_value`` for reading."""

    measure: str
    name: str
    unit: str
    displayed_value: str = msgspec.field(name="shown")
    value: float | None
    tone: Annotated[str, known("missed", "plain", "near")] = "plain"


class Numbers(msgspec.Struct, frozen=True, tag_field="kind", tag="number"):
    cells: tuple[DisplayCell, ...]


class Curve(msgspec.Struct, frozen=True, tag_field="kind", tag="curve"):
    """Per quarter of an hour: ``counted`` up to the one that runs, ``baseline`` for the whole day or None.

    ``days`` that the usual is the median of.
    """

    name: str
    unit: str
    counted: tuple[int, ...]
    baseline: tuple[float, ...] | None = msgspec.field(name="usual")
    days: int
    total: str


class Rank(msgspec.Struct, frozen=True):
    """``more``: than usual until now, 0.2 for a fifth more; None where nothing is usual."""

    word: str
    displayed_value: str = msgspec.field(name="shown")
    value: int
    more: float | None


class Ranks(msgspec.Struct, frozen=True, tag_field="kind", tag="ranks"):
    name: str
    unit: str
    lines: tuple[Rank, ...]


class Places(msgspec.Struct, frozen=True, tag_field="kind", tag="map"):
    """District -> its figure."""

    name: str
    unit: str
    cells: dict[str, DisplayCell]


class Queues(msgspec.Struct, frozen=True, tag_field="kind", tag="queues"):
    """Queue -> the day's rate of answers."""

    rates: dict[str, DisplayCell]


class SpikeLine(msgspec.Struct, frozen=True):
    """A spike on a wall."""

    word: str
    count: int
    baseline: str = msgspec.field(name="usual")
    sure: str


class Spikes(msgspec.Struct, frozen=True, tag_field="kind", tag="hot"):
    """``days`` it is held against."""

    lines: tuple[SpikeLine, ...]
    days: int


type Counted = Numbers | Curve | Ranks | Places | Queues | Spikes


def counted(layout: Layout, now: datetime) -> dict[str, Counted]:
    """Tile -> its figures. Tiles with live documents are left out."""
    found: dict[str, Counted] = {}
    numbers = sorted((tile for tile in layout.tiles() if tile.kind == "number"), key=_query_group)
    for _, together in groupby(numbers, key=_query_group):
        found |= _numbers(list(together), now)
    for tile in layout.tiles():
        match tile.kind:
            case "curve":
                found[tile.id] = _curve(tile, now)
            case "ranks":
                found[tile.id] = _ranks(tile, now)
            case "map":
                found[tile.id] = _places(tile, now)
            case "hot":
                found[tile.id] = _spikes(tile, now)
            case "queues":
                found[tile.id] = _queues(tile, now)
            case _:
                pass
    return found


def _query_group(tile: Tile) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    return tile.span, sorted(tile.filters.items())


def _numbers(tiles: list[Tile], now: datetime) -> dict[str, Counted]:
    """The figures of tiles that have the same days and filters, in one query."""
    keys = tuple(dict.fromkeys(key for tile in tiles for key in tile.measures))
    line = _undivided(_question(tiles[0], now, measures=keys), now)
    figures = dict(zip(keys, line.figures, strict=True)) if line else {}
    return {
        tile.id: Numbers(
            tuple(_cell(key, figures.get(key), tile if n == 0 else None) for n, key in enumerate(tile.measures))
        )
        for tile in tiles
    }


def _undivided(question: FigureQuery, now: datetime) -> AnswerRow | None:
    lines = answers.answer_to(question, now).lines
    return lines[0] if lines else None


def _cell(key: str, figure: Figure | None, watched: Tile | None = None) -> DisplayCell:
    measure = analytics_measures.MEASURES[key]
    value = None if figure is None or figure.value is None else float(figure.value)
    watch = watched.watch if watched else None
    tone = watch.tone(value) if watch else "plain"
    return DisplayCell(key, measure.name, measure.unit, written(measure, figure.value if figure else None), value, tone)


def _curve(tile: Tile, now: datetime) -> Curve:
    measure, slot = measure_of(tile), _slot(now)
    lines = answers.answer_to(_question(tile, now, dimensions=("slot",)), now).lines
    by_slot = {line.by[0]: line.figures[0].num for line in lines}
    day = beijing_day(now)
    alike = tuple(baseline.days_alike(day, working_calendar().works))
    history = baseline.history(measure.key, "slot", alike, _filtered(tile), now.hour)
    curve = baseline.baseline_curve({(each, value): count for (each, value), count in history.items()}, alike)  # type: ignore[misc]
    return Curve(
        name=measure.name,
        unit=measure.unit,
        counted=tuple(by_slot.get(n, 0) for n in range(slot + 1)),
        baseline=None if curve is None else tuple(float(each) for each in curve),
        days=len({each for each, _ in history}),
        total=f"{sum(by_slot.values()):,}",
    )


def _ranks(tile: Tile, now: datetime) -> Ranks:
    """A ranking with its baseline, which is compared with the counts up to the last complete quarter of an hour."""
    measure, slot = measure_of(tile), _slot(now)
    lines = [line for line in answers.answer_to(_question(tile, now, dimensions=(tile.by,)), now).lines if line.by[0]]
    first = sorted(lines, key=lambda line: (-line.figures[0].num, str(line.by[0])))[: tile.max_lines]
    until_now = {"slot": tuple(str(n) for n in range(slot))}
    so_far = _counts(_question(tile, now, dimensions=(tile.by,), also=until_now), now) if slot else {}
    alike = tuple(baseline.days_alike(beijing_day(now), working_calendar().works))
    history = baseline.history(measure.key, tile.by, alike, _filtered(tile, until_now), now.hour) if slot else {}
    days = sorted({day for day, _ in history})
    labels = analytics_labels.word_for(tile.by, (line.by[0] for line in first))
    return Ranks(
        name=measure.name,
        unit=measure.unit,
        lines=tuple(
            Rank(
                labels[str(line.by[0])],
                f"{line.figures[0].num:,}",
                line.figures[0].num,
                above_median(so_far.get(line.by[0], 0), [history.get((day, line.by[0]), 0) for day in days]),
            )
            for line in first
            if line.figures[0].num
        ),
    )


def above_median(count: int, before: list[int]) -> float | None:
    """None too where the first came in the quarter of an hour that is not over: it would be called 100 % fewer."""
    more = baseline.above_baseline(count, baseline.median(before)) if count and len(before) > 1 else None
    return None if more is None else float(more)


def _places(tile: Tile, now: datetime) -> Places:
    lines = answers.answer_to(_question(tile, now, dimensions=("district",)), now).lines
    key = tile.measures[0]
    measure = measure_of(tile)
    return Places(
        measure.name, measure.unit, {str(each.by[0]): _cell(key, each.figures[0], tile) for each in lines if each.by[0]}
    )


def _spikes(tile: Tile, now: datetime) -> Spikes:
    found = trends.spikes_today(now)
    lines = [SpikeLine(each.word, each.count, f"{float(each.baseline):.1f}", each.sure) for each in found.lines]
    return Spikes(tuple(lines[: tile.max_lines]), found.days)


def _queues(tile: Tile, now: datetime) -> Queues:
    question = FigureQuery(measures=(RATE,), dimensions=("queue",), first=beijing_day(now), last=beijing_day(now))
    return Queues(
        {str(line.by[0]): _cell(RATE, line.figures[0], tile) for line in answers.answer_to(question, now).lines}
    )


def _question(
    tile: Tile,
    now: datetime,
    *,
    measures: tuple[str, ...] = (),
    dimensions: tuple[str, ...] = (),
    also: Mapping[str, tuple[str, ...]] | None = None,
) -> FigureQuery:
    first, last = days_of(tile.span, beijing_day(now))
    filters = {**tile.filters, **(also or {})}
    if tile.span == "slot":
        filters["slot"] = (str(_slot(now) - 1),)
    return FigureQuery(
        measures=measures or tile.measures[:1], dimensions=dimensions, first=first, last=last, filters=filters
    )


def days_of(span: Span, day: date) -> tuple[date, date]:
    """First and last day that a tile of this span counts."""
    match span:
        case "month":
            return day.replace(day=1), day
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), day
        case "open":
            return day - OPEN_DAYS, day + OPEN_DAYS
        case _:
            return day, day


def _slot(now: datetime) -> int:
    """The quarter of an hour that runs, 0 … 95."""
    local = now.astimezone(BEIJING)
    return (local.hour * 60 + local.minute) * baseline.SLOTS // (24 * 60)


def _counts(question: FigureQuery, now: datetime) -> dict[object, int]:
    return {line.by[0]: line.figures[0].num for line in answers.answer_to(question, now).lines}


def _filtered(tile: Tile, also: Mapping[str, tuple[str, ...]] | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted({**tile.filters, **(also or {})}.items()))
