"""Entries are handed out, rung, and brought to their end.

A try is stored before anything is rung, under a call's id that is made of the entry and the number of the try. Whatever
dies afterwards, the same try never rings again: a try of whose call nothing was seen ends as unknown and counts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
import structlog
from django.db import transaction
from django.db.models import QuerySet

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.citizens.queries.blocks import is_blocked
from hotline.domains.service.campaigns.actions.into_case import write_into_case
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignTry
from hotline.domains.service.campaigns.ports import OfferNews
from hotline.domains.service.campaigns.queries.campaigns import about, gap_of, questionnaire_of, windows_of
from hotline.domains.service.campaigns.queries.offers import (
    agents_busy,
    due_entries,
    entry,
    lapsed_offers,
    last_try,
    own_entry,
    tries_of,
    unseen_tries,
)
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignStage
from hotline.domains.service.campaigns.rules.entries import (
    FURTHEST,
    OFFERED_FOR,
    SAYABLE,
    SETTLED,
    SKIPPED,
    SOON_AGAIN,
    UNSEEN_FOR,
    DueEntry,
    Ended,
    EntryState,
    FreeAgent,
    TryResult,
    after,
    hand_out,
)
from hotline.domains.service.campaigns.rules.hours import next_try
from hotline.domains.service.campaigns.rules.sources import callback_in
from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out_of
from hotline.domains.service.messaging.queries.barred_numbers import bars_of
from hotline.domains.service.surveys.rules.questionnaire import Questionnaire, accepted
from hotline.domains.voice.callbacks.actions import report_result
from hotline.domains.voice.callbacks.actions.dial import take_back, take_to_ring
from hotline.domains.voice.records.ports import CallRecord
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of, seal_text
from hotline.kernel.clock import now as this_moment
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

log = structlog.get_logger()
#: What an agent says of a try -> what that is of the call-back behind it.
CALLBACK_RESULTS = {
    TryResult.TALKED: "reached",
    TryResult.LATER: "later",
    TryResult.DECLINED: "declined",
    TryResult.OPTED_OUT: "declined",
    TryResult.WRONG_NUMBER: "wrong_number",
    TryResult.NO_ANSWER: "no_answer",
}


class CampaignCall(NamedTuple):
    """A call to begin for an agent who was reserved for nothing else. ``callback``: of which it is a try too.

    ``queue``: of the campaign.
    """

    entry: str
    call: str
    number: Sealed
    agent: str
    callback: str = ""
    queue: str = ""


class HandedOut(NamedTuple):
    """``offered``: how many entries lie on desks now. ``calls``: to begin at once."""

    offered: int
    calls: list[CampaignCall]


@transaction.atomic
def hand_out_entries(free: Sequence[FreeAgent], skills: Mapping[str, str], now: datetime) -> HandedOut:
    """Give due entries of running campaigns to free agents, one each; progressive ones have their try stored.

    ``free``: the longest idle first. ``skills``: queue -> the skill of its agents.
    """
    running = list(running_campaigns().exclude(mode=CampaignMode.AI_SEATS.value))
    able = able_agents(free, now) if running else []
    if not able:
        return HandedOut(0, [])
    calendar = working_calendar()
    due: dict[str, CampaignEntry] = {}
    for campaign in running:
        is_open = windows_of(campaign, calendar).is_open(now)
        for row in due_entries(now, campaign.pk, limit=len(able), agreed_only=not is_open):
            row.campaign = campaign
            due[row.pk] = row
    candidates = [DueEntry(row.pk, skills.get(row.campaign.queue, "")) for row in due.values()]
    offered, calls = 0, []
    for id, agent in hand_out(candidates, able):
        row = due[id]
        if why_not_called(row, agent, now):
            continue
        row.taken_by, row.taken_at = agent, now
        if row.campaign.mode == CampaignMode.PROGRESSIVE.value:
            calls.append(begin_try(row, agent, now))
        else:
            row.state = EntryState.OFFERED.value
            row.save()
            offered += 1
        _notify_desk(agent)
        audit.record(by="system", action="campaigns.hand_out", about=about(row.campaign_id), line=row.line, to=agent)
    return HandedOut(offered, calls)


def running_campaigns() -> QuerySet[Campaign]:
    return Campaign.objects.filter(stage=CampaignStage.RUNNING.value).order_by("started_at")


def able_agents(free: Sequence[FreeAgent], now: datetime) -> list[FreeAgent]:
    """Who may work on campaigns, has no entry, and has said how the last talk ended."""
    dial, work = (staff_with(one) for one in (Permission.CALLS_DIAL, Permission.CAMPAIGNS_WORK))
    may = {*dial.values_list("number", flat=True)} & {*work.values_list("number", flat=True)}
    return [agent for agent in free if agent.number in may - agents_busy(now)]


@transaction.atomic
def dial_entry(*, by: Principal, id: str, now: datetime) -> CampaignCall:
    """Store the try of the entry that lies on this agent's desk. Raises NotFound, Refused."""
    row = own_entry(id, by.number, lock=True)
    if row.state != EntryState.OFFERED.value or row.taken_by != by.number:
        raise Refused("这条名单已不在您的工作台上，请刷新页面。", code="not_now")
    if row.campaign.stage != CampaignStage.RUNNING.value:
        raise Refused("该外呼任务已暂停或结束，请等待重新派发。", code="not_now")
    if why_not := why_not_called(row, by.number, now):
        _notify_desk(by.number)
        raise Refused(why_not, code="barred")
    call = begin_try(row, by.number, now)
    audit.record(by=by.number, action="campaigns.dial", about=about(row.campaign_id), line=row.line)
    _notify_desk(by.number)
    return call


