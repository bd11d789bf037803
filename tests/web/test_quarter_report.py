"""The quarterly report: both files are opened, and the figures in them are those of the quarter."""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import docx
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hotline.domains.insight.analytics.actions.closing_periods import close_period
from hotline.domains.insight.analytics.rules.columns import SHAPES
from hotline.domains.insight.analytics.rules.measures.shape import GROUPS
from hotline.domains.insight.assessment.models import FrozenQuarter
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.queries.report_data import report_data
from hotline.domains.insight.assessment.rules.report import quarter_report
from hotline.infrastructure.models import AuditRow
from hotline.kernel.report_document import Curves
from tests.domains.insight.assessment.test_planted_quarter import events_of_calls
from tests.domains.service.messaging.arrivals import log
from tests.web import test_registers
from tests.web.test_registers import AGENT, CLIENT, DAY, DIRECTOR, MANAGER, approved, post, relay
from tests.web.test_workorders import browser

pytestmark = [pytest.mark.django_db, pytest.mark.real]
personnel = test_registers.personnel


def report(number: str, quarter: str = "2026Q3", form: str = "pdf") -> Any:
    return post(number, f"quarters/{quarter}/report?form={form}")


def taken(number: str, form: str) -> bytes:
    answer = report(number, form=form)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def text_of_pdf(content: bytes) -> str:
    """Without blanks: where they stand is the setter's affair."""
    pages = pypdfium2.PdfDocument(content)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def text_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    heads = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return "".join("".join([*heads, *(each.text for each in document.paragraphs), *cells]).split())


def proved(entry: str) -> Any:
    file = SimpleUploadedFile("演练方案.pdf", b"%PDF-1.7 plan %%EOF")
    return browser(MANAGER).post(f"/api/assessment/registers/entries/{entry}/evidence", {"file": file}).json()


def test_a_running_quarter_is_a_draft_and_a_frozen_one_is_told_with_all_that_became_of_it() -> None:
    log(events_of_calls())
    proof = proved(approved())
    relay()
    draft = text_of_pdf(taken(DIRECTOR, "pdf"))
    assert "草稿" in draft
    assert "尚未冻结" in draft
    assert "104,361.05" in draft, "26,272.71 + 21,893.93 + 41,598.46 + 14,595.95, as worked out in the planted quarter"
    assert "草稿" in text_of_docx(taken(DIRECTOR, "docx"))

    post(CLIENT, "quarters/2026Q3/freeze")
    post(MANAGER, "quarters/2026Q3/dispute", indicator="unstable", reason="计划内的演练")
    post(CLIENT, "quarters/2026Q3/decide", indicator="unstable", upheld=False, answer="确为演练", now_deducted="0.00")
    post(CLIENT, "quarters/2026Q3/sign", side="client")
    pdf, word = taken(DIRECTOR, "pdf"), taken(DIRECTOR, "docx")
    for text in (text_of_pdf(pdf), text_of_docx(word)):
        assert "草稿" not in text
        assert "人工接通率" in text
        assert "72.73%" in text
        for amount in ("104,361.05", "89,765.10", "26,272.71", "21,893.93", "41,598.46", "14,595.95"):
            assert amount in text
        # 29,191,900 x 76.69 % = 22,387,268.11; 20 % = 5,838,380 less 89,765.10.
        for amount in ("22,387,268.11", "5,838,380.00", "5,748,614.90"):
            assert amount in text
        for phrase in (
            "基数×（0.1%×2步＋0.2%×17步）",
            "计划内的演练",
            "更正：确为演练",
            "演练方案.pdf",
            proof["sha256"],
        ):
            assert phrase in text
        assert FrozenQuarter.objects.get().digest in text
        assert "8001" in text
    pages = pypdfium2.PdfDocument(pdf)
    assert len(pages) >= 3
    assert len(docx.Document(io.BytesIO(word)).inline_shapes) >= 1, "the chart of deductions is a picture"
    rows = AuditRow.objects.filter(action="assessment.report", by=DIRECTOR)
    assert [row.detail["draft"] for row in rows.order_by("pk")] == [True, True, False, False]


def test_the_report_says_what_was_counted_of_heads_and_what_nobody_entered() -> None:
    log(events_of_calls())
    approved(register="staff_days", about="", front=170, front_with_trainees=170, back=29)
    approved(register="staff_days", about="", day=DAY + timedelta(days=1), front=168, front_with_trainees=168, back=32)
    relay()
    draft = text_of_docx(taken(DIRECTOR, "docx"))
    assert "人数之和338登记天数2" in draft
    assert "人数之和61登记天数2" in draft
    assert "可用工位未登记" in draft
    assert "未登记2项" in draft
    assert "此时冻结则不判定、不扣减" in draft
    post(CLIENT, "quarters/2026Q3/freeze")
    for text in (text_of_pdf(taken(DIRECTOR, "pdf")), text_of_docx(taken(DIRECTOR, "docx"))):
        assert "未登记：工位数量、诉求记录准确率、转办率。冻结时无已审核的登记" in text


def test_a_course_has_every_day_of_the_quarter_also_those_without_calls() -> None:
    log(events_of_calls())
    contract, period = quarter("2026Q3", date(2026, 10, 6))
    report = quarter_report(report_data(contract, period, datetime.now(UTC)))
    drawn = [part for part in report.parts if isinstance(part, Curves)]
    assert drawn
    for each in drawn:
        (series,) = each.series
        assert len(each.axis) == len(series.values) == 92
        assert each.axis[0] == "07-01"
        assert series.values[0] is None
        assert series.values[each.axis.index("09-01")] is not None


def test_who_may_not_see_the_contract_takes_no_report() -> None:
    assert report(AGENT).status_code == 403
    assert report(CLIENT, "1999Q3").status_code == 422
    assert report(CLIENT, form="exe").status_code == 422
    assert not AuditRow.objects.filter(action="assessment.report").exists()


def test_the_report_names_what_lies_closed_of_every_kind_of_facts() -> None:
    log(events_of_calls())
    for table in SHAPES:
        close_period(table, date(2026, 7, 1), date(2026, 7, 31), datetime.now(UTC))
    report_data = text_of_docx(taken(DIRECTOR, "docx"))
    assert [name for name in GROUPS.values() if f"{name}2026-07-01" not in report_data] == []
