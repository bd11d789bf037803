"""A citizen opens the link and answers, once. Nobody is signed in: the link's secret opens its one survey."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hotline.domains.service.surveys.models import Comment, Invitation, Response
from hotline.domains.service.surveys.queries.surveys import invitation_of, version_of
from hotline.domains.service.surveys.rules.questionnaire import Questionnaire, accepted
from hotline.domains.service.surveys.rules.replies.read_reply import read
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealing import seal_text, search_digest
from hotline.kernel.errors import Refused


def open_link(*, secret: str, now: datetime) -> tuple[Invitation, Questionnaire]:
    """The invitation and its questionnaire; the first opening is noted. Raises NotFound, Refused ``expired``."""
    invitation = invitation_of(secret)
    if invitation.answered_at is None:
        _refuse_expired(invitation, now)
    if invitation.opened_at is None:
        Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=now)
    return invitation, version_of(invitation.survey, invitation.version)


@transaction.atomic
def answer(*, secret: str, answers: dict[str, Any], device: str, now: datetime) -> Questionnaire:
    """Store the answers, once. Raises NotFound, Invalid, Refused ``answered``, ``expired``."""
    found = invitation_of(secret)
    invitation = locked(Invitation.objects.filter(pk=found.pk), missing="这个链接无效。请从短信里重新打开。")
    if invitation.answered_at is not None:
        raise Refused("这份问卷已提交，无需再填。感谢您。", code="answered")
    _refuse_expired(invitation, now)
    questionnaire = version_of(found.survey, invitation.version)
    found_answers = accepted(questionnaire, answers)
    response = Response.objects.create(
        invitation=invitation,
        answers={id: value for id, value in found_answers.items() if not isinstance(value, str)},
        device=search_digest(device)[:32],
    )
    for id, value in found_answers.items():
        if isinstance(value, str):
            _store_comment(response, id, value)
    invitation.answered_at, invitation.opened_at = now, invitation.opened_at or now
    invitation.save(update_fields=["answered_at", "opened_at"])
    audit.record(by="citizen", action="surveys.answered", about=f"survey/{invitation.survey_id}", call=invitation.call)
    return questionnaire


def _store_comment(response: Response, question: str, text: str) -> None:
    reading = read(text)
    about = f"response/{response.pk}"
    Comment.objects.create(
        response=response,
        question=question,
        **Comment.text.columns(seal_text(text, about, f"text {question}"), response_id=response.pk, question=question),
        kind=reading.kind.value,
        sentiment=reading.sentiment.value,
        themes=[theme.value for theme in reading.themes],
        needs_follow_up=reading.needs_follow_up,
    )


def _refuse_expired(invitation: Invitation, now: datetime) -> None:
    if now >= invitation.expires_at:
        raise Refused("这个链接已过期。有问题请拨打 12333。", code="expired", status=410)
