"""What AI seats will say of the articles in force, so that it is spoken before somebody asks."""

import hashlib

from hotline.domains.understanding.conversation.queries import current
from hotline.domains.understanding.conversation.rules.conversation import Conversation
from hotline.domains.understanding.conversation.rules.messages import CallerSpoke, Speak
from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder

#: Ways of asking of an article that are answered ahead, its title among them.
WAYS = 4
#: What callers ask next about the same.
NEXT = ("要带什么材料", "怎么办理", "要多长时间", "在哪儿办", "有什么条件")


def digests() -> tuple[tuple[str, str], ...]:
    """Each topic that an article in force answers, with a digest of all that it says. Raises Unavailable."""
    finder = knowledge_finder.current()
    return tuple((topic, _digest(finder.card(row))) for topic, row in finder.first.items())


def sentences_about(topic: str) -> tuple[str, ...]:
    """The sentences of the answers to the article's own ways of asking and to what callers ask next, each once."""
    conversation = Conversation(current())
    ways = list(dict.fromkeys(way for way, of in knowledge_finder.current().ways() if of == topic))
    talks: list[tuple[str, ...]] = []
    talks += [(way,) for way in ways[:WAYS]]
    talks += [(ways[0], further) for further in NEXT if ways]
    found = list[str]()
    for talk in talks:
        found += _answers(conversation, talk, topic)
    return tuple(dict.fromkeys(found))


def _answers(conversation: Conversation, talk: tuple[str, ...], topic: str) -> list[str]:
    state, found = conversation.begin().state, list[str]()
    for text in talk:
        state, outgoing = conversation.step(state, CallerSpoke(text))
        speaks = [each for each in outgoing if isinstance(each, Speak) and topic in each.topics]
        found += [sentence for speak in speaks for sentence in speak.sentences]
    return found


def _digest(card: object) -> str:
    return hashlib.sha256(repr(card).encode()).hexdigest()[:16]
