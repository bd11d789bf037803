"""Reads about standards: the versions of a kind, the one in force, the draft and the calls it was tried on."""

import msgspec
from django.db.models import QuerySet

from hotline.domains.people.quality.models import Inspection, Standard, StandardTrial
from hotline.domains.people.quality.queries.inspections import own_inspection
from hotline.domains.people.quality.rules.inspections import InspectionState
from hotline.domains.people.quality.rules.standard_changes import ItemChange, changes
from hotline.domains.people.quality.rules.standards import Content, StandardKind, StandardStage
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.versions import Versions
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.versions import Saving

STANDARDS = Versions(Standard, document="这份评分标准", of="kind", names=names_of, lock="quality.standards")
NO_DRAFT = "没有起草中的评分标准，请刷新查看。"
#: Calls that a draft may be tried on.
TO_TRY = 30


def content_of(row: Standard) -> Content:
    return msgspec.convert(row.content, Content)


def versions(kind: StandardKind) -> list[Standard]:
    """The newest first."""
    return list(STANDARDS.all(kind.value).prefetch_related("trials__inspection"))


def published(kind: StandardKind) -> Standard | None:
    return Standard.objects.filter(kind=kind.value, stage=StandardStage.PUBLISHED.value).first()


def in_force(kind: StandardKind) -> Standard:
    """The published version. Raises Refused ``no_standard``."""
    row = published(kind)
    if row is None:
        raise Refused("该种类尚未发布评分标准，请先发布。", code="no_standard")
    return row


def drafts(kind: StandardKind) -> QuerySet[Standard]:
    return Standard.objects.filter(kind=kind.value, stage=StandardStage.DRAFT.value)


def draft(kind: StandardKind) -> Standard:
    """Raises NotFound."""
    row = drafts(kind).first()
    if row is None:
        raise NotFound(NO_DRAFT)
    return row


def last_saving(row: Standard) -> Saving:
    return Saving(row.version, row.revision, row.drafted_by, row.drafted_at)


def changes_of(row: Standard) -> list[ItemChange]:
    """What a version changes against the one before it; nothing for the first of its kind."""
    before = STANDARDS.all(row.kind).filter(version__lt=row.version, published_at__isnull=False).first()
    return changes(content_of(before), content_of(row)) if before else []


def used_keys(kind: StandardKind) -> set[str]:
    """Of the items of every version."""
    return {item.key for row in Standard.objects.filter(kind=kind.value) for item in content_of(row).items}


def calls_to_try(kind: StandardKind, inspector: str) -> list[Inspection]:
    """What the inspector has graded by an earlier version, the newest first: nobody hears a call that is not theirs."""
    rows = Inspection.objects.filter(
        inspector=inspector, state=InspectionState.SUBMITTED.value, standard__kind=kind.value
    )
    return list(rows.select_related("plan", "standard").order_by("-submitted_at", "pk")[:TO_TRY])


def call_to_try(kind: StandardKind, inspector: str, inspection: str) -> Inspection:
    """Raises NotFound, for another's too; Refused ``not_inspected``."""
    row = own_inspection(inspector, inspection)
    if row.state != InspectionState.SUBMITTED.value or row.standard.kind != kind.value:
        raise Refused("只能用您已评过的同种类通话试评，请另选。", code="not_inspected")
    return row


def trials_of(row: Standard) -> list[StandardTrial]:
    return sorted(row.trials.all(), key=lambda trial: trial.pk, reverse=True)
