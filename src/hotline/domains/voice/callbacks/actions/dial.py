"""Promised call-backs dial themselves: each is given to a free agent, for whom the call is begun."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from django.db import transaction

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.voice.callbacks import models, queries
from hotline.domains.voice.callbacks import rules as callbacks
from hotline.domains.voice.callbacks.queries import DialRequest
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission

log = structlog.get_logger()
#: The agent's rights are read anew for each call.
RIGHTS_LAST = timedelta(minutes=1)


class PromisedCall(NamedTuple):
    """A call to begin for this agent."""

    by: Principal
    request: DialRequest


@transaction.atomic
def hand_out_promises(free: Sequence[str], signed_in: Collection[str], now: datetime) -> list[PromisedCall]:
    """Give the promises whose moment has come to free agents, at most one each, as if they had taken them.

    ``free``: numbers of agents who are ready, the longest idle first. An entry that was handed out is in the agent's
    hand, so that it is not handed out again while its call lasts.
    """
    entries = queries.promises_to_dial(now)
    able = [by for number in free if (by := _who_may_dial(number, now))] if entries else []
    handed_out = []
    for entry in entries:
        promised = _next_try_of(entry, now)
        chosen = callbacks.who_dials(promised, [by.number for by in able], signed_in, now)
        by = next((agent for agent in able if agent.number == chosen), None)
        if by is not None and (request := _hand_out(entry, by, now)):
            able.remove(by)
            handed_out.append(PromisedCall(by, request))
    return handed_out


def _hand_out(entry: models.CallBack, by: Principal, now: datetime) -> DialRequest | None:
    """None, and nothing is changed, where the citizen may not be called."""
    try:
        with transaction.atomic():
            entry.taken_by, entry.taken_at = by.number, now
            entry.save(update_fields=["taken_by", "taken_at"])
            request = queries.request_of_entry(by, entry.pk, now)
            audit.record(by="system", action="callbacks.hand_out", about=f"callback/{entry.pk}", to=by.number)
    except Refused as refusal:
        log.info("a promised call is not made", action="promise_refused", entry=entry.pk, why=refusal.code)
        return None
    return request


@transaction.atomic
def take_to_ring(*, entry_id: str, agent: str, now: datetime) -> datetime | None:
    """Take an entry for an agent who rings its citizen from a list that another domain has.

    Returns when that may be: ``now`` where it is taken, later where the citizen was rung a moment ago or somebody has
    the entry; None where it is closed.
    """
    entry = queries.callback(entry_id, lock=True)
    if entry.closed_at is not None:
        return None
    is_held = entry.taken_by != agent and callbacks.is_taken(entry.taken_by, entry.taken_at, now)
    if is_held and entry.taken_at is not None:
        return entry.taken_at + callbacks.TAKEN_FOR
    counted = queries.tries_that_count(entry)
    moment = queries.first_moment(entry, counted)
    if moment > now:
        return moment
    entry.taken_by, entry.taken_at = agent, now
    entry.save(update_fields=["taken_by", "taken_at"])
    audit.record(by="system", action="callbacks.hand_out", about=f"callback/{entry.pk}", to=agent)
    return now


@transaction.atomic
def take_back(*, entry_id: str, of: str) -> None:
    """The agent was not free after all: the entry is in nobody's hand again, unless somebody else's meanwhile."""
    entry = queries.callback(entry_id, lock=True)
    if entry.taken_by == of and entry.closed_at is None:
        entry.taken_by, entry.taken_at = "", None
        entry.save(update_fields=["taken_by", "taken_at"])
        audit.record(by="system", action="callbacks.hand_back", about=f"callback/{entry.pk}", of=of)


def _next_try_of(entry: models.CallBack, now: datetime) -> callbacks.PromisedTry:
    counted = queries.tries_that_count(entry)
    in_hand = callbacks.is_taken(entry.taken_by, entry.taken_at, now)
    return callbacks.PromisedTry(
        moment=queries.first_moment(entry, counted),
        promiser=queries.promiser_of(entry),
        held_by=entry.taken_by if in_hand else "",
        held_since=entry.taken_at if in_hand else None,
        rated=queries.rated_agent(entry) if entry.kind == callbacks.RATING else "",
    )


def _who_may_dial(number: str, now: datetime) -> Principal | None:
    staff = accounts.by_number(number)
    if staff is None or not staff.is_active:
        return None
    by = accounts.session_of(staff, now + RIGHTS_LAST)
    return by if by.may(Permission.CALLS_DIAL) and by.may(Permission.CALLBACKS_USE) else None
