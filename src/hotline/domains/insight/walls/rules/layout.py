"""The layout of a wall: pages of tiles on a grid. A layout is data; its faults are reported in sentences.

Sizes are for 3840 × 2160 on a screen of 100 inches, read from eight metres: the smallest tile of each kind is the
smallest in which its smallest writing is 68 pixels high.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal

import msgspec

from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.measures.shape import Measure
from hotline.kernel.errors import Invalid

COLUMNS, ROWS = 12, 8
MAX_PAGES, MAX_TILES = 6, 12
SHORTEST_SECONDS, LONGEST_SECONDS = 10, 600

type Kind = Literal["number", "curve", "ranks", "map", "hot", "queues", "seats", "waiting", "alarms", "system"]
#: ``slot``: the last complete quarter of an hour. ``open``: everything not over, whenever it began.
type Span = Literal["slot", "today", "month", "quarter", "open"]

#: Fewest columns and rows.
SMALLEST: Mapping[Kind, tuple[int, int]] = {
    "number": (2, 2),
    "curve": (5, 3),
    "ranks": (4, 3),
    "map": (6, 4),
    "hot": (4, 3),
    "queues": (4, 3),
    "seats": (3, 2),
    "waiting": (2, 2),
    "alarms": (4, 2),
    "system": (4, 4),
}
#: Number of measures of a tile by kind. Kinds not listed show live documents.
MEASURED: Mapping[Kind, int] = {"number": 3, "curve": 1, "ranks": 1, "map": 1}


class Watch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A limit of a tile's value; shares are fractions."""

    #: The side of ``limit`` on which it is missed.
    worse: Literal["below", "above"]
    limit: float
    #: Past this value it is close to the limit.
    near: float | None = None

    def tone(self, value: float | None) -> Literal["plain", "near", "missed"]:
        """The colour of an unrounded value. A value that cannot be measured is plain."""
        if value is None:
            return "plain"
        if self._past(value, self.limit):
            return "missed"
        return "near" if self.near is not None and self._past(value, self.near) else "plain"

    def _past(self, value: float, line: float) -> bool:
        return value < line if self.worse == "below" else value > line


class Tile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``x``, ``y`` from 0 at the top left, ``w``, ``h`` in cells of the grid.

    ``measures``: the first is shown large, others small beneath. ``by``: the dimension of ranks. ``goal``: what a count
    of the day is held against.
    """

    id: str
    kind: Kind
    x: int
    y: int
    w: int
    h: int
    title: str = ""
    measures: tuple[str, ...] = ()
    span: Span = "today"
    by: str = ""
    max_lines: int = msgspec.field(default=6, name="most")
    filters: dict[str, tuple[str, ...]] = {}
    goal: int | None = None
    watch: Watch | None = None


class WallPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    tiles: tuple[Tile, ...]


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``seconds`` until the next page."""

    title: str
    pages: tuple[WallPage, ...]
    seconds: int = 30

    def tiles(self) -> Iterator[Tile]:
        return (tile for page in self.pages for tile in page.tiles)


def layout_from(data: object) -> Layout:
    """Read a layout. Raises Invalid with all its faults."""
    try:
        layout = msgspec.convert(data, Layout)
    except msgspec.ValidationError as error:
        raise Invalid(f"大屏布局格式有误：{error}") from error
    if wrong := list(problems(layout)):
        raise Invalid("；".join(wrong))
    return layout


def problems(layout: Layout) -> Iterator[str]:
    """Yields the faults of a layout, one sentence each; none when the layout can be shown."""
    if not layout.title.strip():
        yield "请填写大屏名称"
    if not 1 <= len(layout.pages) <= MAX_PAGES:
        yield f"页数须在 1 到 {MAX_PAGES} 之间"
    if not SHORTEST_SECONDS <= layout.seconds <= LONGEST_SECONDS:
        yield f"每页停留须在 {SHORTEST_SECONDS} 到 {LONGEST_SECONDS} 秒之间"
    names = [tile.id for tile in layout.tiles()]
    if len(set(names)) < len(names) or not all(names):
        yield "每块须有编号，且不能重复"
    for number, page in enumerate(layout.pages, start=1):
        yield from (f"第 {number} 页：{problem}" for problem in _of_page(page))


def _of_page(page: WallPage) -> Iterator[str]:
    if not page.tiles:
        yield "为空"
    if len(page.tiles) > MAX_TILES:
        yield f"最多放 {MAX_TILES} 块"
    for tile in page.tiles:
        yield from (f"“{name_of(tile)}”{problem}" for problem in _of_tile(tile))
    for one, other in combinations(page.tiles, 2):
        if _overlap(one, other):
            yield f"“{name_of(one)}”和“{name_of(other)}”重叠"


def _of_tile(tile: Tile) -> Iterator[str]:
    width, height = SMALLEST[tile.kind]
    if tile.w < width or tile.h < height:
        yield f"太小，八米外看不清，至少 {width} 格宽、{height} 格高"
    if tile.x < 0 or tile.y < 0 or tile.x + tile.w > COLUMNS or tile.y + tile.h > ROWS:
        yield "超出屏幕"
    limit = MEASURED.get(tile.kind, 0)
    if limit and not 1 <= len(tile.measures) <= limit:
        yield f"须选 1 到 {limit} 个统计指标" if limit > 1 else "须选 1 个统计指标"
    if not limit and tile.measures:
        yield "无需选统计指标"
    for key in tile.measures:
        yield from _of_measure(tile, key)


def _of_measure(tile: Tile, key: str) -> Iterator[str]:
    if key not in MEASURES:
        yield f"的统计指标“{key}”不存在"
        return
    measure = MEASURES[key]
    for name in (*_dimensions(tile), *tile.filters):
        if name not in DIMENSIONS or measure.table not in DIMENSIONS[name].columns:
            yield f"：“{measure.name}”不能按“{_dimension_name(name)}”统计"
    if tile.kind in ("curve", "ranks") and measure.den:
        yield f"须为可计数的指标，“{measure.name}”是比率或平均"
    if tile.kind == "ranks" and not tile.by:
        yield "请选择排行维度"


def _dimensions(tile: Tile) -> Iterable[str]:
    match tile.kind:
        case "curve":
            return ("slot",)
        case "map":
            return ("district",)
        case "ranks":
            return (tile.by, "slot") if tile.by else ()
        case _:
            return ("slot",) if tile.span == "slot" else ()


def _dimension_name(key: str) -> str:
    return DIMENSIONS[key].name if key in DIMENSIONS else key


def name_of(tile: Tile) -> str:
    return tile.title or next((MEASURES[key].name for key in tile.measures if key in MEASURES), tile.kind)


def _overlap(one: Tile, other: Tile) -> bool:
    apart = one.x + one.w <= other.x or other.x + other.w <= one.x
    return not apart and not (one.y + one.h <= other.y or other.y + other.h <= one.y)


def measure_of(tile: Tile) -> Measure:
    """The one that is shown large."""
    return MEASURES[tile.measures[0]]
