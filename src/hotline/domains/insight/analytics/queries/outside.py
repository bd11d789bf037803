"""Figures from outside, as they are defined."""

import msgspec

from hotline.domains.insight.analytics.models import OutsideRegister
from hotline.domains.insight.analytics.rules.measures import define
from hotline.domains.insight.analytics.rules.outside import Outside, OutsideField, measures_of


def outside() -> list[Outside]:
    """The sheets of outside figures in use, by name."""
    return [_defined(row) for row in OutsideRegister.objects.filter(retired=False).order_by("name")]


def outside_of(key: str) -> Outside | None:
    """Also one that is no longer in use."""
    row = OutsideRegister.objects.filter(pk=key).first()
    return _defined(row) if row else None


def bring_measures() -> None:
    """Register the measures of the registers that people have defined, so that they count like any other."""
    rows = OutsideRegister.objects.order_by("pk")
    define(measure for row in rows for measure in measures_of(_defined(row)))


def _defined(row: OutsideRegister) -> Outside:
    fields = msgspec.convert(row.fields, tuple[OutsideField, ...])
    return Outside(key=row.pk, name=row.name, about=row.about, fields=fields, version=row.version)
