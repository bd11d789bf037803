"""Texts to citizens, once a flow has asked for one (``call.text_asked``).

Written by the messaging domain, through the outbox, on subject ``text/<message>``, by the name it was asked for.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class TextSent(Fact, frozen=True, tag="text.sent"):
    """The gateway has taken it. ``call`` asked for it; ``tries`` it took."""

    call: str
    tries: int


class TextFailed(Fact, frozen=True, tag="text.failed"):
    """Nobody tries any more. ``why``: refused by the gateway, no_gateway that took it, destroyed (the key is)."""

    call: str
    tries: int
    why: str


TextFact = TextSent | TextFailed


def subject(message: str) -> str:
    return f"text/{message}"


def fact_of(event: Envelope) -> TextFact:
    return fact_in(event, TextFact)  # type: ignore[no-any-return]
