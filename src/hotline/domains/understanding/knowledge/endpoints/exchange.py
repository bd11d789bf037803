"""The knowledge base as files, and back."""

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO, Annotated
from urllib.parse import quote

from django.http import FileResponse
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile

from hotline.domains.understanding.knowledge.actions import imports, restoration
from hotline.domains.understanding.knowledge.queries import exports
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.domains.understanding.knowledge.queries.browse import ArticleFilters
from hotline.domains.understanding.knowledge.rules.article import label_of
from hotline.domains.understanding.knowledge.rules.exchange import document
from hotline.domains.understanding.knowledge.rules.exchange.forms import POLICY
from hotline.domains.understanding.knowledge.schemas.exchange import ExportQuery, ImportOut, ImportProblemOut, ImportRow
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.files.uploads import check_size
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs(Permission.KNOWLEDGE_EXCHANGE))
TYPES = {"zip": "application/zip", "xlsx": MEDIA_TYPE, "docx": document.MEDIA_TYPE}


@router.get("/export", response={200: None})
def export(request: StaffRequest, filters: Query[ExportQuery]) -> FileResponse:
    """Export articles. Leaves an audit row.

    zip holds everything: all versions, files and the dictionary. xlsx and docx hold the articles in force.
    """
    file = TemporaryFile()  # noqa: SIM115  # closed by the answer once it is sent
    count = _writer(filters)(file)
    audit.record(
        by=current_staff(request).number,
        action="knowledge.export",
        about="knowledge",
        format=filters.format,
        count=count,
    )
    file.seek(0)
    answer = FileResponse(file, content_type=TYPES[filters.format])
    name = quote(f"知识库-{today()}.{filters.format}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    answer["Cache-Control"] = "private, no-store"
    return answer


@router.post("/import", response=ImportOut, auth=needs(Permission.KNOWLEDGE_EXCHANGE))
def bring_in(
    request: StaffRequest,
    file: File[UploadedFile],
    write: Annotated[bool, Form()] = False,
    restore: Annotated[bool, Form()] = False,
) -> ImportOut:
    """``write`` false: only what would be done, row by row. ``restore``: a bundle with its past, by the client."""
    check_size(file.size, POLICY)
    by, name, content = current_staff(request), file.name or "", file.read()
    report = (restoration.restore if restore else imports.bring_in)(by=by, name=name, content=content, write=write)
    return ImportOut(
        rows=[_row(each) for each in report.rows],
        faulty=report.faulty,
        files=report.files,
        terms=report.terms,
        done=report.done,
    )


def _writer(filters: ExportQuery) -> Callable[[IO[bytes]], int]:
    narrowed = ArticleFilters(**filters.dict(exclude={"format"}))
    match filters.format:
        case "xlsx":
            return lambda file: exports.write_sheet(file, narrowed)
        case "docx":
            return lambda file: exports.write_document(file, narrowed)
        case "zip":
            return exports.write_bundle


def _row(row: imports.ImportRow) -> ImportRow:
    problems = [
        ImportProblemOut(field=each.field, label=label_of(each.field), message=each.message) for each in row.problems
    ]
    return ImportRow(where=row.where, code=row.code, title=row.title, what=row.what, problems=problems)
