"""What of the knowledge base was seen and used in calls: one row a mention."""

from collections.abc import Iterable, Iterator

from hotline.domains.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.events import knowledge
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.kernel.clock import beijing_day


class ConsultFact(Fact, frozen=True, kw_only=True):
    """``how``: search, suggested, opened (shown); copied, marked (used)."""

    call: str
    agent: str
    article: str
    version: int
    how: str
    used: bool


def consult_facts(events: Iterable[Envelope]) -> list[ConsultFact]:
    """Of one call, each event once."""
    told = sorted({event.seq: event for event in events}.values(), key=lambda event: event.seq)
    return [_mentioned(event, *each) for event in told for each in _mentions(event)]


def _mentions(event: Envelope) -> Iterator[tuple[knowledge.Mention, str, str, bool]]:
    match fact_of(event):
        case knowledge.KnowledgeShown(by=by, how=how, articles=articles):
            for article in articles:
                yield article, by, how, False
        case knowledge.KnowledgeUsed(by=by, how=how, article=article):
            yield article, by, how, True
        case _:
            return


def _mentioned(event: Envelope, article: knowledge.Mention, by: str, how: str, used: bool) -> ConsultFact:
    return ConsultFact(
        id=f"{subject_id(event)}/{event.seq}/{article.code}",
        at=event.at,
        day=beijing_day(event.at),
        slot=quarter_of_an_hour(event.at),
        call=subject_id(event),
        agent=by,
        article=article.code,
        version=article.version,
        how=how,
        used=used,
    )
