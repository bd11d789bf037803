"""An answer as a workbook to count on with: figures as numbers, what shares are made of, how all is counted."""

from collections.abc import Iterator
from io import BytesIO

from hotline.domains.insight.analytics.queries.labels import word_for
from hotline.domains.insight.analytics.rules.measures import measure
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.measures.shape import Measure
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.schemas.statistics import AnswerOut
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook

TOTAL = "合计"
#: Heads and what stands under them of a cell.
type Head = tuple[str, str]


def book_of(question: FigureQuery, answer: AnswerOut) -> BytesIO:
    """The answer as a workbook: one row per line and the total last; a second sheet with the question and
    definitions.
    """
    file = BytesIO()
    write_workbook(file, [_figures(question, answer), _definitions(question, answer)])
    file.seek(0)
    return file


def _figures(question: FigureQuery, answer: AnswerOut) -> Sheet:
    named = [SheetColumn(DIMENSIONS[key].name) for key in question.dimensions]
    measures = [measure(key) for key in question.measures]
    heads = [list(_heads(each, compared=answer.before_first is not None)) for each in measures]
    columns = [
        SheetColumn(head, number_format=_format(each, what))
        for each, some in zip(measures, heads, strict=True)
        for head, what in some
    ]
    lines = [(line.labels, line.cells) for line in answer.lines]
    totals = [([TOTAL, *[""] * (len(named) - 1)], answer.total)] if named and answer.total else []
    rows = [
        [*labels, *(getattr(cell, what) for cell, some in zip(cells, heads, strict=True) for _, what in some)]
        for labels, cells in [*lines, *totals]
    ]
    return Sheet("统计", [*named, *columns], rows, frozen=len(named))


def _heads(measure: Measure, *, compared: bool) -> Iterator[Head]:
    yield f"{measure.name}（{measure.unit}）", "value"
    if measure.den:
        yield f"{measure.name} 分子", "num"
        yield f"{measure.name} 分母", "den"
    if compared:
        yield f"{measure.name} 对比", "before"


def _format(measure: Measure, what: str) -> str:
    """A share as per cent, with as many decimals as on screen."""
    if what in ("num", "den"):
        return ""
    decimals = "." + "0" * measure.digits if measure.digits else ""
    return f"0{decimals}%" if measure.unit == "%" else f"#,##0{decimals}"


def _definitions(question: FigureQuery, answer: AnswerOut) -> Sheet:
    rows = [("对比", f"{answer.before_first} 至 {answer.before_last}")] if answer.before_first else []
    rows += [(f"筛选·{DIMENSIONS[key].name}", "、".join(word_for(key, values).values()))
             for key, values in question.filters.items()]  # fmt: skip
    for each in map(measure, question.measures):
        rows.append(
            (each.name, f"{each.meaning}{each.formula}。{each.owner} 第{each.version}版，{each.valid_from}起。")
        )
    return Sheet("口径", [SheetColumn("起止"), SheetColumn(f"{question.first} 至 {question.last}")], rows)
