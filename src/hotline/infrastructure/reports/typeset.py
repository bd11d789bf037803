"""Renders a report as PDF by Typst (house.typ), and its charts as pictures.

Values reach Typst as JSON, never as source text.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import typst

from hotline.infrastructure.reports.scales import ticks, written
from hotline.kernel.errors import Unavailable
from hotline.kernel.report_document import Chart, Curves, ReportDocument

TEMPLATE = Path(__file__).with_name("house.typ")
FAMILY = "Noto Sans CJK SC"
PIXELS_AN_INCH = 220


@cache
def fonts() -> typst.Fonts:
    """The fonts of this machine. Raises Unavailable when there is no Chinese one."""
    found = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    if FAMILY not in found.families():
        raise Unavailable("服务器缺少中文字体，无法生成 PDF 和图。请运维安装 fonts-noto-cjk。")
    return found


def pdf(document: ReportDocument, at: datetime) -> bytes:
    """PDF/A-2b, for archives. The same paper and moment make the same bytes. Raises Unavailable without a font."""
    return _compiled(_template_data(document), format="pdf", timestamp=int(at.timestamp()), pdf_standards="a-2b")


def chart_image(chart: Chart) -> bytes:
    """PNG. Raises Unavailable without a font."""
    return _compiled({"picture": _chart(chart)}, format="png", ppi=PIXELS_AN_INCH)


def _compiled(data: dict[str, Any], **how: Any) -> bytes:
    made = typst.compile(
        TEMPLATE.read_bytes(), font_paths=fonts(), sys_inputs={"said": msgspec.json.encode(data).decode()}, **how
    )
    if not isinstance(made, bytes):
        raise TypeError("a paper is one file")
    return made


def _template_data(document: ReportDocument) -> dict[str, Any]:
    parts = [_chart(part) if isinstance(part, Curves) else msgspec.to_builtins(part) for part in document.parts]
    return {**msgspec.to_builtins(document), "parts": parts, "picture": None}


def _chart(chart: Chart) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(chart)
    if isinstance(chart, Curves):
        targets = [chart.target] if chart.target is not None else []
        scale = ticks([value for one in chart.series for value in one.values if value is not None] + targets)
        plain["ticks"] = [list(pair) for pair in zip(scale, written(scale), strict=True)]
    return plain
