"""A citizen who wrote to us wants to be rung up: onto the call-back list, with what was said."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.voice.calls import models, queries
from hotline.domains.voice.calls.rules.callbacks import ASKED, Line
from hotline.domains.voice.calls.rules.outside import number_of_citizen
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Signed
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.kernel.ids import new_id


@transaction.atomic
def ask_callback(*, talk: str, number: str, said: Sequence[Line], now: datetime) -> models.CallBack:
    """As soon as an agent can. Asked for again in the same talk: the number given last and all that was said count.

    Raises Invalid for what is no telephone number.
    """
    sealed = seal_number(number_of_citizen(number))
    entry, is_new = models.CallBack.objects.select_for_update().get_or_create(
        call=talk,
        kind=ASKED,
        defaults={
            "id": new_id("cb"),
            "place": "",
            "reason": "",
            "made_by": "",
            "made_at": now,
            "opened_at": now,
            "due_at": now,
        },
    )
    entry.number, entry.said = sealed, seal_text(msgspec.json.encode(list(said)).decode())
    if entry.closed_at is not None:
        entry.closed_at, entry.closed_by, entry.result, entry.note = None, "", "", ""
        entry.opened_at = entry.due_at = now
    entry.save()
    audit.record(by="citizen", action="callbacks.ask", about=f"callback/{entry.id}", talk=talk, again=not is_new)
    return entry


def read_said(*, by: Signed, entry_id: str) -> list[Line]:
    """What was written before; nothing where a call left it. Audited. Raises NotFound, Refused ``destroyed``."""
    entry = queries.callback(entry_id)
    if entry.said is None:
        return []
    (told,) = citizens.read_notes(by=by, about=f"callback/{entry.id}", notes=[entry.said])
    return msgspec.json.decode(told, type=list[Line])