@transaction.atomic
def not_begun(*, id: str, call: str, why: TryResult, now: datetime) -> None:
    """The call was refused before anything rang."""
    row = entry(id, lock=True)
    _give_back(row)
    _note(row, call, why, now)


@transaction.atomic
def postpone(*, by: Principal, id: str, until: datetime, reason: str, now: datetime) -> CampaignEntry:
    """Ring the citizen later instead. Raises NotFound, Refused, Invalid."""
    row = _offered_to(by, id)
    if not now < until <= now + FURTHEST:
        raise Invalid("请填写今后 30 天内的时间。")
    windows = windows_of(row.campaign)
    row.state, row.next_at, row.note = EntryState.WAITING.value, windows.next_open(until), reason.strip()
    _give_back(row)
    _release(row)
    row.save()
    audit.record(by=by.number, action="campaigns.postpone", about=about(row.campaign_id), line=row.line, reason=reason)
    return row


@transaction.atomic
def skip(*, by: Principal, id: str, reason: str, now: datetime) -> CampaignEntry:
    """The citizen is not rung. Raises NotFound, Refused."""
    row = _offered_to(by, id)
    row.note = reason.strip()
    _give_back(row)
    _close(row, SKIPPED, now, by.number)
    audit.record(by=by.number, action="campaigns.skip", about=about(row.campaign_id), line=row.line, reason=reason)
    return row


