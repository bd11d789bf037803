"""Numbers that get no texts: opted out by a reply of the citizen, or put on the blacklist by staff."""

from datetime import UTC, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from hotline.domains.service.messaging.models import BarredNumber
from hotline.domains.service.messaging.rules.mass import mobile_in
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealing import audited_number, indexes_of, number_indexes, seal_number
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed


def note_opt_out(number: str, at: datetime) -> bool:
    """Whether it is news."""
    if _barred(number, Bar.OPTED_OUT).exists():
        return False
    _bar(number, Bar.OPTED_OUT, at)
    return True


def note_opt_out_of(number: Sealed, at: datetime, by: str) -> bool:
    """The same of a sealed number, as ``by`` was told in a call."""
    rows = BarredNumber.objects.filter(number_index__in=indexes_of(number), why=Bar.OPTED_OUT.value)
    if rows.exists():
        return False
    id = new_id("barred")
    columns = BarredNumber.number.columns(number, id=id)
    BarredNumber.objects.create(id=id, why=Bar.OPTED_OUT.value, since=at, by=by, **columns)
    return True


def note_opt_in(number: str) -> bool:
    """Whether it had opted out."""
    return _barred(number, Bar.OPTED_OUT).delete()[0] > 0


@transaction.atomic
def blacklist(*, by: Principal, number: str, reason: str) -> BarredNumber:
    """No text goes to this mobile number any more, whoever requests it.

    Raises NotPermitted; Invalid for what is no mobile number; Refused ``already``.
    """
    _require_manager(by, "barred")
    plain = mobile_in(number)
    if not plain:
        raise Invalid("请输入 11 位手机号码。")
    try:
        with transaction.atomic():
            row = None if _barred(plain, Bar.BLACKLISTED).exists() else _bar(plain, Bar.BLACKLISTED, _now(), by.number)
    except IntegrityError:  # somebody else was quicker
        row = None
    if row is None:
        raise Refused("该号码已在黑名单中，无需再加。", code="already")
    audit.record(
        by=by.number, action="texts.blacklist", about=f"barred/{row.pk}", reason=reason, **audited_number(plain)
    )
    return row


@transaction.atomic
def lift(*, by: Principal, id: str, reason: str) -> None:
    """Texts may go to the number again: off the blacklist, or after the citizen asked for texts in another way.

    Raises NotPermitted, NotFound.
    """
    _require_manager(by, f"barred/{id}")
    row = locked(BarredNumber.objects.filter(pk=id), missing="该号码已不在名单中，请刷新列表。")
    row.delete()
    audit.record(by=by.number, action="texts.lift", about=f"barred/{id}", reason=reason, why=row.why)


def _require_manager(by: Principal, about: str) -> None:
    if not by.may(Permission.TEXTS_MANAGE):
        deny(by, Permission.TEXTS_MANAGE, about)


def _bar(number: str, why: Bar, at: datetime, by: str = "") -> BarredNumber:
    id = new_id("barred")
    sealed = seal_number(number, f"barred/{id}")
    return BarredNumber.objects.create(
        id=id, why=why.value, since=at, by=by, **BarredNumber.number.columns(sealed, id=id)
    )


def _barred(number: str, why: Bar) -> QuerySet[BarredNumber]:
    return BarredNumber.objects.filter(number_index__in=number_indexes(number), why=why.value)


def _now() -> datetime:
    return datetime.now(UTC)
