"""The events of text messages to citizens, which a flow requested (``call.text_asked``).

Subject ``text/<message>``, with the id of the request. The messaging domain writes them through the outbox.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class TextSent(Fact, frozen=True, tag="text.sent"):
    """The gateway accepted the text."""

    call: str  # id of the call that requested it
    tries: int  # number of tries it took


class TextFailed(Fact, frozen=True, tag="text.failed"):
    """The text was given up."""

    call: str  # id of the call that requested it
    tries: int  # number of tries made
    why: str  # refused (by the gateway), no_gateway (none accepted it), destroyed (the key is)


TextFact = TextSent | TextFailed


def subject(message: str) -> str:
    return f"text/{message}"


def fact_of(event: Envelope) -> TextFact:
    return fact_in(event, TextFact)  # type: ignore[no-any-return]
