"""Versions as those see them who write, review and publish."""

from ninja import Router

from hotline.domains.understanding.knowledge import permissions
from hotline.domains.understanding.knowledge.actions import drafts, publication, reviews
from hotline.domains.understanding.knowledge.endpoints import shapes
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries import integrity
from hotline.domains.understanding.knowledge.queries import versions as queries
from hotline.domains.understanding.knowledge.rules.life import State
from hotline.domains.understanding.knowledge.schemas.versions import (
    ArticleVersionOut,
    ArticleVersionsOut,
    EditingOut,
    ExpiringOut,
    FieldDifferencesOut,
    IntegrityOut,
    PublishBody,
    RemarkBody,
    RetireBody,
    SaveBody,
    ScheduleBody,
    SeenBody,
    WorkOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs(*permissions.WORKERS))
writer = needs(Permission.KNOWLEDGE_EDIT)
reviewer = needs(Permission.KNOWLEDGE_REVIEW)
publisher = needs(Permission.KNOWLEDGE_PUBLISH)
sender_back = needs(Permission.KNOWLEDGE_REVIEW, Permission.KNOWLEDGE_PUBLISH)
ONE = "/articles/{code}/versions/{version}"


@router.get("/work", response=WorkOut)
def work(request: StaffRequest, state: str = "") -> WorkOut:
    """Versions in progress, the longest untouched first. ``state``: several, separated by commas; "" for all."""
    rows = list(queries.at_work(state.split(",") if state else []))
    return WorkOut(rows=shapes.version_rows(rows, current_staff(request)), counts=queries.counts_at_work())


@router.get("/expiring", response=ExpiringOut)
def expiring(request: StaffRequest, days: int = 90) -> ExpiringOut:
    """Articles in force that expire within so many days, the soonest first."""
    return ExpiringOut(rows=shapes.expiring_rows(queries.expiring(min(max(days, 0), 3650))))


@router.get("/integrity", response=IntegrityOut)
def integrity_report(request: StaffRequest) -> IntegrityOut:
    """Read every published version and compare the stored digest with its content."""
    found = integrity.head()
    return IntegrityOut(count=found.position, digest=found.digest, faults=list(integrity.chain_faults()))


@router.get("/articles/{code}/editing", response=EditingOut, auth=writer)
def editing(request: StaffRequest, code: str) -> EditingOut:
    """The version being worked on, else the newest."""
    found = queries.editing(code)
    return EditingOut(
        form=shapes.form_out(found.row.parsed_article),
        base=found.base,
        revision=found.revision,
        state=State(found.row.state) if found.revision else None,
        note=found.row.note if found.revision else "",
        remark=found.row.remark if found.revision else "",
    )


@router.post("/articles/{code}/draft", response=ArticleVersionOut, auth=writer)
def save(request: StaffRequest, code: str, body: SaveBody) -> ArticleVersionOut:
    """409 ``stale_version``, which names who saved since and when."""
    row = drafts.save(
        by=current_staff(request),
        code=code,
        form=body.form,
        base=body.base,
        revision=body.revision,
        remark=body.note,
    )
    return _to_out(request, row)


@router.get("/articles/{code}/versions", response=ArticleVersionsOut)
def versions(request: StaffRequest, code: str) -> ArticleVersionsOut:
    return ArticleVersionsOut(rows=shapes.numbered_rows(queries.versions(code), current_staff(request)))


@router.get(ONE, response=ArticleVersionOut)
def version(request: StaffRequest, code: str, version: int) -> ArticleVersionOut:
    return _to_out(request, queries.version(code, version))


@router.get("/articles/{code}/differences", response=FieldDifferencesOut)
def differences(request: StaffRequest, code: str, before: int, after: int) -> FieldDifferencesOut:
    """Field by field, sentence by sentence; ``before`` 0: against nothing, so nothing differs."""
    return shapes.differences_out(queries.changed(code, before, after))


@router.post(ONE + "/submit", response=ArticleVersionOut, auth=writer)
def submit(request: StaffRequest, code: str, version: int, body: SeenBody) -> ArticleVersionOut:
    row = reviews.submit(by=current_staff(request), code=code, number=version, revision=body.revision)
    return _to_out(request, row)


@router.post(ONE + "/take-back", response=ArticleVersionOut, auth=writer)
def take_back(request: StaffRequest, code: str, version: int) -> ArticleVersionOut:
    return _to_out(request, reviews.take_back(by=current_staff(request), code=code, number=version))


@router.post(ONE + "/send-back", response=ArticleVersionOut, auth=sender_back)
def send_back(request: StaffRequest, code: str, version: int, body: RemarkBody) -> ArticleVersionOut:
    row = reviews.send_back(by=current_staff(request), code=code, number=version, remark=body.remark)
    return _to_out(request, row)


@router.post(ONE + "/approve", response=ArticleVersionOut, auth=reviewer)
def approve(request: StaffRequest, code: str, version: int, body: SeenBody) -> ArticleVersionOut:
    """Approve a version. 409 for its authors: at least two people see every version."""
    row = reviews.approve(
        by=current_staff(request), code=code, number=version, revision=body.revision, remark=body.remark
    )
    return _to_out(request, row)


@router.post(ONE + "/publish", response=ArticleVersionOut, auth=publisher)
def publish(request: StaffRequest, code: str, version: int, body: PublishBody) -> ArticleVersionOut:
    """Publish a version. With a release gate it is ``scheduled`` until the frozen questions have been answered with it.

    ``despite``: the reason for publishing it although fewer answers are right.
    """
    row = publication.publish(
        by=current_staff(request), code=code, number=version, revision=body.revision, despite=body.despite.strip()
    )
    return _to_out(request, row)


@router.post(ONE + "/schedule", response=ArticleVersionOut, auth=publisher)
def schedule(request: StaffRequest, code: str, version: int, body: ScheduleBody) -> ArticleVersionOut:
    row = publication.schedule(by=current_staff(request), code=code, number=version, revision=body.revision, at=body.at)
    return _to_out(request, row)


@router.post(ONE + "/call-off", response=ArticleVersionOut, auth=publisher)
def call_off(request: StaffRequest, code: str, version: int) -> ArticleVersionOut:
    return _to_out(request, publication.call_off(by=current_staff(request), code=code, number=version))


@router.post(ONE + "/retire", response=ArticleVersionOut, auth=publisher)
def retire(request: StaffRequest, code: str, version: int, body: RetireBody) -> ArticleVersionOut:
    row = publication.retire(by=current_staff(request), code=code, number=version, on=body.on, reason=body.reason)
    return _to_out(request, row)


@router.post(ONE + "/drop", response=ArticleVersionOut, auth=writer)
def drop(request: StaffRequest, code: str, version: int) -> ArticleVersionOut:
    return _to_out(request, drafts.drop(by=current_staff(request), code=code, number=version))


def _to_out(request: StaffRequest, row: Version) -> ArticleVersionOut:
    return shapes.version_out(queries.numbered(row), current_staff(request))
