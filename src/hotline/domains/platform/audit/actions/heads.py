"""Signs how far the chain reaches and has second places keep it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from django.db.models import Sum

from hotline.domains.platform.audit.actions.chain import link_new_rows
from hotline.domains.platform.audit.actions.findings import report
from hotline.domains.platform.audit.models import AuditHead, AuditPruning
from hotline.domains.platform.audit.ports import SecondPlace, Signer, second_places, signer
from hotline.domains.platform.audit.queries import chain as queries
from hotline.domains.platform.audit.queries import checks
from hotline.domains.platform.audit.queries.checks import LastHead
from hotline.domains.platform.audit.rules import findings, heads
from hotline.domains.platform.audit.rules.findings import Finding, contradicts
from hotline.domains.platform.audit.rules.heads import Head, HeadKind, SignedHead
from hotline.infrastructure import audit, audit_intake
from hotline.infrastructure.locks import held, held_if_free
from hotline.infrastructure.settings import settings
from hotline.kernel.chain import GENESIS
from hotline.kernel.errors import Refused, Unavailable

log = structlog.get_logger()
LOCK = "audit heads"
#: Heads in a row that a place has not taken, before somebody is alarmed.
SILENT_HEADS = 3
SHORTEST_REASON = 4
#: PostgreSQL counts what was removed some seconds after it was.
COUNTED_WITHIN = timedelta(minutes=15)


def each_minute(now: datetime) -> SignedHead | None:
    """Check, link, sign, and have the head kept. None when the chain contradicts what was signed: nothing is signed.

    Safe to repeat; of two at once one does nothing. Links are committed before they are signed_head.
    """
    with held_if_free(LOCK) as alone:
        if not alone:
            return None
        places, by = second_places(), signer()
        last, silent = checks.last_heads(places)
        found = checks.before_signing(last, by, _pruned_since(last)) + _missing_since(last, now)
        signed_head = None
        if not contradicts(found):
            audit_intake.drain()
            signed_head = _sign(places, by, last, now, found)
        report([*found, *_silent(silent, places)], now)
        return signed_head


def restart(*, by: str, reason: str, now: datetime) -> SignedHead:
    """Have the chain go on from what the database has now, after somebody has looked into what was found.

    The head says so for ever, with the reason. Raises Refused when there is no reason or nothing takes the head.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("请写明原因，例如：11 月 30 日从备份恢复。")
    audit.record(by=by, action="audit.restart", about="audit/chain", reason=reason)
    with held(LOCK):
        places, found = second_places(), list[Finding]()
        last, _ = checks.last_heads(places)
        signed_head = _sign(places, signer(), last, now, found, HeadKind.RESTART, reason)
        if signed_head is None or found:
            raise Refused("链头未能保存。请先恢复存证处。")
        return signed_head


def _sign(
    places: Sequence[SecondPlace],
    by: Signer,
    last: Sequence[LastHead],
    now: datetime,
    found: list[Finding],
    kind: HeadKind = HeadKind.HEAD,
    note: str = "",
) -> SignedHead | None:
    """Link, sign and store. Adds to ``found`` what goes wrong."""
    link_new_rows(now)
    try:
        signed_head = make_head(by, newest_of(last), now, kind, note)
    except Unavailable as error:
        log.error("the head was not signed", action="audit_not_signed", error=error.message)
        found.append(findings.unconfirmed())
        return None
    if not store(places, signed_head):
        found.append(findings.unconfirmed())
    return signed_head


def newest_of(last: Sequence[LastHead]) -> SignedHead | None:
    return max((each.signed_head for each in last), key=lambda signed_head: signed_head.head.at, default=None)


def make_head(
    by: Signer,
    before: SignedHead | None,
    now: datetime,
    kind: HeadKind,
    note: str = "",
    begin: tuple[int, str] | None = None,
) -> SignedHead:
    """A head of the chain as it is, which begins at ``begin``. Raises Unavailable."""
    position, digest = queries.end_of_chain()
    begin = begin or queries.base()
    place, counts = settings().place, queries.counts()
    changes = queries.structure_changes(before.head.ddl if before else 0)
    head = Head(
        site=place.site,
        node=place.node,
        position=position,
        digest=digest,
        at=now,
        previous=before.digest if before else GENESIS,
        kind=kind,
        note=note,
        begin=begin[0],
        begin_digest=begin[1],
        row_id=queries.last_linked_row(),
        updates=counts.updates,
        deletes=counts.deletes,
        ddl=max((change.number for change in changes), default=before.head.ddl if before else 0),
        guards=queries.guards(),
        key=by.fingerprint,
    )
    content = heads.content_of(head)
    return heads.with_signature(content, by.sign(content.encode()))


def store(places: Sequence[SecondPlace], signed_head: SignedHead) -> list[str]:
    """Have every place keep the head, then the database; returns the places that have it."""
    confirmed = []
    for place in places:
        try:
            place.append(signed_head)
            confirmed.append(place.name)
        except Unavailable as error:
            log.warning("a head was not taken", action="audit_place_away", place=place.name, error=error.message)
    head = signed_head.head
    AuditHead.objects.create(
        position=head.position,
        digest=head.digest,
        at=head.at,
        kind=head.kind.value,
        row_id=head.row_id,
        content=signed_head.content,
        signature=signed_head.signature,
        confirmed=confirmed,
    )
    return confirmed


def _missing_since(last: Sequence[LastHead], now: datetime) -> list[Finding]:
    newest = max((each.signed_head.head.at for each in last), default=None)
    if newest is None:
        return []
    return [findings.heads_missing(newest, now)] if now - newest > heads.MAX_GAP else []


def _silent(unread: Sequence[str], places: Sequence[SecondPlace]) -> list[Finding]:
    """Places that could not be read now, or that took none of the last heads."""
    if queries.missing_tables():
        return []
    recent = list(AuditHead.objects.order_by("-at").values_list("confirmed", flat=True)[:SILENT_HEADS])
    lost = {place.name for place in places if len(recent) == SILENT_HEADS and all(place.name not in c for c in recent)}
    return [findings.place_silent(name) for name in sorted(lost | set(unread))]


def _pruned_since(last: Sequence[LastHead]) -> int:
    """Rows and links that retention has removed since the newest head was signed."""
    newest = max((each.signed_head.head.at for each in last), default=None)
    if newest is None or queries.missing_tables():
        return 0
    rows = AuditPruning.objects.filter(at__gte=newest - COUNTED_WITHIN)
    return int(rows.aggregate(removed=Sum("removed"))["removed"] or 0)
