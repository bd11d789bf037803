"""What was answered and how it was found, told as events of the session. No words of the citizen's go along."""

from django.db import connection, transaction

from hotline.domains.assistant.rules.talk import Reply
from hotline.events.assistant import AssistantAnswered, AssistantFact, AssistantRated, subject
from hotline.infrastructure import outbox


@transaction.atomic
def note_answer(*, session: str, answer: str, reply: Reply, milliseconds: int) -> None:
    quoted = dict.fromkeys(f"{each.article}#{each.version}" for each in reply.citations)
    fact = AssistantAnswered(answer, reply.kind.value, reply.topics, tuple(quoted), reply.level, milliseconds)
    tell(session, fact)


@transaction.atomic
def note_rating(*, session: str, answer: str, useful: bool) -> None:
    tell(session, AssistantRated(answer, useful))


def tell(session: str, fact: AssistantFact) -> None:
    """One at a time for a session, so that its events are numbered in order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [subject(session)])
    outbox.announce(fact, subject=subject(session), actor="citizen")
