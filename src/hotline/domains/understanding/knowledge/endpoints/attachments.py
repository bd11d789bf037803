"""Pictures and other files of articles."""

from urllib.parse import quote

from django.http import HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from hotline.domains.understanding.knowledge.actions import attachments
from hotline.domains.understanding.knowledge.queries import files
from hotline.domains.understanding.knowledge.rules.attachments import INLINE, POLICY
from hotline.domains.understanding.knowledge.schemas.articles import ArticleFileOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.files.uploads import check_size
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs())


@router.post("", response=ArticleFileOut, auth=needs(Permission.KNOWLEDGE_EDIT))
def attach(request: StaffRequest, file: File[UploadedFile]) -> ArticleFileOut:
    """Upload a file that an article then refers to.

    422 names what may be uploaded. The content decides, not the name.
    """
    check_size(file.size, POLICY)
    row = attachments.attach(by=current_staff(request), name=file.name or "", content=file.read())
    return ArticleFileOut(name=row.name, digest=row.digest, type=row.type, size=row.size)


@router.get("/{digest}", response={200: None})
def attachment(request: StaffRequest, digest: str) -> HttpResponse:
    """Pictures and PDF to be shown, others to be saved; what is under a digest never changes."""
    row = files.file_of(digest)
    answer = HttpResponse(files.content_of_file(digest), content_type=row.type)
    disposition = "inline" if row.type in INLINE else "attachment"
    answer["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{quote(row.name)}"
    answer["Cache-Control"] = "private, max-age=31536000, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
