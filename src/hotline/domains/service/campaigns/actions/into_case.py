"""What a campaign found out about a case is written into the course of the case."""

from datetime import datetime

from hotline.domains.service.campaigns.models import CampaignEntry
from hotline.domains.service.campaigns.queries.campaigns import questionnaire_of
from hotline.domains.service.campaigns.queries.findings import answer_text
from hotline.domains.service.campaigns.queries.offers import tries_of
from hotline.domains.service.campaigns.rules.entries import RESULT_NAMES
from hotline.domains.service.campaigns.rules.sources import case_in
from hotline.domains.service.workorders.actions.follow_ups import note_campaign_call


def write_into_case(row: CampaignEntry, at: datetime, by: str) -> None:
    """For a closed entry that comes from a case and was rung. Call inside the transaction that closes it."""
    case, tries = case_in(row.about), tries_of(row)
    if not case or not tries:
        return
    questionnaire = questionnaire_of(row.campaign)
    answers = [(each.title, answer_text(each, row)) for each in questionnaire.questions] if questionnaire else []
    note_campaign_call(
        case=case,
        campaign=row.campaign.name,
        result=RESULT_NAMES.get(row.result, row.result),
        answers=[f"{title}：{text}" for title, text in answers if text],
        call=tries[-1].call,
        by=by,
        at=at,
    )