@transaction.atomic
def report(
    *,
    by: Principal,
    id: str,
    result: TryResult,
    answers: dict[str, Any],
    note: str = "",
    due: datetime | None = None,
    now: datetime,
) -> CampaignEntry:
    """What the agent says of their own last try, with the answers to the survey. Raises NotFound, Refused, Invalid.

    ``due``: the moment agreed on, required for ``later``.
    """
    row = own_entry(id, by.number, lock=True)
    tried = last_try(row)
    if tried is None or tried.agent != by.number:
        raise Refused("无您的拨打记录，请先拨打再填写结果。", code="not_tried")
    if result not in SAYABLE:
        raise Invalid("结果无效，请重新选择。")
    if result is TryResult.LATER and (due is None or not now < due <= now + FURTHEST):
        raise Invalid("请填写约定时间，须在今后 30 天内。")
    if result is TryResult.LATER and row.campaign.stage not in (
        CampaignStage.RUNNING.value,
        CampaignStage.PAUSED.value,
    ):
        raise Refused("该外呼任务已结束，不能另约时间。请登记约定回拨。", code="not_now")
    if result is TryResult.TALKED and (questionnaire := questionnaire_of(row.campaign)) is not None:
        take_answers(row, questionnaire, answers)
    tried.reported_result = result.value
    tried.save(update_fields=["reported_result"])
    row.note = note.strip()
    if result is TryResult.OPTED_OUT:
        note_opt_out_of(row.number, now, by.number)
    row.closed_at, row.closed_by, row.result = None, "", ""
    settle(row, now, by.number, agreed=due)
    _report_to_callback(row, by, result, due, now)
    audit.record(
        by=by.number, action="campaigns.report", about=about(row.campaign_id), line=row.line, result=result.value
    )
    return row


def _report_to_callback(
    row: CampaignEntry, by: Principal, result: TryResult, due: datetime | None, now: datetime
) -> None:
    """The call-back that the entry comes from ends, or goes on, as its campaign's does."""
    if not (callback := callback_in(row.about)):
        return
    try:
        report_result(by=by, entry_id=callback, result=CALLBACK_RESULTS[result], due=due, now=now)
    except (Refused, NotFound) as why_not:  # its try is not recorded yet: the call itself closes it
        log.info("a call-back was not reported", action="callback_not_reported", entry=row.pk, why=why_not.code)


def note_tries(records: Iterable[CallRecord]) -> None:
    """Calls of campaigns that went on or ended. Call inside a transaction."""
    for record in records:
        if record.campaign_entry and (result := _result_of(record)):
            row = CampaignEntry.objects.select_for_update(of=("self",)).select_related("campaign")
            if (found := row.filter(pk=record.campaign_entry).first()) is not None:
                _note(found, record.id, result, record.ended_at or record.at)


@transaction.atomic
def tidy(held: Collection[str], now: datetime) -> int:
    """Offers that nobody took go back; tries of whose call nothing was seen end. ``held``: calls that are under way.

    Returns how many changed.
    """
    lapsed = lapsed_offers(now - OFFERED_FOR)
    for row in lapsed:
        row.state, row.next_at = EntryState.WAITING.value, now
        _give_back(row)
        _release(row)
        row.save()
    unseen = [tried for tried in unseen_tries(now - UNSEEN_FOR) if tried.call not in held]
    for tried in unseen:
        log.warning("a try of a campaign has no call", action="campaign_try_unseen", call_id=tried.call)
        _note(entry(tried.entry_id, lock=True), tried.call, TryResult.UNKNOWN, now)
    return len(lapsed) + len(unseen)


def begin_try(row: CampaignEntry, agent: str, now: datetime) -> CampaignCall:
    number = row.tries.count() + 1
    tried = CampaignTry(entry=row, number=number, call=f"{row.pk}-{number}", at=now, agent=agent)
    tried.save(force_insert=True)
    row.state, row.taken_by, row.taken_at, row.is_agreed = EntryState.CALLING.value, agent, now, False
    row.save()
    return CampaignCall(row.pk, tried.call, row.number, agent, callback_in(row.about), row.campaign.queue)


def _note(row: CampaignEntry, call: str, result: TryResult, at: datetime) -> None:
    """The result of a try by its call. What the agent reported stays."""
    tried = row.tries.filter(call=call).first()
    if tried is None or tried.result == result.value:
        return
    tried.result = result.value
    tried.save(update_fields=["result"])
    is_open = not tried.reported_result and row.state != EntryState.CLOSED.value
    if is_open and not (result is TryResult.TALKED and row.campaign.mode == CampaignMode.AI_SEATS.value):
        settle(row, at, tried.agent)  # an AI seat that talks says itself how it ended
    _notify_desk(tried.agent)


