"""Designing surveys: a draft is saved, a version published; who is invited. What was published stays."""

from contextlib import AbstractContextManager
from typing import Any

import msgspec
from django.db import transaction

from hotline.domains.service.surveys.models import Survey, SurveyVersion
from hotline.domains.service.surveys.queries.surveys import MISSING, QUESTIONNAIRES, last_saving
from hotline.domains.service.surveys.rules.invitations import InvitationRules, invitation_rules_from
from hotline.domains.service.surveys.rules.questionnaire import questionnaire_from, refuse_unfinished
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.clock import now
from hotline.kernel.errors import Refused
from hotline.kernel.versions import Seen

MAX_SURVEYS = 200


@transaction.atomic
def make_survey(*, by: Principal, content: dict[str, Any]) -> Survey:
    """A new one with its first draft, that invites nobody. Raises Invalid, Refused ``too_many``."""
    if Survey.objects.count() >= MAX_SURVEYS:
        raise Refused(f"最多 {MAX_SURVEYS} 份问卷。", code="too_many")
    survey = Survey(invitation_rules=msgspec.to_builtins(InvitationRules()))
    _store(survey, content, by)
    survey.save(force_insert=True)
    audit.record(by=by.number, action="surveys.make", about=f"survey/{survey.pk}", title=survey.title)
    return survey


def save_draft(*, by: Principal, id: int, content: dict[str, Any], seen: int) -> Survey:
    """``seen``: the count of savings it is based on. Raises Invalid; Refused ``stale_version``."""
    with _changing(id, by) as change:
        QUESTIONNAIRES.refuse_stale(Seen(revision=seen), last_saving(change.row))
        _store(change.row, content, by)
        change.record("surveys.save", saved=change.row.saved)
    return change.row


def publish(*, by: Principal, id: int, seen: int) -> Survey:
    """The draft becomes what is answered by whoever is invited from now on. Links sent before keep their version.

    Raises Invalid, Refused ``stale_version``, ``no_draft``.
    """
    with _changing(id, by) as change:
        survey = change.row
        if survey.draft is None:
            raise Refused("没有未发布的改动，无需发布。", code="no_draft")
        QUESTIONNAIRES.refuse_stale(Seen(revision=seen), last_saving(survey))
        refuse_unfinished(questionnaire_from(survey.draft))
        survey.published = QUESTIONNAIRES.next_number(survey)
        SurveyVersion.objects.create(
            survey=survey,
            number=survey.published,
            content=survey.draft,
            published_by=by.number,
            published_at=now(),
        )
        survey.draft = None
        change.record("surveys.publish", version=survey.published)
    return survey


def set_invitation_rules(*, by: Principal, id: int, rules: dict[str, Any]) -> Survey:
    """Raises Invalid; Refused ``not_published`` when it is to invite and has no version."""
    requested = invitation_rules_from(rules)
    with _changing(id, by) as change:
        if requested.on and not change.row.published:
            raise Refused("请先发布问卷，再开启邀请。", code="not_published")
        change.row.invitation_rules = msgspec.to_builtins(requested)
        change.record("surveys.set_rules", on=requested.on, share=requested.share, per_day=requested.per_day)
    return change.row


def _changing(id: int, by: Principal) -> AbstractContextManager[Change[Survey]]:
    return changing(Survey.objects.filter(pk=id), by=by.number, about=f"survey/{id}", missing=MISSING)


def _store(survey: Survey, content: dict[str, Any], by: Principal) -> None:
    made = questionnaire_from(content)
    survey.title, survey.draft, survey.saved = made.title.strip(), msgspec.to_builtins(made), survey.saved + 1
    survey.saved_by, survey.saved_at = by.number, now()
