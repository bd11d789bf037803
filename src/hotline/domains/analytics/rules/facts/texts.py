"""One row a text to a citizen, on the day it was sent or given up."""

from collections.abc import Iterable

from hotline.domains.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.events import texts
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.kernel.clock import beijing_day


class TextFact(Fact, frozen=True, kw_only=True):
    """``sent``: the gateway took it, after so many ``tries``; else ``why`` not."""

    call: str
    sent: bool
    tries: int
    why: str


def text_facts(events: Iterable[Envelope]) -> list[TextFact]:
    """Of one text: what became of it in the end."""
    last = max(events, key=lambda event: event.seq, default=None)
    if last is None:
        return []
    match fact_of(last):
        case texts.TextSent(call=call, tries=tries):
            sent, why = True, ""
        case texts.TextFailed(call=call, tries=tries, why=why):
            sent = False
        case _:
            return []
    at = last.at
    return [
        TextFact(
            id=subject_id(last),
            at=at,
            day=beijing_day(at),
            slot=quarter_of_an_hour(at),
            call=call,
            sent=sent,
            tries=tries,
            why=why,
        )
    ]
