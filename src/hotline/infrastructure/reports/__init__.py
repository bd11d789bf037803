"""Renders a report document (kernel.report_document) as PDF, as a Word document or as a workbook."""

#: Name of each format on the wire -> its media type.
FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
