"""Reads about entries in agents' hands, and about those that are due."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.domains.service.campaigns.models import CampaignEntry, CampaignTry
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignStage
from hotline.domains.service.campaigns.rules.entries import REPORTED_WITHIN, EntryState, TryResult
from hotline.kernel.errors import NotFound, Refused

NONE = "没有这条外呼名单，请刷新页面。"
IN_HAND = (EntryState.OFFERED.value, EntryState.CALLING.value)
#: Tries that are looked at together.
AT_ONCE = 200


def entry(id: str, *, lock: bool = False) -> CampaignEntry:
    """With its campaign. ``lock``: locks the row until the transaction ends. Raises NotFound."""
    rows = CampaignEntry.objects.select_related("campaign")
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def own_entry(id: str, agent: str, *, lock: bool = False) -> CampaignEntry:
    """The entry that this agent has or had last. Raises NotFound; Refused ``not_yours``."""
    row = entry(id, lock=lock)
    last = last_try(row)
    is_own = row.taken_by == agent or (not row.taken_by and last is not None and last.agent == agent)
    if not is_own:
        raise Refused("这条名单已不由您办理，请刷新页面。", code="not_yours")
    return row


def tries_of(row: CampaignEntry) -> list[CampaignTry]:
    return sorted(row.tries.all(), key=lambda one: one.number)


def last_try(row: CampaignEntry) -> CampaignTry | None:
    return next(reversed(tries_of(row)), None)


def in_hand_of(agent: str, now: datetime) -> CampaignEntry | None:
    """What the agent sees on the desk: what is offered or being rung, else what they have not said the end of."""
    rows = CampaignEntry.objects.select_related("campaign").prefetch_related("tries")
    if row := rows.filter(taken_by=agent, state__in=IN_HAND).order_by("taken_at").first():
        return row
    return rows.filter(pk__in=talks_to_report(now).filter(agent=agent).values("entry")).first()


def agents_busy(now: datetime) -> set[str]:
    """Who has an entry, or talked and has not said how it ended."""
    holding = CampaignEntry.objects.filter(state__in=IN_HAND).values_list("taken_by", flat=True)
    return {*holding, *talks_to_report(now).values_list("agent", flat=True)}


def talks_to_report(now: datetime) -> QuerySet[CampaignTry]:
    """Tries in which somebody talked lately, and the agent has not said how it ended."""
    talked = CampaignTry.objects.filter(result=TryResult.TALKED.value, reported_result="")
    return talked.filter(at__gt=now - REPORTED_WITHIN)


def due_entries(now: datetime, campaign: str, *, limit: int, agreed_only: bool) -> list[CampaignEntry]:
    """Those of a running campaign whose moment has come, in the order in which they are rung; locked."""
    rows = CampaignEntry.objects.select_for_update(of=("self",), skip_locked=True)
    due = rows.filter(campaign=campaign, state=EntryState.WAITING.value, next_at__lte=now)
    due = due.filter(is_agreed=True) if agreed_only else due
    return list(due.order_by("-is_agreed", "next_at", "line")[:limit])


def lapsed_offers(before: datetime) -> list[CampaignEntry]:
    rows = CampaignEntry.objects.select_for_update(of=("self",), skip_locked=True)
    stopped = ~Q(campaign__stage=CampaignStage.RUNNING.value)
    return list(rows.filter(Q(taken_at__lte=before) | stopped, state=EntryState.OFFERED.value))


def lines_in_use(campaign: str) -> int:
    """Entries that are being rung."""
    return CampaignEntry.objects.filter(campaign=campaign, state=EntryState.CALLING.value).count()


def unreported_tries(before: datetime) -> list[CampaignTry]:
    """Tries of AI seats that began before this, in which somebody talked and whose end no seat has reported."""
    rows = CampaignTry.objects.filter(result=TryResult.TALKED.value, reported_result="", at__lte=before)
    return list(rows.filter(entry__campaign__mode=CampaignMode.AI_SEATS.value)[:AT_ONCE])


def unseen_tries(before: datetime) -> list[CampaignTry]:
    """Tries that began before this and of whose call nothing has been heard."""
    rows = CampaignTry.objects.filter(result="", reported_result="", at__lte=before)
    return list(rows.filter(entry__state=EntryState.CALLING.value)[:AT_ONCE])
