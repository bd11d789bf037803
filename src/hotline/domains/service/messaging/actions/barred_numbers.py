"""Numbers that get no texts: opted out by a reply of the citizen, or put there by staff."""

from datetime import datetime

from django.db.models import QuerySet

from hotline.domains.service.messaging.models import BarredNumber
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.infrastructure.sealing import number_indexes, seal_number
from hotline.kernel.ids import new_id


def note_opt_out(number: str, at: datetime) -> bool:
    """Whether it is news."""
    if _barred(number, Bar.OPTED_OUT).exists():
        return False
    _bar(number, Bar.OPTED_OUT, at)
    return True


def note_opt_in(number: str) -> bool:
    """Whether it had opted out."""
    return _barred(number, Bar.OPTED_OUT).delete()[0] > 0


def _bar(number: str, why: Bar, at: datetime, by: str = "") -> BarredNumber:
    id = new_id("barred")
    sealed = seal_number(number, f"barred/{id}")
    return BarredNumber.objects.create(
        id=id, why=why.value, since=at, by=by, **BarredNumber.number.columns(sealed, id=id)
    )


def _barred(number: str, why: Bar) -> QuerySet[BarredNumber]:
    return BarredNumber.objects.filter(number_index__in=number_indexes(number), why=why.value)
