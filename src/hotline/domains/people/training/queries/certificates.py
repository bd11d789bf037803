"""Reads about certificates: those of a stage, those of a person, and which skills a person's certificates name."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from hotline.domains.people.training.models import Certificate
from hotline.domains.people.training.rules.certificates import CertificateStage
from hotline.infrastructure.paging import page_by_moment
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


def over(today: date) -> list[str]:
    """Ids of those that still count as valid though their last day is past."""
    rows = Certificate.objects.filter(stage=CertificateStage.VALID.value, valid_until__lt=today)
    return list(rows.order_by("id").values_list("pk", flat=True))


def ending_by(day: date) -> list[Certificate]:
    """Those whose last day is near and which nobody has requested to renew."""
    rows = Certificate.objects.filter(stage=CertificateStage.VALID.value, valid_until__lte=day)
    return list(rows.exclude(renewals__stage=CertificateStage.REQUESTED.value).order_by("id"))
