"""Endpoints of standards: the versions of a kind, the draft, tried on an old call, published by another person."""

from ninja import Router, Status

from hotline.domains.people.quality.actions import standards as actions
from hotline.domains.people.quality.endpoints.standard_shapes import calls_of, content_in, ground_of, version_of
from hotline.domains.people.quality.queries import standards
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.people.quality.schemas.standards import (
    CallToTryOut,
    StandardDraftBody,
    StandardReturnBody,
    StandardSeenBody,
    StandardTrialBody,
    StandardVersionListOut,
    StandardVersionOut,
    TrialGroundOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission
from hotline.kernel.versions import Seen

router = Router(
    tags=["quality"],
    auth=needs(
        Permission.QUALITY_DESIGN,
        Permission.QUALITY_PUBLISH,
        Permission.QUALITY_INSPECT,
        Permission.QUALITY_VIEW,
        Permission.QUALITY_VIEW_GROUP,
        Permission.QUALITY_VIEW_OWN,
    ),
)
DESIGN = needs(Permission.QUALITY_DESIGN)
PUBLISH = needs(Permission.QUALITY_PUBLISH)
INSPECT = needs(Permission.QUALITY_INSPECT)


@router.get("", response=StandardVersionListOut)
def versions(request: StaffRequest, kind: StandardKind = StandardKind.CALL) -> StandardVersionListOut:
    """All versions, the newest first; a draft only for whoever drafts, publishes or tries it."""
    by = current_staff(request)
    sees = any(
        by.may(each) for each in (Permission.QUALITY_DESIGN, Permission.QUALITY_PUBLISH, Permission.QUALITY_INSPECT)
    )
    rows = [row for row in standards.versions(kind) if sees or row.published_at is not None]
    return StandardVersionListOut(rows=[version_of(row) for row in rows])


@router.post("/{kind}/draft", response=StandardVersionOut, auth=DESIGN)
def begin(request: StaffRequest, kind: StandardKind) -> StandardVersionOut:
    """A draft that begins as the version in force. 409 ``draft_open``."""
    return version_of(actions.begin_draft(by=current_staff(request), kind=kind))


@router.put("/{kind}/draft", response=StandardVersionOut, auth=DESIGN)
def save(request: StaffRequest, kind: StandardKind, body: StandardDraftBody) -> StandardVersionOut:
    """Complete or not. 409 ``stale_version``."""
    content = content_in(body.sections)
    by = current_staff(request)
    return version_of(actions.save_draft(by=by, kind=kind, content=content, note=body.note, seen=_seen(body)))


@router.post("/{kind}/draft/discard", response={204: None}, auth=DESIGN)
def discard(request: StaffRequest, kind: StandardKind, body: StandardSeenBody) -> Status[None]:
    """409 ``stale_version``."""
    actions.discard_draft(by=current_staff(request), kind=kind, seen=_seen(body))
    return Status(204, None)


@router.post("/{kind}/draft/submit", response=StandardVersionOut, auth=DESIGN)
def submit(request: StaffRequest, kind: StandardKind, body: StandardSeenBody) -> StandardVersionOut:
    """Ask for publishing. 422 ``bad_standard``, ``note_missing``, 409 ``submitted``, ``stale_version``."""
    return version_of(actions.submit(by=current_staff(request), kind=kind, seen=_seen(body)))


@router.post("/{kind}/draft/return", response=StandardVersionOut, auth=PUBLISH)
def give_back(request: StaffRequest, kind: StandardKind, body: StandardReturnBody) -> StandardVersionOut:
    """To its authors. 422 ``reason_missing``, 409 ``not_submitted``, ``stale_version``."""
    by = current_staff(request)
    return version_of(actions.give_back(by=by, kind=kind, reason=body.reason, seen=_seen(body)))


@router.post("/{kind}/draft/publish", response=StandardVersionOut, auth=PUBLISH)
def publish(request: StaffRequest, kind: StandardKind, body: StandardSeenBody) -> StandardVersionOut:
    """Into force, by somebody who has written nothing of it. 409 ``own``, ``not_submitted``, ``stale_version``."""
    return version_of(actions.publish(by=current_staff(request), kind=kind, seen=_seen(body)))


@router.get("/{kind}/draft/calls", response=list[CallToTryOut], auth=INSPECT)
def calls(request: StaffRequest, kind: StandardKind) -> list[CallToTryOut]:
    """What the reader has inspected and may try the draft on."""
    return calls_of(standards.calls_to_try(kind, current_staff(request).number))


@router.get("/{kind}/draft/calls/{inspection_id}", response=TrialGroundOut, auth=INSPECT)
def ground(request: StaffRequest, kind: StandardKind, inspection_id: str) -> TrialGroundOut:
    """One of them with the draft. 404 for another inspector's."""
    return ground_of(standards.call_to_try(kind, current_staff(request).number, inspection_id), standards.draft(kind))


@router.post("/{kind}/draft/trials", response=StandardVersionOut, auth=INSPECT)
def try_out(request: StaffRequest, kind: StandardKind, body: StandardTrialBody) -> StandardVersionOut:
    """Grade the call by the draft; it counts for nothing. 422 ``incomplete``, 409 ``not_inspected``."""
    grades = {each.item: each.grade for each in body.marks}
    by = current_staff(request)
    return version_of(actions.try_out(by=by, kind=kind, inspection=body.inspection, grades=grades).standard)


def _seen(body: StandardSeenBody) -> Seen:
    return Seen(body.version, body.revision)
