"""Reads about certificates: those of a stage, those of a person, and which skills a person's certificates name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from hotline.domains.people.training.models import BatchMember, Certificate
from hotline.domains.people.training.rules.certificates import CertificateStage
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.clock import beijing_day
from hotline.kernel.paging import Page

NONE = "没有这张上岗证，请刷新列表。"


def about(id: str) -> str:
    return f"certificate/{id}"


def certificates(stages: Collection[CertificateStage], cursor: str = "") -> Page[Certificate]:
    """Fifty, those requested last first."""
    rows = Certificate.objects.filter(stage__in=[each.value for each in stages]).select_related("batch")
    return page_by_moment(rows, "requested_at", cursor)


def certificates_of(number: str) -> list[Certificate]:
    """All of a person that were ever signed, the latest first."""
    return list(Certificate.objects.filter(number=number, serial__isnull=False).order_by("-decided_at", "-id"))


def valid(number: str) -> QuerySet[Certificate]:
    return Certificate.objects.filter(number=number, stage=CertificateStage.VALID.value)


def certified_among(numbers: Collection[str]) -> set[str]:
    """Who of these has a certificate, or has one requested."""
    stages = (CertificateStage.VALID.value, CertificateStage.REQUESTED.value)
    rows = Certificate.objects.filter(number__in=numbers, stage__in=stages)
    return set(rows.values_list("number", flat=True))


@dataclass(frozen=True)
class Certified:
    """Of some people on a day: ``valid`` have a certificate; ``unknown`` never had one and never were trainees here."""

    valid: set[str]
    unknown: set[str]


def certified_on(day: date, numbers: Collection[str]) -> Certified:
    """As of the day, whatever became of the certificates since."""
    rows = Certificate.objects.filter(number__in=numbers, decided_at__isnull=False, valid_until__isnull=False)
    decided = [row for row in rows if row.decided_at and beijing_day(row.decided_at) <= day]
    valid = {row.number for row in decided if _holds_on(row, day)}
    members = BatchMember.objects.filter(number__in=numbers, reported_on__lte=day)
    trainees = set(members.values_list("number", flat=True))
    return Certified(valid, set(numbers) - {row.number for row in decided} - trainees)


def _holds_on(row: Certificate, day: date) -> bool:
    withdrawn = row.over_at is not None and beijing_day(row.over_at) <= day
    return row.valid_until is not None and row.valid_until >= day and not withdrawn


def over(today: date) -> list[str]:
    """Ids of those that still count as valid though their last day is past."""
    rows = Certificate.objects.filter(stage=CertificateStage.VALID.value, valid_until__lt=today)
    return list(rows.order_by("id").values_list("pk", flat=True))


def ending_by(day: date) -> list[Certificate]:
    """Those whose last day is near and which nobody has requested to renew."""
    rows = Certificate.objects.filter(stage=CertificateStage.VALID.value, valid_until__lte=day)
    return list(rows.exclude(renewals__stage=CertificateStage.REQUESTED.value).order_by("id"))
