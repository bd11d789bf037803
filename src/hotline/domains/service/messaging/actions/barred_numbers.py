"""Numbers that get no texts: opted out by a reply of the citizen, or put on the blacklist by staff."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from hotline.domains.service.messaging.actions.number_sheets import read_mobiles, sealed_numbers
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
from hotline.kernel.tables import RowErrors, TableRow


class BlacklistedSheet(NamedTuple):
    """``added``: numbers that are new on the blacklist; ``already``: those that stood on it."""

    added: int
    already: int


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
def blacklist_sheet(*, by: Principal, rows: Sequence[TableRow], reason: str) -> BlacklistedSheet:
    """The numbers of a sheet, heading first: all of them or, where a row is no mobile number, none.

    Cost: the indexes of each number, one query, one sealing of all that are new. Raises NotPermitted; Invalid
    that names every bad row; Refused ``busy`` where somebody adds the same numbers at this moment.
    """
    _require_manager(by, "barred/sheet")
    errors = RowErrors()
    numbers = list(dict.fromkeys(each.number for each in read_mobiles(rows, errors)))
    errors.refuse_any()
    indexes = {number: number_indexes(number) for number in numbers}
    every = [index for each in indexes.values() for index in each]
    listed = BarredNumber.objects.filter(number_index__in=every, why=Bar.BLACKLISTED.value)
    known = set(listed.values_list("number_index", flat=True))
    fresh = [number for number in numbers if known.isdisjoint(indexes[number])]
    try:
        with transaction.atomic():
            _bar_all(fresh, Bar.BLACKLISTED, _now(), by.number)
    except IntegrityError:
        raise Refused("名单正被他人修改，请稍后重传。", code="busy") from None
    counts = BlacklistedSheet(len(fresh), len(numbers) - len(fresh))
    audit.record(by=by.number, action="texts.blacklist_sheet", about="barred/sheet", reason=reason, **counts._asdict())
    return counts


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


def _bar_all(numbers: Sequence[str], why: Bar, at: datetime, by: str) -> None:
    ids = {new_id("barred"): number for number in numbers}
    BarredNumber.objects.bulk_create(
        BarredNumber(id=id, why=why.value, since=at, by=by, **sealed)
        for id, sealed in zip(ids, sealed_numbers(BarredNumber.number, ids), strict=True)
    )


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
