"""Public endpoints for a citizen who opens the link of a text.

Without log-in: whoever knows the secret answers, once.
"""

import re
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.http import HttpRequest
from ninja import Router

from hotline.domains.service.surveys.actions import answers
from hotline.domains.service.surveys.schemas import OwnAnswersIn, OwnSurveyOut, QuestionnaireBody, ThanksOut
from hotline.infrastructure.rate_limits import HOUR, RateLimit, origin_of
from hotline.infrastructure.unseen_secrets import UnseenSecrets
from hotline.kernel.errors import NotFound

router = Router(tags=["survey"], auth=None)
SENTENCE = "操作过快，请 {wait} 秒后再试。"
#: A mobile network's gateway is one address for many citizens.
LOOKS_BY_ADDRESS, LOOKS_BY_SECRET = RateLimit(120, sentence=SENTENCE), RateLimit(20, sentence=SENTENCE)
ANSWERS_BY_ADDRESS = RateLimit(300, HOUR, sentence=SENTENCE)
#: No invitation was seen under them yet.
UNSEEN = UnseenSecrets(by_address=120)
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


@router.get("", response=OwnSurveyOut)
def look(request: HttpRequest) -> OwnSurveyOut:
    """The questionnaire of the link. 404 for a secret that opens nothing, 410 ``expired``, 429 ``too_often``."""
    secret = _admitted(request)
    invitation, questionnaire = answers.open_link(secret=secret, now=datetime.now(UTC))
    UNSEEN.note_seen(secret)
    content: dict[str, Any] = msgspec.to_builtins(questionnaire)
    answered = invitation.answered_at is not None
    return OwnSurveyOut(
        answered=answered, questionnaire=QuestionnaireBody(**content | ({"questions": []} if answered else {}))
    )


@router.post("", response=ThanksOut)
def answer(request: HttpRequest, body: OwnAnswersIn) -> ThanksOut:
    """Answer, once. 409 ``answered``, 410 ``expired``, 422 ``answer`` with ``fields``, 429 ``too_often``."""
    secret = _admitted(request)
    address = origin_of(request)
    ANSWERS_BY_ADDRESS.count(address)
    device = f"{address} {request.headers.get('User-Agent', '')}"
    answered = answers.answer(secret=secret, answers=body.answers, device=device, now=datetime.now(UTC))
    return ThanksOut(thanks=answered.thanks)


def _admitted(request: HttpRequest) -> str:
    """The secret in the header ``X-Survey-Secret``, counted. Raises NotFound for a malformed one, TooOften."""
    secret = request.headers.get("X-Survey-Secret", "")
    LOOKS_BY_ADDRESS.count(origin_of(request))
    if not SECRET.fullmatch(secret):
        raise NotFound("这个链接无效。请从短信里重新打开。")
    LOOKS_BY_SECRET.count(secret)
    UNSEEN.count(request, secret)
    return secret
