"""Layouts: the builtin ones can be shown. A layout that cannot be read from eight metres or counted is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.insight.walls.rules import layout as walls_layout
from hotline.domains.insight.walls.rules.layout import (
    COLUMNS,
    ROWS,
    SMALLEST,
    Layout,
    Tile,
    WallPage,
    Watch,
    layout_from,
    problems,
)
from hotline.kernel.errors import Invalid

BUILTIN = sorted(Path("src/hotline/domains/insight/walls/migrations/delivered").glob("*.json"))
RATE: dict[str, Any] = {"id": "rate", "kind": "number", "x": 0, "y": 0, "w": 3, "h": 3, "measures": ("answer_rate",)}


def page_of(*tiles: dict[str, Any]) -> Layout:
    return Layout("试", (WallPage("一", tuple(Tile(**tile) for tile in tiles)),))


@pytest.mark.parametrize("file", BUILTIN, ids=lambda file: file.stem)
def test_what_is_delivered_can_be_shown(file: Path) -> None:
    layout = layout_from(json.loads(file.read_text()))
    assert list(problems(layout)) == []
    assert all(sum(tile.w * tile.h for tile in page.tiles) <= COLUMNS * ROWS for page in layout.pages)


@pytest.mark.parametrize(
    ("otherwise", "message"),
    [
        ({"w": 1}, "太小"),
        ({"x": 10}, "超出屏幕"),
        ({"measures": ()}, "须选"),
        ({"measures": ("nonsense",)}, "不存在"),
        ({"filters": {"district": ("朝阳区",)}}, "不能按“区”统计"),
        ({"kind": "curve", "w": 5}, "比率或平均"),
        ({"kind": "map", "w": 6, "h": 4}, "不能按“区”统计"),
        ({"kind": "ranks", "w": 4, "measures": ("answered",)}, "选择排行维度"),
        ({"kind": "seats"}, "无需选"),
        ({"measures": ("attendance",), "span": "slot"}, "不能按“15分钟”统计"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(otherwise: dict[str, Any], message: str) -> None:
    assert list(problems(page_of(RATE))) == []
    assert any(message in problem for problem in problems(page_of(RATE | otherwise)))


def test_tiles_do_not_lie_on_one_another_and_have_names_of_their_own() -> None:
    right, above = RATE | {"id": "b", "x": 3}, RATE | {"id": "c", "x": 2, "y": 2}
    assert list(problems(page_of(RATE, right))) == []
    assert any("重叠" in problem for problem in problems(page_of(RATE, above)))
    assert any("不能重复" in problem for problem in problems(page_of(RATE, RATE | {"x": 3})))


@pytest.mark.parametrize("data", [None, {}, {"title": "x"}, {"title": "x", "pages": [{"title": "p", "tiles": [{}]}]}])
def test_what_is_no_layout_is_said_to_be_none(data: object) -> None:
    with pytest.raises(Invalid):
        layout_from(data)


@given(
    st.sampled_from(sorted(SMALLEST)), st.integers(-2, 12), st.integers(-2, 8), st.integers(0, 14), st.integers(0, 10)
)
def test_a_tile_is_accepted_only_whole_on_the_screen_and_large_enough(
    kind: Any, x: int, y: int, w: int, h: int
) -> None:
    measures = {"number": ("answered",), "curve": ("answered",), "ranks": ("answered",), "map": ("cases_opened",)}
    tile = Tile(id="t", kind=kind, x=x, y=y, w=w, h=h, measures=measures.get(kind, ()), by="topic")
    fits = x >= 0 and y >= 0 and x + w <= COLUMNS and y + h <= ROWS
    large = w >= SMALLEST[kind][0] and h >= SMALLEST[kind][1]
    assert (not list(problems(Layout("试", (WallPage("一", (tile,)),))))) is (fits and large)


def test_a_figure_is_judged_unrounded_and_what_cannot_be_measured_misses_nothing() -> None:
    watch = Watch("below", 0.92, 0.95)
    tones = [watch.tone(value) for value in (0.95, 0.9499, 0.92, 0.919999, None)]
    assert tones == ["plain", "near", "near", "missed", "plain"]
    assert [Watch("above", 60).tone(value) for value in (60.0, 60.1)] == ["plain", "missed"]
    assert walls_layout.name_of(Tile(**RATE)) == "人工接通率"