def settle(row: CampaignEntry, at: datetime, by: str, agreed: datetime | None = None) -> None:
    """Where the entry stands after its tries. While a later try is under way it stays with that."""
    tries = tries_of(row)
    if not tries[-1].outcome:
        return None
    ended, result = after([TryResult(tried.outcome) for tried in tries if tried.outcome], row.campaign.max_tries)
    if ended is Ended.CLOSED:
        return _close(row, result, at, by)
    row.state = EntryState.WAITING.value
    _release(row)
    if ended is Ended.LATER and agreed is not None:
        row.next_at, row.is_agreed = agreed, True
    elif ended is Ended.SOON:
        row.next_at = at + SOON_AGAIN
    else:
        counted = [tried.at for tried in tries]
        row.next_at = next_try(counted, windows_of(row.campaign), gap_of(row.campaign), at)
    row.save()
    return None


def _close(row: CampaignEntry, result: str, at: datetime, by: str) -> None:
    row.state, row.result, row.closed_at, row.closed_by = EntryState.CLOSED.value, result, at, by
    _release(row)
    row.save()
    write_into_case(row, at, by)


def _release(row: CampaignEntry) -> None:
    if row.taken_by:
        _notify_desk(row.taken_by)
    row.taken_by, row.taken_at = "", None


def why_not_called(row: CampaignEntry, agent: str, now: datetime) -> str:
    """Why the citizen is not rung now, in Chinese: the entry is closed or postponed then. "" when they are."""
    owners = dict.fromkeys(indexes_of(row.number), "")
    if bars_of(owners) or is_blocked(row.number):
        _close(row, TryResult.OPTED_OUT.value, now, "system")
        return "该市民不再接受来电，这条名单已办结，无需拨打。"
    if not (callback := callback_in(row.about)):
        return ""
    moment = take_to_ring(entry_id=callback, agent=agent, now=now)
    if moment is None:
        _close(row, SETTLED, now, "system")
        return "该市民的回拨已办结，无需拨打。"
    if moment <= now:
        return ""
    row.state, row.next_at = EntryState.WAITING.value, windows_of(row.campaign).next_open(moment)
    _release(row)
    row.save()
    return "该市民刚由回拨联系过或另有约定，到时再派发。"


def _give_back(row: CampaignEntry) -> None:
    """The agent does not ring after all: the call-back behind the entry is in nobody's hand again."""
    if row.taken_by and (callback := callback_in(row.about)):
        take_back(entry_id=callback, of=row.taken_by)


def _offered_to(by: Principal, id: str) -> CampaignEntry:
    row = entry(id, lock=True)
    if row.state != EntryState.OFFERED.value or row.taken_by != by.number:
        raise Refused("这条名单已不在您的工作台上，请刷新页面。", code="not_now")
    return row


def take_answers(row: CampaignEntry, questionnaire: Questionnaire, answers: dict[str, Any]) -> None:
    """Raises Invalid for a wrong answer. What the citizen said in words is sealed."""
    found = accepted(questionnaire, answers)
    row.answers = {id: value for id, value in found.items() if not isinstance(value, str)}
    texts = {id: value for id, value in found.items() if isinstance(value, str)}
    row.comments = (
        seal_text(msgspec.json.encode(texts).decode(), f"campaignentry/{row.pk}", "comments") if texts else None
    )


def _result_of(record: CallRecord) -> TryResult | None:
    """None while the call goes on without a talk."""
    if record.talks:
        return TryResult.TALKED
    if record.dial_failed:
        known = {result.value for result in TryResult}
        return TryResult(record.dial_failed) if record.dial_failed in known else TryResult.FAILED
    return TryResult.FAILED if record.ended_at else None


def _notify_desk(agent: str) -> None:
    """The agent's desk asks anew."""
    outbox.publish("inbox", f"offer.{agent}", OfferNews(this_moment()))
