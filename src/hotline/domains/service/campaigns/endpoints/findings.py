"""What a campaign found out, on the wire."""

from hotline.domains.service.campaigns.models import Campaign
from hotline.domains.service.campaigns.queries.findings import question_results, response
from hotline.domains.service.campaigns.rules.entries import RESULT_NAMES
from hotline.domains.service.campaigns.schemas import (
    CampaignFindingsOut,
    CampaignOptionOut,
    CampaignQuestionResultOut,
    CampaignResultCountOut,
    CampaignShareOut,
)
from hotline.domains.service.surveys.rules.question_results import QuestionResult
from hotline.domains.service.surveys.rules.shares import Share


def findings_of(row: Campaign) -> CampaignFindingsOut:
    found = response(row)
    return CampaignFindingsOut(
        completed=found.completed,
        declined=found.declined,
        not_reached=found.not_reached,
        invalid=found.invalid,
        rate=_share(found.rate),
        unreached=[
            CampaignResultCountOut(result=outcome, label=RESULT_NAMES.get(outcome, outcome), count=count)
            for outcome, count in sorted(found.unreached.items(), key=lambda each: -each[1])
        ],
        questions=[_question(each) for each in question_results(row)],
    )


def _question(found: QuestionResult) -> CampaignQuestionResultOut:
    options = [CampaignOptionOut(value=one.value, label=one.label, share=_share(one.share)) for one in found.options]
    return CampaignQuestionResultOut(
        id=found.id,
        kind=found.kind,
        title=found.title,
        answered=found.answered,
        options=options,
        satisfied=_share(found.satisfied) if found.satisfied else None,
        nps=found.nps,
    )


def _share(share: Share) -> CampaignShareOut:
    return CampaignShareOut(**share._asdict())
