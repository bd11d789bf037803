"""Numbers that went to another carrier (携号转网): learned from who delivered."""

from datetime import UTC, datetime

from hotline.domains.service.messaging.models import PortedNumber, Text
from hotline.domains.service.messaging.rules.carriers.dialects.base import plain_number
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.infrastructure.sealing import number_indexes, opened_to_send, seal_number
from hotline.kernel.ids import new_id


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
