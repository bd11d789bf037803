"""A paper as a Word document: real tables, charts as pictures."""

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.run import Run

from hotline.infrastructure.reports.typeset import chart_image
from hotline.kernel.report_document import Bars, Cell, Curves, Heading, Number, Paragraph, Part, ReportDocument, Table

#: Fonts that offices here have. A program without them uses its own.
BODY, TITLES = "宋体", "黑体"
SOFT, DRAFT = RGBColor(0x6B, 0x72, 0x80), RGBColor(0xB9, 0x1C, 0x1C)
WIDTH = Cm(16.6)
BAND = "EEF2F7"


def document(report: ReportDocument) -> bytes:
    """Raises Unavailable when charts cannot be drawn."""
    made = docx.Document()
    _page(made, report)
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(title.add_run(report.title), TITLES, 20, bold=True)
    under = made.add_paragraph()
    under.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _font(under.add_run(report.subtitle), BODY, 10).font.color.rgb = SOFT
    for part in report.parts:
        _add(made, part)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _page(made: Document, report: ReportDocument) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    made.core_properties.title = report.title
    if report.draft:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _font(head.add_run("草稿：尚未冻结，数据会变化"), TITLES, 10, bold=True).font.color.rgb = DRAFT
    foot = section.footer.paragraphs[0]
    _font(foot.add_run(f"{report.foot}　第 "), BODY, 8).font.color.rgb = SOFT
    _page_number(foot.add_run())
    _font(foot.add_run(" 页"), BODY, 8).font.color.rgb = SOFT


def _add(made: Document, part: Part) -> None:
    match part:
        case Heading():
            paragraph = made.add_heading(level=part.level)
            _font(paragraph.add_run(part.text), TITLES, 14 if part.level == 1 else 11, bold=True)
        case Paragraph():
            run = _font(made.add_paragraph().add_run(part.text), BODY, 9 if part.soft else 10.5)
            if part.soft:
                run.font.color.rgb = SOFT
        case Table() if not part.rows:
            _add(made, Paragraph(text=part.empty, soft=True))
        case Table():
            _table(made, part)
        case Bars() | Curves():
            made.add_picture(BytesIO(chart_image(part)), width=WIDTH)


def _table(made: Document, part: Table) -> None:
    heads: tuple[Cell, ...] = tuple(column.name for column in part.columns)
    lines = [heads, *part.rows, *([part.total] if part.total else [])]
    table = made.add_table(rows=len(lines), cols=len(heads), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    total_width = sum(column.width for column in part.columns)
    _repeat_head(table.rows[0]._tr)
    for n, line in enumerate(lines):
        strong = n == 0 or (bool(part.total) and n == len(lines) - 1)
        for cell, column, value in zip(table.rows[n].cells, part.columns, line, strict=True):
            cell.width = int(WIDTH * column.width / total_width)
            _fill(cell, value, right=column.right, strong=strong)
    made.add_paragraph().paragraph_format.space_after = Pt(2)


def _fill(cell: _Cell, value: Cell, *, right: bool, strong: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_after = Pt(0)
    _font(paragraph.add_run(value.text if isinstance(value, Number) else value), BODY, 8.5, bold=strong)
    if strong:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), BAND)
        cell._tc.get_or_add_tcPr().append(shade)


def _font(run: Run, name: str, size: float, *, bold: bool = False) -> Run:
    """Set a run's font. Word needs the Chinese font set apart from the Latin one."""
    run.font.name, run.font.size, run.font.bold = name, Pt(size), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
    return run


def _repeat_head(row: object) -> None:
    """The heads again on every page the table runs over."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(head)  # type: ignore[attr-defined]


def _page_number(run: Run) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        field = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            field.text = text
        else:
            field.set(qn("w:fldCharType"), kind)
        run._element.append(field)
