"""Surveys, their versions and invitations."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Count

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.surveys.models import Invitation, Survey, SurveyVersion
from hotline.domains.service.surveys.rules.invitations import InvitationRules, invitation_rules_from
from hotline.domains.service.surveys.rules.questionnaire import Questionnaire, questionnaire_from
from hotline.domains.voice.records.queries.over import OverCall, calls_of_same_number
from hotline.infrastructure.sealing import secret_digests
from hotline.infrastructure.versions import Versions
from hotline.kernel.clock import beijing_day, day_bounds
from hotline.kernel.errors import NotFound
from hotline.kernel.versions import Saving

QUESTIONNAIRES = Versions(SurveyVersion, document="这份问卷", of="survey", number="number", names=names_of)
MISSING = "没有这份问卷，请刷新列表。"


def surveys() -> list[Survey]:
    return list(Survey.objects.order_by("-id"))


def survey_named(id: int) -> Survey:
    survey = Survey.objects.filter(pk=id).first()
    if survey is None:
        raise NotFound(MISSING)
    return survey


def last_saving(survey: Survey) -> Saving:
    number = survey.published + (survey.draft is not None)
    return Saving(number, survey.saved, survey.saved_by, survey.saved_at)


def version_of(survey: Survey, number: int) -> Questionnaire:
    return questionnaire_from(QUESTIONNAIRES.one(survey, number).content)


def rules_of(survey: Survey) -> InvitationRules:
    return invitation_rules_from(survey.invitation_rules)


def invitation_of(secret: str) -> Invitation:
    """Raises NotFound for a secret that opens nothing."""
    row = Invitation.objects.select_related("survey").filter(digest__in=secret_digests(secret)).first()
    if row is None:
        raise NotFound("这个链接无效。请从短信里重新打开。")
    return row


def invited_today(survey: Survey, now: datetime) -> int:
    midnight, _ = day_bounds(beijing_day(now))
    return Invitation.objects.filter(survey=survey, invited_at__gte=midnight).count()


def last_invited(call: OverCall) -> Callable[[], datetime | None]:
    """When the caller was last invited to any survey; looked up when it is called."""

    def found() -> datetime | None:
        invited = Invitation.objects.filter(call__in=calls_of_same_number(call)).order_by("-invited_at")
        return invited.values_list("invited_at", flat=True).first()

    return found


def invited_calls(survey: Survey, calls: list[str]) -> set[str]:
    return set(Invitation.objects.filter(survey=survey, call__in=calls).values_list("call", flat=True))


def counts() -> dict[int, tuple[int, int]]:
    """Survey -> how many were invited and how many answered."""
    rows = Invitation.objects.values_list("survey").annotate(Count("pk"), Count("answered_at")).order_by()
    return {survey: (invited, answered) for survey, invited, answered in rows}
