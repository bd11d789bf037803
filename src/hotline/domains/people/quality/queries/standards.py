"""Reads about standards: the versions of a kind, the one in force."""

import msgspec

from hotline.domains.people.quality.models import Standard
from hotline.domains.people.quality.rules.standards import Content, StandardKind, StandardStage
from hotline.kernel.errors import NotFound, Refused

NONE = "没有这一版评分标准，请刷新列表。"


def content_of(row: Standard) -> Content:
    return msgspec.convert(row.content, Content)


def versions(kind: StandardKind) -> list[Standard]:
    """The newest first."""
    return list(Standard.objects.filter(kind=kind.value).order_by("-version"))


def version(kind: StandardKind, number: int) -> Standard:
    """Raises NotFound."""
    row = Standard.objects.filter(kind=kind.value, version=number).first()
    if row is None:
        raise NotFound(NONE)
    return row


def in_force(kind: StandardKind) -> Standard:
    """The published version. Raises Refused ``no_standard``."""
    row = Standard.objects.filter(kind=kind.value, stage=StandardStage.PUBLISHED.value).first()
    if row is None:
        raise Refused("该种类尚未发布评分标准，请先发布。", code="no_standard")
    return row
