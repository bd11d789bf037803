"""Standards are drafted by some and published by another; what was published stays as it is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec
from django.db import transaction

from hotline.domains.people.quality.models import Standard, StandardTrial
from hotline.domains.people.quality.queries.standards import (
    NO_DRAFT,
    STANDARDS,
    call_to_try,
    content_of,
    drafts,
    in_force,
    last_saving,
    published,
    used_keys,
)
from hotline.domains.people.quality.rules.inspections import MAX_COMMENT
from hotline.domains.people.quality.rules.standard_changes import keyed, ready_to_publish
from hotline.domains.people.quality.rules.standards import (
    Content,
    Grade,
    StandardKind,
    StandardStage,
    check_complete,
    check_grades,
    scored,
)
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules import texts
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing, locked
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.versions import Seen, is_independent

PAGE = "/quality/standards"


def about(kind: StandardKind) -> str:
    return f"standard/{kind.value}"


@transaction.atomic
def begin_draft(*, by: Principal, kind: StandardKind) -> Standard:
    """A draft that begins as the version in force; of a kind that has none, as the one for calls.

    Raises NotPermitted, Refused ``draft_open``.
    """
    _may(by, Permission.QUALITY_DESIGN, kind)
    number = STANDARDS.next_number(kind.value)
    if drafts(kind).exists():
        raise Refused("已有起草中的版本，请在该版本上修改。", code="draft_open")
    row = Standard(
        kind=kind.value,
        version=number,
        content=(published(kind) or in_force(StandardKind.CALL)).content,
        drafted_by=by.number,
        drafted_at=now(),
        authors=[by.number],
    )
    row.save(force_insert=True)
    audit.record(by=by.number, action="quality.standard_draft", about=about(kind), version=number, revision=1)
    return row


def save_draft(*, by: Principal, kind: StandardKind, content: Content, note: str, seen: Seen) -> Standard:
    """Store the draft, complete or not. Submitted, it is a draft again.

    Raises NotFound, NotPermitted, Refused ``stale_version``.
    """
    _may(by, Permission.QUALITY_DESIGN, kind)
    with _changing(kind, by, seen) as change:
        row = change.row
        row.content = msgspec.to_builtins(keyed(content, used_keys(kind)))
        row.note, row.revision = note.strip(), row.revision + 1
        row.drafted_by, row.drafted_at = by.number, change.at
        row.authors = sorted({*row.authors, by.number})
        row.submitted_by, row.submitted_at = "", None
        change.record("quality.standard_draft", version=row.version, revision=row.revision)
    return row


@transaction.atomic
def discard_draft(*, by: Principal, kind: StandardKind, seen: Seen) -> None:
    """Raises NotFound, NotPermitted, Refused ``stale_version``."""
    _may(by, Permission.QUALITY_DESIGN, kind)
    row = locked(drafts(kind), missing=NO_DRAFT)
    STANDARDS.refuse_stale(seen, last_saving(row))
    row.delete()
    audit.record(by=by.number, action="quality.standard_discard", about=about(kind), version=row.version)


def submit(*, by: Principal, kind: StandardKind, seen: Seen) -> Standard:
    """Ask for publishing. Raises NotFound, NotPermitted, Invalid ``bad_standard``, ``note_missing``, Refused."""
    _may(by, Permission.QUALITY_DESIGN, kind)
    with _changing(kind, by, seen) as change:
        row = change.row
        _refuse_submitted(row)
        ready_to_publish(kind, content_of(row))
        if not row.note:
            raise Invalid("请填写改动说明，供发布人查看。", code="note_missing")
        row.submitted_by, row.submitted_at, row.returned = by.number, change.at, ""
        change.record("quality.standard_submit", version=row.version, revision=row.revision)
        _notify(change, "评分标准待发布", row.note, PermissionHolders(Permission.QUALITY_PUBLISH))
    return row


def give_back(*, by: Principal, kind: StandardKind, reason: str, seen: Seen) -> Standard:
    """The submitted draft goes back to its authors. Raises NotFound, NotPermitted, Invalid, Refused."""
    _may(by, Permission.QUALITY_PUBLISH, kind)
    reason = reason.strip()
    if not 2 <= len(reason) <= MAX_COMMENT:
        raise Invalid("请填写退回理由，2 到 300 字。", code="reason_missing")
    with _changing(kind, by, seen) as change:
        row = change.row
        _refuse_unsubmitted(row)
        submitter, row.submitted_by, row.submitted_at, row.returned = row.submitted_by, "", None, reason
        change.record("quality.standard_return", version=row.version, revision=row.revision)
        _notify(change, "评分标准已退回", reason, Person(submitter))
    return row


def publish(*, by: Principal, kind: StandardKind, seen: Seen) -> Standard:
    """Somebody who has written nothing of it puts it into force. Inspections under way stay with their version.

    Raises NotFound, NotPermitted, Invalid ``bad_standard``, Refused ``own``, ``not_submitted``, ``stale_version``.
    """
    _may(by, Permission.QUALITY_PUBLISH, kind)
    with transaction.atomic():
        STANDARDS.hold(kind.value)
        with _changing(kind, by, seen) as change:
            row = change.row
            _refuse_unsubmitted(row)
            if not is_independent(by.number, row.authors):
                raise Refused("您参与了起草，须由另一人发布。", code="own")
            ready_to_publish(kind, content_of(row))
            in_use = STANDARDS.all(kind.value).filter(stage=StandardStage.PUBLISHED.value)
            in_use.update(stage=StandardStage.RETIRED.value, retired_at=change.at)
            row.stage, row.published_by, row.published_at = StandardStage.PUBLISHED.value, by.number, change.at
            change.record("quality.standard_publish", version=row.version, authors=row.authors)
            _notify(
                change, "评分标准已发布", f"第 {row.version} 版，此后抽取的计划按此评分。", Person(row.submitted_by)
            )
    return row


@transaction.atomic
def try_out(*, by: Principal, kind: StandardKind, inspection: str, grades: Mapping[str, Grade]) -> StandardTrial:
    """Grade a call that the reader has inspected, by the draft as it stands. It counts for nothing.

    Raises NotFound, NotPermitted, Invalid ``incomplete``, Refused ``not_inspected``.
    """
    _may(by, Permission.QUALITY_INSPECT, kind)
    earlier = call_to_try(kind, by.number, inspection)
    row = locked(drafts(kind), missing=NO_DRAFT)
    content = content_of(row)
    check_grades(content, grades)
    check_complete(content, grades)
    score = scored(content, grades)
    trial = StandardTrial(
        standard=row,
        revision=row.revision,
        inspection=earlier,
        grades={key: grade.value for key, grade in grades.items()},
        score=score.points,
        red_line=score.red_line,
        by=by.number,
        at=now(),
    )
    trial.save(force_insert=True)
    audit.record(
        by=by.number, action="quality.standard_try", about=about(kind), inspection=inspection, revision=row.revision
    )
    return trial


@contextmanager
def _changing(kind: StandardKind, by: Principal, seen: Seen) -> Iterator[Change[Standard]]:
    """The draft as the writer saw it."""
    with changing(drafts(kind), by=by.number, about=about(kind), missing=NO_DRAFT) as change:
        STANDARDS.refuse_stale(seen, last_saving(change.row))
        yield change


def _refuse_submitted(row: Standard) -> None:
    if row.submitted_at is not None:
        raise Refused("该版本已送审，请等待发布或退回。", code="submitted")


def _refuse_unsubmitted(row: Standard) -> None:
    if row.submitted_at is None:
        raise Refused("该版本尚未送审，请刷新查看。", code="not_submitted")


def _notify(change: Change[Standard], title: str, text: str, to: Addressee) -> None:
    row = change.row
    content = texts.Content(
        key=f"{change.about}/{row.version}/{row.revision}/{title}",
        kind="quality.due",
        title=title,
        text=text,
        link=f"{PAGE}?kind={row.kind}",
        at=change.at,
        urgency=Urgency.IMPORTANT,
        about=change.about,
    )
    notify(content, [to])


def _may(by: Principal, permission: Permission, kind: StandardKind) -> None:
    if not by.may(permission):
        deny(by, permission, about(kind))
