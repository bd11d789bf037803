"""Legal holds: a held recording stays, whatever the retention rules say, until the hold is lifted."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.voice.recordings.actions.archives import NO_FILE
from hotline.domains.voice.recordings.models import LegalHold, RecordingFile
from hotline.domains.voice.records.queries.access import visible_call
from hotline.events.recordings import RecordingHeld, RecordingReleased, subject
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealing import seal_text
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Refused
from hotline.kernel.wording import fit_for_all


@transaction.atomic
def hold(*, by: Principal, call: str, reason: str) -> LegalHold:
    """Raises NotFound, Refused when it is held already or destroyed."""
    row, reason = _locked(by, call), fit_for_all(reason)
    if row.deleted_at is not None:
        raise Refused("录音已按规定销毁，不能封存。请改存其他证据。", code="recording_deleted")
    if LegalHold.objects.filter(call=call, lifted_at=None).exists():
        raise Refused("录音已封存，无需再封存。", code="held_already")
    held = LegalHold.objects.create(call=call, reason=reason, by=by.number, at=datetime.now(UTC))
    outbox.announce(
        RecordingHeld(by.number, seal_text(reason, subject(call), "reason")), subject=subject(call), actor=_actor(by)
    )
    audit.record(by=by.number, action="recordings.hold", about=f"call/{call}", hold=held.pk)
    return held


@transaction.atomic
def lift(*, by: Principal, call: str, reason: str) -> LegalHold:
    """Raises NotFound, Refused when it is not held."""
    _locked(by, call)
    reason = fit_for_all(reason)
    held = LegalHold.objects.filter(call=call, lifted_at=None).first()
    if held is None:
        raise Refused("录音未封存，可能已解除。请刷新查看。", code="not_held")
    held.lifted_at, held.lifted_by, held.lift_reason = datetime.now(UTC), by.number, reason
    held.save()
    outbox.announce(
        RecordingReleased(by.number, seal_text(reason, subject(call), "reason")),
        subject=subject(call),
        actor=_actor(by),
    )
    audit.record(by=by.number, action="recordings.lift_hold", about=f"call/{call}", hold=held.pk)
    return held


def _locked(by: Principal, call: str) -> RecordingFile:
    """The recording of a call that ``by`` may see, locked so that holding and destroying exclude each other."""
    visible_call(by, call)
    return locked(RecordingFile.objects.filter(pk=call), missing=NO_FILE, code="recording_missing")


def _actor(by: Principal) -> Actor:
    return Actor.staff(by.number)
