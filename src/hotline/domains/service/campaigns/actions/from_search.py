"""A list of a campaign from what a search finds: counted first, then stored as it is found, once.

Nobody sees a number on the way: the list holds what it was made of, and the worker that checks it opens each number to
seal it for the entry.
"""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from django.db import transaction

from hotline.domains.service.campaigns.actions.set_up import FOLDER
from hotline.domains.service.campaigns.models import Campaign
from hotline.domains.service.campaigns.queries.campaigns import about
from hotline.domains.service.campaigns.queries.sources import INDEXES, SEEN_BY, search
from hotline.domains.service.campaigns.rules.campaign import MAX_ROWS, CampaignStage
from hotline.domains.service.campaigns.rules.sources import HEADINGS, NUMBER, SOURCE_NAMES, ListSource
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import audited_number, search_digest
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.kernel.clock import BEIJING, now
from hotline.kernel.errors import Invalid
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

#: Filters that may name a citizen.
NUMBERS, KEYWORDS = ("number", "person"), "q"


class Found(NamedTuple):
    """``rows``: what the search finds; ``numbers``: how many different numbers they have."""

    rows: int
    numbers: int


def count_found(*, by: Principal, source: ListSource, filters: Mapping[str, str]) -> Found:
    """How long a list of this search would be. Raises NotPermitted, Invalid, Refused."""
    _check(by, source)
    rows = search(by, source, filters, now()).order_by()
    numbered = rows.exclude(**{INDEXES[source]: ""})
    return Found(rows.count(), numbered.values(INDEXES[source]).distinct().count())


def make_list(*, by: Principal, source: ListSource, filters: Mapping[str, str]) -> Campaign:
    """Store what the search finds now as the list of a new campaign. Repeated, it answers with the same one until that
    is checked. Raises NotPermitted, Invalid, Refused.
    """
    _check(by, source)
    at = now()
    ids = list(search(by, source, filters, at).values_list("pk", flat=True)[: MAX_ROWS + 1])
    if not ids:
        raise Invalid("当前筛选无结果，请修改筛选条件。")
    if len(ids) > MAX_ROWS:
        raise Invalid(f"名单最多 {MAX_ROWS:,} 条，请缩小筛选范围。")
    content = msgspec.json.encode(ids)
    digest = hashlib.sha256(source.encode() + content).hexdigest()
    id = new_id("campaign")
    stored = ""
    try:
        with transaction.atomic():
            serialise(f"campaign list {by.number}")
            same = Campaign.objects.filter(
                created_by=by.number, list_digest=digest, stage=CampaignStage.UPLOADED.value, check_number=0
            )
            if (row := same.first()) is not None:
                return row
            stored = store_sealed(FOLDER, id, at, content)
            row = Campaign(
                id=id,
                name=f"{SOURCE_NAMES[source]} {at.astimezone(BEIJING):%m-%d %H:%M}",
                created_by=by.number,
                created_at=at,
                source=source.value,
                list_digest=digest,
                file=stored,
                headings=list(HEADINGS[source]),
                number_column=NUMBER,
                rows=len(ids),
            )
            row.save(force_insert=True)
            audit.record(
                by=by.number,
                action="campaigns.from_search",
                about=about(id),
                source=source.value,
                rows=len(ids),
                asked=_audited(filters),
            )
    except BaseException:
        if stored:
            discard(stored)
        raise
    return row


def _check(by: Principal, source: ListSource) -> None:
    """Whoever makes a list uses citizens' numbers for something that they were not left for."""
    for permission in (Permission.CAMPAIGNS_MANAGE, Permission.CITIZENS_REVEAL):
        if not by.may(permission):
            deny(by, permission, FOLDER)
    if not any(map(by.may, SEEN_BY[source])):
        deny(by, SEEN_BY[source][0], FOLDER)


def _audited(filters: Mapping[str, str]) -> dict[str, str]:
    """The filters as the audit trail may have them: of numbers and words their digests."""
    audited = {name: value for name, value in filters.items() if name not in (*NUMBERS, KEYWORDS)}
    for name in NUMBERS:
        if number := filters.get(name):
            audited |= audited_number(number_of(number))
    return audited | ({KEYWORDS: search_digest(filters[KEYWORDS])} if filters.get(KEYWORDS) else {})
