"""Every web worker answers what callers ask AI seats, with the engine that answers the page."""

from hotline.domains.understanding.assistant.ports import SpokenAnswer, SpokenQuestion
from hotline.domains.understanding.assistant.queries import engines
from hotline.domains.understanding.assistant.rules.talk import Turn
from hotline.domains.understanding.knowledge.queries import articles
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import from_database
from hotline.kernel.errors import Unavailable

SUBJECT = "assistant.answer"
ANSWER_SECONDS = 4.0


async def serve_answers(bus: Bus) -> None:
    await bus.serve(SUBJECT, SpokenQuestion, answer, queue="assistant")


async def answer(question: SpokenQuestion) -> SpokenAnswer:
    try:
        return await from_database(lambda: answered(question), ANSWER_SECONDS)
    except Unavailable:
        return SpokenAnswer()


def answered(question: SpokenQuestion) -> SpokenAnswer:
    """Reads the database. Raises Unavailable before there is an index of articles."""
    reply = engines.current().reply([Turn(*turn) for turn in question.turns], articles.today())
    return SpokenAnswer(
        reply.kind.value,
        reply.topics,
        tuple(sentence.text for sentence in reply.sentences),
        tuple((option.topic, option.label) for option in reply.options),
        reply.level,
        reply.unrest,
    )
