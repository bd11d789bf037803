"""Opens stored questions: here for programs only, and for permitted readers through ``citizens``."""

from dataclasses import dataclass
from datetime import datetime

import msgspec

from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.understanding.assistant.models import StoredQuestion
from hotline.domains.understanding.assistant.rules.stored_exchange import StoredExchange
from hotline.domains.understanding.assistant.rules.talk import ReplyKind
from hotline.events.assistant import subject
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import opened_to_gather


@dataclass(frozen=True)
class Exchange:
    """A question and its answer, masked."""

    at: datetime
    question: str
    reply: str
    #: Whether a leader was asked to look at this question.
    raised: bool


def stored_exchange(opened: str) -> StoredExchange:
    return msgspec.json.decode(opened, type=StoredExchange)


def question_of(row: StoredQuestion) -> str:
    """The question's text, for programs only. "" when its key was destroyed."""
    try:
        return stored_exchange(opened_to_gather(row.content)).question
    except KeyError:
        return ""


def exchanges_of(*, by: Principal, session: str) -> list[Exchange]:
    """All stored questions and answers of the session, latest first. The reading leaves an audit row.

    Raises Refused ``destroyed``.
    """
    rows = list(StoredQuestion.objects.filter(session=session).order_by("-at", "-pk"))
    if not rows:
        return []
    opened = citizens.read_notes(by=by, about=subject(session), notes=[row.content for row in rows])
    return [_exchange(row, stored_exchange(text)) for row, text in zip(rows, opened, strict=True)]


def _exchange(row: StoredQuestion, stored: StoredExchange) -> Exchange:
    return Exchange(row.at, stored.question, stored.reply, raised=row.kind == ReplyKind.ESCALATE.value)
