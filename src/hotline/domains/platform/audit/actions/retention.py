"""Removes audit rows whose time is over. The chain goes on from a signed checkpoint."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from hotline.domains.platform.audit.actions import heads
from hotline.domains.platform.audit.models import AuditHead, AuditLink, AuditPruning
from hotline.domains.platform.audit.ports import second_places, signer
from hotline.domains.platform.audit.queries import checks
from hotline.domains.platform.audit.rules.heads import HeadKind
from hotline.infrastructure import audit
from hotline.infrastructure.locks import held
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused


def prune(now: datetime) -> int:
    """Remove the rows of more than ``audit.retention_days`` days, as far as they are linked; returns how many.

    A checkpoint is signed and kept first. The database itself refuses rows of less than six months.
    """
    oldest = now - timedelta(days=settings().audit.retention_days)
    end = AuditHead.objects.filter(at__lt=oldest).order_by("-at").first()
    first = AuditLink.objects.order_by("position").values_list("position", flat=True).first()
    if end is None or first is None or end.position < first:
        return 0
    with held(heads.LOCK):
        _checkpoint(end, now)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT audit_prune(%s)", [end.position])
            removed = int(cursor.fetchone()[0])
            values = {"position": end.position, "digest": end.digest, "at": now, "until": end.at}
            AuditPruning.objects.create(removed=2 * removed, **values)
            audit.record(by="system", action="audit.prune", about="audit/chain", rows=removed, until=end.at.isoformat())
    return removed


def _checkpoint(end: AuditHead, now: datetime) -> None:
    """Sign that the chain begins behind ``end``. Raises Refused when no second place takes it."""
    places = second_places()
    last, _ = checks.last_heads(places)
    begin = (end.position, end.digest)
    signed_head = heads.make_head(signer(), heads.newest_of(last), now, HeadKind.CHECKPOINT, begin=begin)
    if not heads.store(places, signed_head):
        raise Refused("没有存证处接收检查点，本次不清理到期记录。")
