"""A paper set as PDF, Word and workbook: the three say the same."""

import io
from datetime import UTC, datetime

import docx
import pypdfium2
import pytest
import python_calamine
from PIL import Image

from hotline.infrastructure.reports import sheets, typeset, word
from hotline.infrastructure.reports.scales import ticks, written
from hotline.kernel.errors import Unavailable
from hotline.kernel.report_document import (
    Bar,
    Bars,
    Column,
    Curves,
    Heading,
    Number,
    Paragraph,
    ReportDocument,
    Series,
    Table,
)

NOW = datetime(2026, 10, 6, 2, tzinfo=UTC)
CURVES = Curves(
    title="接通率", axis=("9-1", "9-2", "9-3"), series=(Series("a", (91.5, None, 93.0)),), unit="%", target=92.0
)
TABLE = Table(
    name="结果/一",
    columns=(Column("指标", 3), Column("扣减", 1, right=True)),
    rows=(("=1+1", Number("26,272.71", 26272.71)), ("#let x = 1", "—")),
    total=("合计", Number("26,272.71", 26272.71)),
)
DOCUMENT = ReportDocument(
    title="季度报告",
    subtitle="九月",
    draft=True,
    parts=(
        Heading(text="一"),
        Paragraph(text="$文字*"),
        TABLE,
        TABLE,
        Bars(title="钱", bars=(Bar("甲", 2.0, "2"),)),
        CURVES,
    ),
)


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf))


def test_the_same_paper_makes_the_same_pdf_and_what_it_says_is_never_taken_for_a_command() -> None:
    made = typeset.pdf(DOCUMENT, NOW)
    assert made == typeset.pdf(DOCUMENT, NOW)
    text = text_of(made)
    for phrase in ("季度报告", "$文字*", "#letx=1", "=1+1", "26,272.71", "草稿", "接通率"):
        assert phrase in text


def test_word_has_real_tables_and_the_charts_as_pictures() -> None:
    document = docx.Document(io.BytesIO(word.document(DOCUMENT)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["指标", "扣减"], ["=1+1", "26,272.71"], ["#let x = 1", "—"], ["合计", "26,272.71"]]
    assert len(document.inline_shapes) == 2
    assert "草稿" in document.sections[0].header.paragraphs[0].text


def test_a_workbook_has_a_sheet_a_table_and_figures_to_count_on_with() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sheets.workbook(DOCUMENT)))
    assert book.sheet_names == ["说明", "结果／一", "结果／一2"]
    assert book.get_sheet_by_index(1).to_python()[1] == ["=1+1", 26272.71], "a formula in a cell stays words"


def test_a_chart_alone_is_a_picture_that_shows_something() -> None:
    image = Image.open(io.BytesIO(typeset.chart_image(CURVES))).convert("RGB")
    assert image.width > 1200
    assert len(image.getcolors(maxcolors=10**6) or ()) > 10


def test_without_a_chinese_font_it_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "FAMILY", "No Such Font")
    typeset.fonts.cache_clear()
    with pytest.raises(Unavailable, match="fonts-noto-cjk"):
        typeset.pdf(DOCUMENT, NOW)
    typeset.fonts.cache_clear()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([91.5, 93.0], ["91.5", "92.0", "92.5", "93.0"]),
        ([0, 7], ["0", "2", "4", "6", "8"]),
        ([5, 5], ["4.5", "5.0", "5.5"]),
        ([], ["0.0", "0.5", "1.0"]),
    ],
)
def test_scales_are_round_numbers_around_the_values(values: list[float], expected: list[str]) -> None:
    assert written(ticks(values)) == expected
