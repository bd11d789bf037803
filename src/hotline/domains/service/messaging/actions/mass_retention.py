"""Removal of tables that were never sent, and of files that no row names."""

from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction

from hotline.domains.platform.approvals.queries.requests import is_pending
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.messaging.actions.mass import FOLDER
from hotline.domains.service.messaging.actions.mass_lifecycle import discard_table
from hotline.domains.service.messaging.models import MassSending, Text
from hotline.domains.service.messaging.queries.mass import about
from hotline.domains.service.messaging.rules.mass import UNSENT_STORED_FOR, MassStage
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.infrastructure import audit
from hotline.infrastructure.archive import archive
from hotline.infrastructure.row_change import free_rows
from hotline.infrastructure.uploads.sealed_store import discard

UNSENT = (MassStage.UPLOADED.value, MassStage.CHECKED.value, MassStage.APPROVED.value)
#: Files of these days may belong to a request that is still running.
RECENT_DAYS = 2
#: Files that are looked up at once.
AT_ONCE = 500


def remove_unsent(at: datetime) -> int:
    """Table, texts and problems of what was uploaded long ago and never begun. Returns how many. Safe to repeat."""
    old = MassSending.objects.filter(stage__in=UNSENT, created_at__lt=at - UNSENT_STORED_FOR)
    return sum(_remove(id, at) for id in list(old.values_list("pk", flat=True)))


@transaction.atomic
def _remove(id: str, at: datetime) -> bool:
    row = free_rows(MassSending.objects.filter(pk=id, stage__in=UNSENT)).first()
    if row is None or is_pending(ApprovalKind.MASS_TEXTS, about(id), at):
        return False
    count, _ = Text.objects.filter(mass=id, sending=Sending.HELD.value).delete()
    row.refused.all().delete()
    row.stage, row.over_at = MassStage.CANCELLED.value, at
    discard_table(row)
    row.save()
    audit.record(by="system", action="texts.mass_expire", about=about(id), count=count)
    return True


def remove_strays(at: datetime) -> int:
    """Tables older than two days that no row names: their request broke off. Returns how many."""
    recent = tuple(f"{FOLDER}/{at - timedelta(days=days):%Y/%m/%d}/" for days in range(RECENT_DAYS))
    old = [name for name, _ in archive().sizes(FOLDER) if not name.startswith(recent)]
    strays = 0
    for some in batched(old, AT_ONCE, strict=False):
        for stray in set(some) - set(MassSending.objects.filter(file__in=some).values_list("file", flat=True)):
            discard(stray)
            strays += 1
    return strays
