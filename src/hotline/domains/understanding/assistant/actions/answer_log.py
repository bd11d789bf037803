"""Records questions and answers: as events of the session without the citizen's words, and sealed beside them.

The sealed words are masked first and stored for as long as the settings say, for editors and for people who grade
answers.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from django.db import transaction

from hotline.domains.understanding.assistant.models import StoredQuestion
from hotline.domains.understanding.assistant.rules.clusters_of_questions import Doubt
from hotline.domains.understanding.assistant.rules.stored_exchange import doubt_in, exchange_of
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.events.assistant import AssistantAnswered, AssistantFact, AssistantRated, subject
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.row_change import locked_if_there
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import CITIZEN


@transaction.atomic
def note_answer(
    *, session: str, answer: str, turns: Sequence[Turn], reply: Reply, by_rule: bool, milliseconds: int
) -> None:
    """Record an answer. ``turns``: the complete dialogue, the question last.

    ``by_rule``: a greeting, thanks or an insult, from which nothing is learned.
    """
    quoted = list(dict.fromkeys(f"{each.article}#{each.version}" for each in reply.citations))
    kind, unrest = reply.kind.value, reply.unrest
    emit(session, AssistantAnswered(answer, kind, reply.topics, tuple(quoted), reply.level, milliseconds, unrest))
    if reply.kind is not ReplyKind.CLARIFY:
        _found_after_all(session)
    now, doubt = datetime.now(UTC), doubt_in(reply, by_rule)
    content = seal_text(msgspec.json.encode(exchange_of(turns, reply)).decode(), f"answer/{answer}", "content")
    StoredQuestion.objects.create(
        answer=answer,
        session=session,
        at=now,
        kind=reply.kind.value,
        topics=list(reply.topics),
        articles=quoted,
        doubt=doubt.value if doubt else "",
        by_rule=by_rule,
        **StoredQuestion.content.columns(content, answer=answer),
        stored_until=now + timedelta(days=settings().privacy.question_days),
        settled=doubt is None,
    )


@transaction.atomic
def note_rating(*, session: str, answer: str, useful: bool) -> None:
    """The last of several counts. What was found of no use waits for the editors, whatever was to come after it."""
    emit(session, AssistantRated(answer, useful))
    row = locked_if_there(StoredQuestion.objects.filter(session=session, answer=answer))
    if row is None:
        return
    row.useful = useful
    if not useful and row.doubt in ("", Doubt.QUESTION_BACK.value) and not row.by_rule:
        row.doubt, row.settled = Doubt.BAD.value, False
    row.save(update_fields=["useful", "doubt", "settled"])


def _found_after_all(session: str) -> None:
    """Settle the earlier questions of the session that were asked back about: this answer completes them."""
    waiting = StoredQuestion.objects.filter(session=session, doubt=Doubt.QUESTION_BACK.value, settled=False)
    waiting.update(settled=True, doubt="")


def emit(session: str, fact: AssistantFact) -> None:
    """Announce a fact of a session. A lock keeps the session's events numbered in order."""
    serialise(subject(session))
    outbox.announce(fact, subject=subject(session), actor=CITIZEN)
