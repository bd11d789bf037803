"""Reads what a campaign found out: how its entries ended, and what was answered."""

from collections import Counter

from hotline.domains.service.campaigns.models import Campaign, CampaignEntry
from hotline.domains.service.campaigns.queries.campaigns import counts, questionnaire_of
from hotline.domains.service.campaigns.queries.offers import last_try
from hotline.domains.service.campaigns.rules.entries import NOT_REACHED, EntryState, TryResult
from hotline.domains.service.campaigns.rules.findings import Response, response_of
from hotline.domains.service.surveys.rules.question_results import QuestionResult, result_of
from hotline.domains.service.surveys.rules.questionnaire import Question


def response(row: Campaign) -> Response:
    unreached = CampaignEntry.objects.filter(campaign=row, state=EntryState.CLOSED.value, result=NOT_REACHED)
    last = (last_try(entry) for entry in unreached.prefetch_related("tries"))
    return response_of(counts(row.pk)[1], Counter(tried.outcome for tried in last if tried is not None))


def question_results(row: Campaign) -> list[QuestionResult]:
    """Of the survey that the agents fill in; none without one."""
    questionnaire = questionnaire_of(row)
    if questionnaire is None:
        return []
    talked = CampaignEntry.objects.filter(campaign=row, result=TryResult.TALKED.value)
    answer_sets = list(talked.values_list("answers", flat=True))
    return [result_of(question, answer_sets) for question in questionnaire.questions if question.kind != "text"]


def answer_text(question: Question, row: CampaignEntry) -> str:
    """The options that were chosen, such as 已解决; "" for none. What citizens said in words is sealed elsewhere."""
    answer = row.answers.get(question.id)
    values = answer if isinstance(answer, list) else [answer]
    return "、".join(question.labels.get(value, str(value)) for value in values if isinstance(value, int))
