"""What a person decides about a text of which nobody can tell whether the carrier has it."""

from django.db import transaction

from hotline.domains.service.messaging.actions.carrier_texts import settle
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.messaging.rules.carriers.courses import PartState
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.events.texts import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission


@transaction.atomic
def settle_uncertain(*, by: Principal, id: str, send_again: bool) -> Text:
    """Send its uncertain parts again, which the citizen may get twice then, or take them as sent.

    Raises NotPermitted; NotFound; Refused ``settled`` when a late answer or somebody else was quicker.
    """
    if not by.may(Permission.TEXTS_MANAGE):
        deny(by, Permission.TEXTS_MANAGE, subject(id))
    row = locked(Text.objects.filter(pk=id), missing="没有这条短信，请刷新列表。")
    if row.sending != Sending.UNCERTAIN.value:
        raise Refused("这条短信已有结果，无需处理。", code="settled")
    for part in row.parts.select_for_update().filter(state=PartState.UNCERTAIN.value):
        part.state = (PartState.PLANNED if send_again else PartState.ACCEPTED).value
        part.sequence, part.carrier_id = ("", "") if send_again else (part.sequence, part.carrier_id)
        part.save()
    settle([row])
    audit.record(by=by.number, action="texts.settle", about=subject(id), send_again=send_again)
    return row
