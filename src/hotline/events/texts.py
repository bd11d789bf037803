"""The events of text messages to citizens, which a flow requested (``call.text_asked``).

Subject ``text/<message>``, with the id of the request. The messaging domain writes them through the outbox.
"""

from hotline.events.envelope import Envelope, Fact, fact_in


class TextSent(Fact, frozen=True, tag="text.sent"):
    """The gateway or the carrier accepted the text."""

    call: str  # id of the call that requested it
    tries: int  # number of tries it took


class TextFailed(Fact, frozen=True, tag="text.failed"):
    """The text was given up."""

    call: str  # id of the call that requested it
    tries: int  # number of tries made
    # refused (by the gateway), no_gateway (none accepted it), destroyed (the key is), no_carrier (for the number),
    # unsendable (its content), or a carrier's code
    why: str


class TextProgressed(Fact, frozen=True, tag="text.progressed"):
    """A carrier's text went on: handed over, delivered, expired, failed after it was accepted, or uncertain."""

    call: str  # id of the call that requested it
    state: str  # handed_over, delivered, expired, failed, uncertain, waiting (again)
    why: str  # the carrier's code of a failure, empty otherwise


TextFact = TextSent | TextFailed | TextProgressed


def subject(message: str) -> str:
    return f"text/{message}"


def fact_of(event: Envelope) -> TextFact:
    return fact_in(event, TextFact)  # type: ignore[no-any-return]
