"""The details of an article for an SMS."""

from hotline.domains.understanding.conversation.rules.details import details
from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder


def details_of(topic: str) -> str:
    """The text; none for a topic that no article in force is about. Raises Unavailable without an index."""
    finder = knowledge_finder.current()
    row = finder.first.get(topic)
    if row is None:
        return ""
    card = finder.card(row)
    return details(card.title, card.conclusion, card.passages)
