"""Reads required reading and its receipts."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from hotline.domains.platform.accounts.queries import group_names, staff_with
from hotline.domains.understanding.knowledge.models import Receipt, RequiredReading
from hotline.domains.understanding.knowledge.ports import reading_quiz
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.permissions import Permission

MAX_READINGS = 100


def readings() -> QuerySet[RequiredReading]:
    """Required readings, running ones first, then newest first, each with the number of its readers and receipts."""
    rows = RequiredReading.objects.select_related("version__article").annotate(
        recipients=Count("receipts"), read=Count("receipts", filter=Q(receipts__read_at__isnull=False))
    )
    return rows.order_by("-pk")[:MAX_READINGS]


def reading(id: int) -> RequiredReading:
    """Raises NotFound."""
    found = RequiredReading.objects.filter(pk=id).select_related("version__article").first()
    if found is None:
        raise NotFound("没有这条必读，请刷新查看。")
    return found


def receipts_of(row: RequiredReading) -> list[Receipt]:
    """The receipts; those not read come first."""
    return sorted(row.receipts.all(), key=lambda each: (each.read_at is not None, each.reader))


def receipts_of_one(ids: Collection[int]) -> dict[int, Receipt]:
    """Reading -> the receipt of its reader, of those that one person has to read."""
    rows = Receipt.objects.filter(reading__in=ids).exclude(reading__reader="").select_related("reading")
    return {row.reading_id: row for row in rows}


def open_questions(row: RequiredReading, reader: str) -> int:
    """How many questions the reader has to answer before it counts as read: none where groups have to read it."""
    return reading_quiz().open_count(row.pk, row.version.article.code, reader) if row.reader else 0


def owed_by(reader: str) -> list[Receipt]:
    """What this person still has to read, the most urgent first."""
    rows = Receipt.objects.filter(reader=reader, read_at=None, reading__ended_at=None)
    return list(rows.select_related("reading__version__article").order_by("reading__due_on", "pk"))


def readers_in(groups: list[str]) -> list[str]:
    """Staff numbers of the readers in these groups, of all when none is named. Raises Invalid for an unknown group."""
    if unknown := sorted(set(groups) - set(group_names())):
        raise Invalid(f"没有这些班组：{'、'.join(unknown)}。请重新选择。")
    people = staff_with(Permission.DESK_USE)
    return [staff.number for staff in (people.filter(group__name__in=groups) if groups else people)]
