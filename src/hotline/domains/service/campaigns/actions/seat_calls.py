"""Campaigns that AI seats dial: entries handed out as far as seats are free, what they say, what came of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

import msgspec
import structlog
from django.db import transaction

from hotline.domains.platform.accounts.queries import ai_seats
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.citizens.actions import follow
from hotline.domains.service.campaigns.actions.check import EntryDetails
from hotline.domains.service.campaigns.actions.entries import (
    CampaignCall,
    able_agents,
    begin_try,
    running_campaigns,
    settle,
    take_answers,
    why_not_called,
)
from hotline.domains.service.campaigns.models import CampaignEntry, CampaignTry
from hotline.domains.service.campaigns.queries.campaigns import about, questionnaire_of, windows_of
from hotline.domains.service.campaigns.queries.offers import due_entries, entry, lines_in_use, unreported_tries
from hotline.domains.service.campaigns.rules.campaign import CampaignMode
from hotline.domains.service.campaigns.rules.entries import UNSEEN_FOR, FreeAgent, TryResult
from hotline.domains.service.campaigns.rules.spoken import script_for
from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out_of
from hotline.domains.understanding.conversation.rules.messages import ScriptOver
from hotline.domains.understanding.conversation.rules.script import Script
from hotline.domains.voice.records.queries.details import records_of
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import seal_text
from hotline.kernel.errors import Invalid, Refused

log = structlog.get_logger()
#: Results with which answers count: of who went on with a person, those so far.
ANSWERED = (TryResult.TALKED, TryResult.TO_PERSON)


@transaction.atomic
def hand_out_to_seats(free: Sequence[str], now: datetime) -> list[CampaignCall]:
    """Due entries for free AI seats, one each; no campaign has more lines than it is set to. Their tries are stored.

    ``free``: the longest idle first.
    """
    running = list(running_campaigns().filter(mode=CampaignMode.AI_SEATS.value))
    able = (
        [agent.number for agent in able_agents([FreeAgent(one, frozenset()) for one in free], now)] if running else []
    )
    calendar, calls = working_calendar() if able else None, list[CampaignCall]()
    for campaign in running:
        lines = min(len(able), campaign.lines - lines_in_use(campaign.pk))
        if lines <= 0:
            continue
        is_open = windows_of(campaign, calendar).is_open(now)
        for row in due_entries(now, campaign.pk, limit=lines, agreed_only=not is_open):
            row.campaign = campaign
            if why_not_called(row, able[0], now):
                continue
            seat = able.pop(0)
            calls.append(begin_try(row, seat, now))
            audit.record(by="system", action="campaigns.hand_out", about=about(campaign.pk), line=row.line, to=seat)
    return calls


@transaction.atomic
def script_of(*, by: Principal, call: str) -> Script | None:
    """What this AI seat says in the call that it dials; None for no call of a campaign. Its reading is audited."""
    tried = CampaignTry.objects.select_related("entry__campaign").filter(call=call, agent=by.number).first()
    if tried is None or tried.entry.campaign.mode != CampaignMode.AI_SEATS.value:
        return None
    row = tried.entry
    details, campaign = EntryDetails("", {}), row.campaign
    if row.details is not None:
        (text,) = follow(by=by, about=f"campaignentry/{row.pk}", notes=[row.details])
        details = msgspec.json.decode(text, type=EntryDetails)
    return script_for(
        purpose=campaign.purpose,
        text=campaign.script,
        person=details.name,
        values=details.values | {campaign.name_column: details.name},
        questionnaire=questionnaire_of(campaign),
    )


@transaction.atomic
def report_script(*, by: str, call: str, over: ScriptOver, now: datetime) -> None:
    """How the call of this try ended, by the AI seat ``by`` that had it last. Repeated, it is one report.

    Raises Refused for what is no AI seat's call.
    """
    tried = CampaignTry.objects.filter(call=call).first()
    if tried is None or by not in ai_seats():
        raise Refused("不是智能坐席的外呼通话。", code="not_your_call")
    row = entry(tried.entry_id, lock=True)
    tried.refresh_from_db()
    if tried.talk_cipher:
        return
    result = TryResult(over.result.value)
    if result in ANSWERED:
        _store_answers(row, over)
    if result is TryResult.OPTED_OUT:
        note_opt_out_of(row.number, now, by)
    talk = msgspec.json.encode(over.turns).decode()
    tried.talk = seal_text(talk, f"campaigntry/{call}", "talk")
    _report(tried, row, result, now, by)


def settle_unreported(held: Collection[str], now: datetime) -> int:
    """Tries of which no AI seat says how they ended, for it died: a person went on, or nobody knows.

    ``held``: calls that are under way. Call inside a transaction. Returns how many.
    """
    tries = [tried for tried in unreported_tries(now - UNSEEN_FOR) if tried.call not in held]
    seats = ai_seats() if tries else frozenset()
    records = {record.id: record for record in records_of({tried.call for tried in tries})} if tries else {}
    for tried in tries:
        record = records.get(tried.call)
        with_person = record is not None and any(talk.agent not in seats for talk in record.talks)
        log.warning("an AI seat has not reported its call", action="campaign_try_unreported", call_id=tried.call)
        result = TryResult.TO_PERSON if with_person else TryResult.UNKNOWN
        _report(tried, entry(tried.entry_id, lock=True), result, now, "system")
    return len(tries)


def _report(tried: CampaignTry, row: CampaignEntry, result: TryResult, now: datetime, by: str) -> None:
    tried.reported_result = result.value
    tried.save(update_fields=["reported_result", "talk_cipher"])
    row.closed_at, row.closed_by, row.result = None, "", ""
    settle(row, now, by)
    audit.record(by=by, action="campaigns.report", about=about(row.campaign_id), line=row.line, result=result.value)


def _store_answers(row: CampaignEntry, over: ScriptOver) -> None:
    """What was answered, though a person or nobody asked the rest. What was said in words is sealed."""
    questionnaire = questionnaire_of(row.campaign)
    if questionnaire is None:
        return
    optional = msgspec.structs.replace(
        questionnaire,
        questions=tuple(msgspec.structs.replace(each, required=False) for each in questionnaire.questions),
    )
    answers = {id: list(value) if isinstance(value, tuple) else value for id, value in over.answers.items()}
    try:
        take_answers(row, optional, answers)
    except Invalid as why_not:
        log.error("answers to an AI seat do not fit", action="campaign_answers_refused", entry=row.pk, why=str(why_not))
