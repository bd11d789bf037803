"""The events of text messages to citizens, and of what citizens write back.

Subject ``text/<message>``, with the id of the text, or of the reply (``text.replied``). The messaging domain writes
them through the outbox.
"""

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class TextSent(Fact, frozen=True, tag="text.sent"):
    """The gateway or the carrier accepted the text."""

    call: str  # id of the call it belongs to; "" for none
    tries: int  # number of tries it took


class TextFailed(Fact, frozen=True, tag="text.failed"):
    """The text was given up."""

    call: str  # id of the call it belongs to; "" for none
    tries: int  # number of tries made
    # refused (by the gateway), no_gateway (none accepted it), destroyed (the key is), no_carrier (for the number),
    # unsendable (its content), opted_out, blacklisted, capped (enough for this number today), or a carrier's code
    why: str


class TextProgressed(Fact, frozen=True, tag="text.progressed"):
    """A carrier's text went on: handed over, delivered, expired, failed after it was accepted, or uncertain."""

    call: str  # id of the call it belongs to; "" for none
    state: str  # handed_over, delivered, expired, failed, uncertain, waiting (again)
    why: str  # the carrier's code of a failure, empty otherwise


class TextReplied(Fact, frozen=True, tag="text.replied"):
    """A citizen wrote a text to us (上行). Recorded once a message, however often the carrier brings it."""

    answers: str  # id of the text it answers; "" when it answers none
    bound_by: str  # how that was found: extension (of our number), last_text (to the citizen's number); ""
    purpose: str  # of that text: verification, requested, invitation, notice, mass; ""
    call: str  # id of the call that text belongs to; "" for none
    case: str  # id of its case; "" for none
    number: Sealed  # the citizen's
    text: Sealed  # what was written, its parts joined
    receiver: str  # which of our numbers it was sent to
    # opt_out, opt_in (every time that it is said); keyword (settled by a rule of the settings); answer (to a text that
    # awaits a reply, read by whoever requested that one); open (an agent answers: it is an item of the inbox)
    meaning: str
    answer: str = ""  # what the citizen is answered by machine; "" for nothing
    is_complete: bool = True  # whether all its parts came


TextFact = TextSent | TextFailed | TextProgressed | TextReplied


def subject(message: str) -> str:
    return f"text/{message}"


def fact_of(event: Envelope) -> TextFact:
    return fact_in(event, TextFact)  # type: ignore[no-any-return]
