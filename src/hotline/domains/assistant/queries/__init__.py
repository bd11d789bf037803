"""The engine of 京晓保, over the delivered articles or over what holds now; and what the unrest detector finds."""

from collections.abc import Sequence

from hotline.domains.assistant.queries.engines import asked_elsewhere, current, delivered
from hotline.domains.assistant.queries.unrest import unrest_in
from hotline.domains.assistant.rules.talk import Kind, Reply, Said
from hotline.domains.knowledge import queries as knowledge

__all__ = [
    "Kind",
    "Reply",
    "Said",
    "asked_elsewhere",
    "current",
    "delivered",
    "look",
    "must_look",
    "reply",
    "suggest",
    "unrest_in",
]

look, must_look, suggest = knowledge.look, knowledge.must_look, knowledge.suggest


def reply(said: Sequence[Said]) -> Reply:
    """By what holds today. Unavailable before there is an index."""
    return current().reply(said, knowledge.today())
