"""Numbers that went to another carrier (携号转网): learned from who delivered, or from a sheet of staff."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from hotline.domains.service.messaging.actions.number_sheets import read_mobiles, sealed_numbers
from hotline.domains.service.messaging.models import PortedNumber, Text
from hotline.domains.service.messaging.rules.carriers.dialects.base import plain_number
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier, carrier_in
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealing import number_indexes, opened_to_send, seal_number
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.tables import RowErrors, TableRow

#: The heading of the column that names a number's carrier.
CARRIER = "运营商"


class PortedSheet(NamedTuple):
    """``added``: numbers that are new in the table; ``changed``: those that stood there with another carrier."""

    added: int
    changed: int
    unchanged: int


def note_ported(row: Text, carriers: frozenset[Carrier]) -> None:
    """A text that one account refused as another carrier's arrived by an account of ``carriers``.

    Nothing where that account takes several carriers' numbers.
    """
    if len(carriers) != 1:
        return
    (carrier,) = carriers
    number = plain_number(opened_to_send(row.number))
    PortedNumber.objects.filter(number_index__in=number_indexes(number)).delete()
    id = new_id("ported")
    sealed = PortedNumber.number.columns(seal_number(number, f"ported/{id}"), id=id)
    PortedNumber.objects.create(id=id, carrier=carrier.value, since=datetime.now(UTC), **sealed)


@transaction.atomic
def take_in_ported(*, by: Principal, rows: Sequence[TableRow], reason: str) -> PortedSheet:
    """The numbers of a sheet with their carriers, heading first: all of them or, where a row is wrong, none.

    A number that stands in the table gets the sheet's carrier. Raises NotPermitted; Invalid that names every bad row;
    Refused ``busy`` where the same numbers are written at this moment.
    """
    _require_manager(by, "ported/sheet")
    carriers = _carriers_of(rows)
    owners = {index: number for number in carriers for index in number_indexes(number)}
    stored = PortedNumber.objects.select_for_update().filter(number_index__in=owners)
    before = {owners[index]: carrier for index, carrier in stored.values_list("number_index", "carrier")}
    fresh = {number: carrier for number, carrier in carriers.items() if before.get(number) != carrier}
    changed = {number for number in fresh if number in before}
    try:
        with transaction.atomic():
            stored.filter(number_index__in=[index for index, number in owners.items() if number in changed]).delete()
            _store_all(fresh, by.number)
    except IntegrityError:
        raise Refused("名单正被更新，请稍后重传。", code="busy") from None
    counts = PortedSheet(len(fresh) - len(changed), len(changed), len(carriers) - len(fresh))
    audit.record(by=by.number, action="texts.ported_sheet", about="ported/sheet", reason=reason, **counts._asdict())
    return counts


@transaction.atomic
def remove_ported(*, by: Principal, id: str, reason: str) -> None:
    """Texts to the number go by its prefix again, until another carrier delivers one. Raises NotPermitted, NotFound."""
    about = f"ported/{id}"
    _require_manager(by, about)
    row = locked(PortedNumber.objects.filter(pk=id), missing="该号码已不在名单中，请刷新列表。")
    row.delete()
    audit.record(by=by.number, action="texts.ported_remove", about=about, reason=reason, carrier=row.carrier)


def _require_manager(by: Principal, about: str) -> None:
    if not by.may(Permission.TEXTS_MANAGE):
        deny(by, Permission.TEXTS_MANAGE, about)


def _carriers_of(rows: Sequence[TableRow]) -> dict[str, Carrier]:
    """By number. Raises Invalid."""
    errors, found = RowErrors(), dict[str, Carrier]()
    for row, number, (text,) in read_mobiles(rows, errors, CARRIER):
        carrier = carrier_in(text)
        if carrier is None:
            errors.add(row, "应为移动、联通、电信或广电", CARRIER)
        elif found.setdefault(number, carrier) is not carrier:
            errors.add(row, "与前面同一号码的运营商不一致", CARRIER)
    errors.refuse_any()
    return found


def _store_all(carriers: Mapping[str, Carrier], by: str) -> None:
    ids, at = {new_id("ported"): number for number in carriers}, datetime.now(UTC)
    PortedNumber.objects.bulk_create(
        PortedNumber(id=id, carrier=carriers[number].value, since=at, by=by, **sealed)
        for (id, number), sealed in zip(ids.items(), sealed_numbers(PortedNumber.number, ids), strict=True)
    )
