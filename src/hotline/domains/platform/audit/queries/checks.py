"""Compares the audit tables with the heads that the second places have. Nothing here believes the database alone."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from hotline.domains.platform.audit.ports import SecondPlace, Signer
from hotline.domains.platform.audit.queries import chain as queries
from hotline.domains.platform.audit.rules import findings, heads
from hotline.domains.platform.audit.rules.findings import Finding
from hotline.domains.platform.audit.rules.heads import Head, SignedHead
from hotline.kernel import chain
from hotline.kernel.errors import Unavailable

#: Newest links whose rows every minute's check reads again.
RECENT_LINKS = 20_000
#: Findings of altered rows of one check.
MAX_ALTERED = 20
#: Signatures that one verification checks of a place; each costs some milliseconds.
MAX_SIGNATURES = 500


class LastHead(NamedTuple):
    place: str
    signed_head: SignedHead


def last_heads(places: Sequence[SecondPlace]) -> tuple[list[LastHead], list[str]]:
    """The newest head of each place that can be read, and the names of places that do not answer."""
    found, silent = [], []
    for place in places:
        if not place.readable:
            continue
        try:
            if (last := place.last()) is not None:
                found.append(LastHead(place.name, last))
        except Unavailable:
            silent.append(place.name)
    return found, silent


def before_signing(last: Sequence[LastHead], signer: Signer, pruned: int) -> list[Finding]:
    """What every minute's check finds, before new rows are linked.

    ``pruned``: rows and links that retention has removed since the last head.
    """
    if missing := queries.missing_tables():
        return [findings.table_gone(missing[0])]
    found = [*_against_heads(last, signer), *_recent_rows()]
    newest = max((each.signed_head.head for each in last), key=lambda head: head.at, default=None)
    return [*found, *_protections(newest, pruned)]


def _against_heads(last: Sequence[LastHead], signer: Signer) -> Iterator[Finding]:
    reach, _ = queries.end_of_chain()
    for place, signed_head in last:
        head = signed_head.head
        if not signer.verifies(signed_head.content.encode(), signed_head.signature_bytes):
            yield findings.forged(place, head.position)
        elif reach < head.position:
            yield findings.tail_gone(reach, head.position, place)
        elif head.position and queries.digest_at(head.position) != head.digest:
            yield findings.rewritten(head.position, place)
        elif _begins_later(head):
            yield findings.begins_later(queries.base()[0], head.begin, place)


def _begins_later(head: Head) -> bool:
    """Whether rows were removed of which no signed head knows."""
    position, digest = queries.base()
    return position > head.begin or (position == head.begin and digest != head.begin_digest)


def _recent_rows() -> list[Finding]:
    reach, _ = queries.end_of_chain()
    return list(altered_rows(max(reach - RECENT_LINKS + 1, queries.base()[0] + 1), reach))[:MAX_ALTERED]


def altered_rows(first: int, last: int) -> Iterator[Finding]:
    """Links at positions [first, last] that do not fit their row or the link before."""
    if first > last:
        return
    digest, expected = queries.digest_at(first - 1), first
    for link in queries.linked(first, last):
        if link.position != expected or digest is None:
            yield findings.broken(expected)
        elif link.content is None:
            yield findings.removed(link.row_id, link.position)
        elif chain.link(digest, link.content) != link.digest:
            yield findings.altered(link.row_id, link.position)
        digest, expected = link.digest, link.position + 1
    if expected <= last:
        yield findings.broken(expected)


def _protections(newest: Head | None, pruned: int) -> Iterator[Finding]:
    if newest is None:
        return
    now = queries.counts()
    if now.updates < newest.updates or now.deletes < newest.deletes:
        yield findings.counts_reset()
    elif now.updates > newest.updates or now.deletes - newest.deletes > pruned:
        yield findings.counted(now.updates - newest.updates, max(now.deletes - newest.deletes - pruned, 0))
    for guard in sorted(set(newest.guards) - set(queries.guards())):
        yield findings.guard_lost(guard)
    for change in queries.structure_changes(newest.ddl):
        yield findings.structure_changed(change.number, change.command, change.target, change.user, change.at)


class Compared(NamedTuple):
    heads: int
    findings: list[Finding]


def against_all_heads(places: Sequence[SecondPlace], signer: Signer, since: datetime) -> Compared:
    """Compare the chain with the heads that the places have since then: signed, chained, in the chain, none missing."""
    found: list[Finding] = []
    stored: dict[str, list[SignedHead]] = {}
    for place in places:
        if place.readable:
            try:
                stored[place.name] = heads.in_force(place.since(since))
            except Unavailable:
                found.append(findings.place_silent(place.name))
    known = {each.digest for of_place in stored.values() for each in of_place}
    for name, of_place in stored.items():
        found += _signatures(name, of_place, known, signer)
        found += _of_place(name, of_place)
    return Compared(sum(map(len, stored.values())), found)


def _signatures(place: str, stored: Sequence[SignedHead], known: set[str], signer: Signer) -> Iterator[Finding]:
    for each in heads.ends(stored)[-MAX_SIGNATURES:]:
        if not signer.verifies(each.content.encode(), each.signature_bytes):
            yield findings.forged(place, each.head.position)
            return
    if (wrong := heads.unexplained(stored, known)) is not None:
        yield findings.forged(place, wrong.head.position)


def _of_place(place: str, stored: Sequence[SignedHead]) -> Iterator[Finding]:
    begin = queries.base()[0]
    reach, _ = queries.end_of_chain()
    known = queries.digests_at(each.head.position for each in stored)
    for each in stored:
        head = each.head
        if head.position > reach:
            yield findings.tail_gone(reach, head.position, place)
            break
        if head.position > begin and known.get(head.position) != head.digest:
            yield findings.rewritten(head.position, place)
            break
    for gap in heads.gaps(stored):
        yield findings.heads_missing(gap.start, gap.end)
