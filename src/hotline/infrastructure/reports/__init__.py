"""Setting a paper (kernel.paper): as PDF, as a Word document, as a workbook."""

from hotline.infrastructure.reports.sheets import workbook
from hotline.infrastructure.reports.typeset import chart_image, pdf
from hotline.infrastructure.reports.word import document

#: What each form is called on the wire, and its media type.
FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

__all__ = ["FORMS", "chart_image", "document", "pdf", "workbook"]
