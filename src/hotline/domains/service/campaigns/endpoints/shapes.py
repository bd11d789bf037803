"""Rows of campaigns as they stand on the wire."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.service.campaigns.actions.talks import TryTalk
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignTry
from hotline.domains.service.campaigns.queries import campaigns
from hotline.domains.service.campaigns.queries.offers import tries_of
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignStage, EntryProblem
from hotline.domains.service.campaigns.rules.entries import OFFERED_FOR, RESULT_NAMES, EntryState
from hotline.domains.service.campaigns.rules.sources import ListSource
from hotline.domains.service.campaigns.schemas import (
    CampaignDetailOut,
    CampaignEntryOut,
    CampaignOfferOut,
    CampaignProblemCountOut,
    CampaignProblemOut,
    CampaignQuestionnaireOut,
    CampaignResultCountOut,
    CampaignSettingsOut,
    CampaignSpanBody,
    CampaignStateCountOut,
    CampaignTalkOut,
    CampaignTalksOut,
    CampaignTryOut,
    CampaignTurnOut,
    CampaignValueOut,
)
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.kernel.clock import now


def facts_of(row: Campaign, waiting: Collection[str], closed: int) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "source": ListSource(row.source),
        "stage": CampaignStage(row.stage),
        "is_requested": campaigns.about(row.pk) in waiting,
        "mode": CampaignMode(row.mode),
        "created_by": row.created_by,
        "created_at": row.created_at,
        "rows": row.rows,
        "callable_count": row.callable_count,
        "closed": closed,
    }


def detail_of(row: Campaign, waiting: Collection[str]) -> CampaignDetailOut:
    states, results = campaigns.counts(row.pk)
    questionnaire = campaigns.questionnaire_of(row)
    return CampaignDetailOut(
        **facts_of(row, waiting, states.get(EntryState.CLOSED, 0)),
        settings=CampaignSettingsOut(
            name=row.name,
            purpose=row.purpose,
            queue=row.queue,
            mode=CampaignMode(row.mode),
            script=row.script,
            survey=row.survey,
            spans=[CampaignSpanBody(since=since, until=until) for since, until in row.spans],
            working_days_only=row.working_days_only,
            max_tries=row.max_tries,
            gap_minutes=row.gap_minutes,
            number_column=row.number_column,
            name_column=row.name_column,
            variables=row.variables,
            sample_size=row.sample_size,
            lines=row.lines,
        ),
        headings=row.headings,
        seed=row.seed if row.sample_size else "",
        queue_name=queue_names().get(row.queue, row.queue),
        survey_title=questionnaire.title if questionnaire else "",
        failure=row.failure,
        approved_by=row.approved_by,
        started_at=row.started_at,
        over_at=row.over_at,
        problems=[
            CampaignProblemCountOut(problem=EntryProblem(name), count=count) for name, count in row.problems.items()
        ],
        refused=[
            CampaignProblemOut(line=each.line, problem=EntryProblem(each.problem), number=each.number_masked)
            for each in campaigns.refused_rows(row.pk)
        ],
        states=[CampaignStateCountOut(state=state, count=count) for state, count in states.items()],
        results=[
            CampaignResultCountOut(result=result, label=RESULT_NAMES.get(result, result), count=count)
            for result, count in sorted(results.items(), key=lambda each: -each[1])
        ],
        is_open=bool(row.spans) and campaigns.windows_of(row).is_open(now()),
    )


def entries_of(rows: list[CampaignEntry]) -> list[CampaignEntryOut]:
    hide = hiding()
    return [
        CampaignEntryOut(
            id=row.pk,
            line=row.line,
            about=row.about,
            number=hide(row.number_masked, row.number_index),
            state=EntryState(row.state),
            result=row.result,
            label=RESULT_NAMES.get(row.result, row.result),
            note=row.note,
            taken_by=row.taken_by,
            next_at=row.next_at,
            tries=[_try(each) for each in tries_of(row)],
        )
        for row in rows
    ]


def _try(row: CampaignTry) -> CampaignTryOut:
    return CampaignTryOut(
        at=row.at,
        agent=row.agent,
        call=row.call,
        result=row.outcome,
        label=RESULT_NAMES.get(row.outcome, row.outcome),
        has_talk=bool(row.talk_cipher),
    )


def talks_of(talks: Sequence[TryTalk]) -> CampaignTalksOut:
    return CampaignTalksOut(
        talks=[
            CampaignTalkOut(
                call=tried.call,
                at=tried.at,
                turns=[CampaignTurnOut(by_caller=by_caller, text=text) for by_caller, text in turns],
            )
            for tried, turns in talks
        ]
    )


def offer_of(row: CampaignEntry, name: str, values: dict[str, str]) -> CampaignOfferOut:
    campaign, tries = row.campaign, tries_of(row)
    questionnaire = campaigns.questionnaire_of(campaign)
    is_offered = row.state == EntryState.OFFERED.value and row.taken_at is not None
    return CampaignOfferOut(
        entry=row.pk,
        campaign=campaign.name,
        purpose=campaign.purpose,
        mode=CampaignMode(campaign.mode),
        state=EntryState(row.state),
        number=row.number_masked,
        name=name,
        values=[CampaignValueOut(heading=heading, value=value) for heading, value in values.items()],
        script=campaign.script,
        questionnaire=CampaignQuestionnaireOut(**msgspec.to_builtins(questionnaire)) if questionnaire else None,
        tries=[_try(each) for each in tries],
        max_tries=campaign.max_tries,
        call=tries[-1].call if tries else "",
        until=row.taken_at + OFFERED_FOR if is_offered and row.taken_at else None,
    )
