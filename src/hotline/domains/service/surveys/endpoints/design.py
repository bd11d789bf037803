"""Endpoints of surveys and their design: drafts, versions, who is invited."""

import msgspec
from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.surveys.actions import drafts
from hotline.domains.service.surveys.models import Survey
from hotline.domains.service.surveys.queries import surveys as queries
from hotline.domains.service.surveys.queries.surveys import QUESTIONNAIRES
from hotline.domains.service.surveys.schemas import (
    InvitationRulesBody,
    NewSurveyIn,
    QuestionnaireBody,
    SurveyDesignOut,
    SurveyDraftIn,
    SurveyOut,
    SurveyPublishIn,
    SurveyVersionOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission

router = Router(tags=["surveys"], auth=needs(Permission.SURVEYS_DESIGN))


@router.get("", response=list[SurveyOut], auth=needs(Permission.SURVEYS_VIEW, Permission.SURVEYS_DESIGN))
def surveys(request: StaffRequest) -> list[SurveyOut]:
    counts = queries.counts()
    return [_survey(each, *counts.get(each.pk, (0, 0))) for each in queries.surveys()]


@router.post("", response=SurveyDesignOut)
def make(request: StaffRequest, body: NewSurveyIn) -> SurveyDesignOut:
    return _design(drafts.make_survey(by=current_staff(request), content=body.questionnaire.dict()))


@router.get("/{int:survey_id}/design", response=SurveyDesignOut)
def design(request: StaffRequest, survey_id: int) -> SurveyDesignOut:
    return _design(queries.survey_named(survey_id))


@router.put("/{int:survey_id}/draft", response=SurveyDesignOut)
def save(request: StaffRequest, survey_id: int, body: SurveyDraftIn) -> SurveyDesignOut:
    content = body.questionnaire.dict()
    return _design(drafts.save_draft(by=current_staff(request), id=survey_id, content=content, seen=body.seen))


@router.post("/{int:survey_id}/publish", response=SurveyDesignOut)
def publish(request: StaffRequest, survey_id: int, body: SurveyPublishIn) -> SurveyDesignOut:
    return _design(drafts.publish(by=current_staff(request), id=survey_id, seen=body.seen))


@router.put("/{int:survey_id}/invitation-rules", response=SurveyDesignOut)
def set_rules(request: StaffRequest, survey_id: int, body: InvitationRulesBody) -> SurveyDesignOut:
    return _design(drafts.set_invitation_rules(by=current_staff(request), id=survey_id, rules=body.dict()))


def _survey(survey: Survey, invited: int, answered: int) -> SurveyOut:
    return SurveyOut(
        id=survey.pk,
        title=survey.title,
        published=survey.published,
        draft=survey.draft is not None,
        on=queries.rules_of(survey).on,
        invited=invited,
        answered=answered,
    )


def _versions(survey: Survey) -> list[SurveyVersionOut]:
    rows = list(QUESTIONNAIRES.all(survey))
    names = names_of({each.published_by for each in rows})
    return [
        SurveyVersionOut(
            number=each.number,
            published_by=each.published_by,
            published_by_name=names.get(each.published_by, ""),
            published_at=each.published_at,
        )
        for each in rows
    ]


def _design(survey: Survey) -> SurveyDesignOut:
    content = survey.draft or QUESTIONNAIRES.one(survey, survey.published).content
    return SurveyDesignOut(
        id=survey.pk,
        title=survey.title,
        published=survey.published,
        draft=survey.draft is not None,
        saved=survey.saved,
        saved_by=survey.saved_by,
        saved_at=survey.saved_at,
        questionnaire=QuestionnaireBody(**content),
        invitation_rules=InvitationRulesBody(**msgspec.to_builtins(queries.rules_of(survey))),
        versions=_versions(survey),
        links=bool(settings().web.address_of_citizens),
    )
