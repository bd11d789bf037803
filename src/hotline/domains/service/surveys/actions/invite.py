"""Inviting after calls: a text with a link that opens one survey once."""

import secrets
from datetime import datetime, timedelta

import structlog
from django.db import IntegrityError, transaction

from hotline.domains.service.messaging.actions.texts import NewText, request_text
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.domains.service.surveys.models import Invitation, Survey
from hotline.domains.service.surveys.queries.surveys import invited_calls, invited_today, last_invited, rules_of
from hotline.domains.service.surveys.rules.invitations import (
    STALE,
    CallToInvite,
    InvitationRules,
    invitation_text,
    is_hour,
    why_not_invited,
)
from hotline.domains.voice.records.queries.over import OverCall, calls_over
from hotline.infrastructure.sealing import seal_text, secret_digest
from hotline.infrastructure.settings import settings
from hotline.kernel.ids import new_id

log = structlog.get_logger()
#: Longest talks: a call that began before this and ended within ``STALE`` is not found.
LONGEST_CALL = timedelta(hours=3)
#: Invitations of a survey in a minute.
MAX_AT_ONCE = 100


def invite_after_calls(now: datetime) -> int:
    """Invite whom the surveys' rules name. Safe to repeat. Returns how many were invited."""
    open_surveys = [survey for survey in Survey.objects.filter(published__gt=0) if rules_of(survey).on]
    if not open_surveys or not settings().web.address_of_citizens:
        return 0
    calls = calls_over(now - STALE - LONGEST_CALL, now)
    return sum(_invite_of(survey, calls, now) for survey in open_surveys)


def _invite_of(survey: Survey, calls: list[OverCall], now: datetime) -> int:
    rules = rules_of(survey)
    room = min(rules.per_day - invited_today(survey, now), MAX_AT_ONCE)
    if room <= 0 or not is_hour(rules, now):
        return 0
    done, count = invited_calls(survey, [call.id for call in calls]), 0
    for call in calls:
        if count < room and call.id not in done and not why_not_invited(rules, _facts(call), last_invited(call), now):
            count += invite(survey, rules, call, now) is not None
    return count


def invite(survey: Survey, rules: InvitationRules, call: OverCall, now: datetime) -> Invitation | None:
    """None when another worker invited this call a moment ago."""
    assert call.number is not None, "as the rules require"
    id, secret = new_id("invitation"), secrets.token_urlsafe(32)
    link = f"{settings().web.address_of_citizens}/e#{secret}"
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                id=id,
                survey=survey,
                version=survey.published,
                call=call.id,
                agent=call.agent,
                queue=call.queue,
                topic=call.topic,
                digest=secret_digest(secret),
                invited_at=now,
                expires_at=now + timedelta(days=rules.valid_days),
            )
            text = seal_text(invitation_text(rules, link), f"text/{id}")
            request_text(NewText(id, Purpose.INVITATION, call.number, text, call.id), at=now)
    except IntegrityError:
        log.info("a call was invited by another worker", action="survey_invited_already", call_id=call.id)
        return None
    return invitation


def _facts(call: OverCall) -> CallToInvite:
    return CallToInvite(
        id=call.id,
        ended_at=call.ended_at,
        queue=call.queue,
        topic=call.topic,
        talk_seconds=call.talk_seconds,
        rated=call.rating is not None,
        number=call.number is not None,
    )
