"""Facts of texts to citizens, one row each, on the day it was sent or given up."""

from collections.abc import Iterable

from hotline.domains.insight.analytics.rules.facts.parquet_rows import begun_with
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.events import texts
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope

#: What became of a text afterwards changes neither.
RESULTS = ("text.sent", "text.failed")


class TextFact(Fact, frozen=True, kw_only=True):
    """A text message to a caller, sent or given up."""

    call: str
    #: Whether the gateway accepted it.
    sent: bool
    tries: int
    #: Why it was not sent; "" when it was.
    why: str


def text_facts(events: Iterable[Envelope]) -> list[TextFact]:
    """The fact of one text: its final result."""
    results = [event for event in events if event.type in RESULTS]
    last = max(results, key=lambda event: event.seq, default=None)
    if last is None:
        return []
    match fact_of(last):
        case texts.TextSent(call=call, tries=tries):
            sent, why = True, ""
        case texts.TextFailed(call=call, tries=tries, why=why):
            sent = False
        case _:
            return []
    return [
        TextFact(
            **begun_with(last),
            call=call,
            sent=sent,
            tries=tries,
            why=why,
        )
    ]
