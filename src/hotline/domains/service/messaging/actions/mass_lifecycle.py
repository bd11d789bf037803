"""An approved mass sending: started, fed to the gateways bit by bit, paused, cancelled, finished.

A text leaves by the same way as any other: the lowest priority, each account's pace, quiet hours and opt-outs at the
moment it leaves. Only so many wait at a time that a pause takes effect at once.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import structlog
from django.db import transaction

from hotline.domains.service.messaging.actions.mass import mass_step
from hotline.domains.service.messaging.actions.mass_check import check
from hotline.domains.service.messaging.actions.texts import SEND
from hotline.domains.service.messaging.models import MassSending, Text, TextPart
from hotline.domains.service.messaging.rules.carriers.courses import PartState
from hotline.domains.service.messaging.rules.mass import MassStage, MassStep
from hotline.domains.service.messaging.rules.texts import CANCELLED, Sending
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import free_rows
from hotline.infrastructure.uploads.sealed_store import discard

log = structlog.get_logger()
FEED = "hotline.domains.service.messaging.jobs.feed_mass"
#: Texts of one that wait for a line: two minutes at fifty a second.
AT_THE_GATEWAY = 6000
UNDER_WAY = (Sending.HELD.value, Sending.WAITING.value, Sending.HANDED_OVER.value)


def start(*, by: Principal, id: str) -> MassSending:
    """Begin, or go on after a pause. Raises NotFound, NotPermitted, Refused ``not_now``."""
    with mass_step(by, id, MassStep.START) as change:
        row = change.row
        discard_table(row)  # what is sent was made of it
        row.stage, row.started_at = MassStage.RUNNING.value, row.started_at or change.at
        change.record("texts.mass_start")
        jobs.defer(FEED, mass=id)
    return row


def pause(*, by: Principal, id: str) -> MassSending:
    """Nothing new leaves. What a carrier is just taking is finished. Raises as ``start``."""
    with mass_step(by, id, MassStep.PAUSE) as change:
        change.row.stage = MassStage.PAUSED.value
        change.record("texts.mass_pause", taken_back=_take_back(id))
    return change.row


def cancel(*, by: Principal, id: str) -> MassSending:
    """For good: what has not left will not. Raises as ``start``."""
    with mass_step(by, id, MassStep.CANCEL) as change:
        _take_back(id)
        held = Text.objects.filter(mass=id, sending=Sending.HELD.value)
        count = held.update(sending=Sending.FAILED.value, why=CANCELLED, over_at=change.at)
        _end(change.row, MassStage.CANCELLED, change.at)
        change.record("texts.mass_cancel", count=count)
    return change.row


@transaction.atomic
def feed(*, mass: str, now: datetime) -> int:
    """Let so many texts wait for a line as are to. Returns how many are new. Safe to repeat, side by side too."""
    row = free_rows(MassSending.objects.filter(pk=mass, stage=MassStage.RUNNING.value)).first()
    if row is None:
        return 0
    texts = Text.objects.filter(mass=mass)
    room = AT_THE_GATEWAY - texts.filter(sending=Sending.WAITING.value).count()
    held = texts.filter(sending=Sending.HELD.value, due_at__lte=now).order_by("mass_line")
    some = list(held.values_list("id", "by_carrier")[: max(room, 0)])
    texts.filter(pk__in=[id for id, _ in some]).update(sending=Sending.WAITING.value, due_at=now)
    for id, by_carrier in some:
        if not by_carrier:
            jobs.defer(SEND, message=id)
    if not some and not texts.filter(sending__in=UNDER_WAY).exists():
        _end(row, MassStage.DONE, now)
        row.save()
        audit.record(by="system", action="texts.mass_done", about=f"mass/{mass}")
    return len(some)


def go_on(now: datetime) -> None:
    """What runs is fed; checks whose worker died are made anew. What fails for one holds up no other."""
    for id in MassSending.objects.filter(stage=MassStage.RUNNING.value).values_list("id", flat=True):
        _try(id, partial(feed, mass=id, now=now))
    for id in MassSending.objects.filter(stage=MassStage.CHECKING.value).values_list("id", flat=True):
        _try(id, partial(check, mass=id))


def _try(id: str, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:  # tried again in a minute
        log.exception("a mass sending does not go on", action="mass_failed", mass=id)


def _take_back(mass: str) -> int:
    """Texts of which nothing has left are held again; those whose part a gateway is just taking go. How many.

    The gateway locks parts first and waits for their texts in the order of their ids, so this waits for no part, and
    for texts in that order: what is just being planned is taken back too.
    """
    waiting = Text.objects.filter(mass=mass, sending=Sending.WAITING.value, left_at=None)
    ids = list(waiting.order_by("pk").select_for_update().values_list("id", flat=True))
    parts = TextPart.objects.filter(text__in=ids)
    free = set(
        parts.filter(state=PartState.PLANNED.value).select_for_update(skip_locked=True).values_list("id", "text")
    )
    taken = set(parts.values_list("id", "text")) - free
    back = set(ids) - {text for _, text in taken}
    TextPart.objects.filter(text__in=back).delete()
    return Text.objects.filter(pk__in=back).update(sending=Sending.HELD.value, planned_at=None)


def _end(row: MassSending, stage: MassStage, at: datetime) -> None:
    row.stage, row.over_at = stage.value, at
    discard_table(row)


def discard_table(row: MassSending) -> None:
    """Its table is removed once this is stored. One that a dead process leaves is found by ``remove_strays``."""
    if stored := row.file:
        row.file = ""
        transaction.on_commit(lambda: discard(stored), robust=True)
