"""Facts of articles seen and used in calls, one row per use."""

from collections.abc import Iterable, Iterator

from hotline.domains.insight.analytics.rules.facts.parquet_rows import begun_with, in_order
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.events import knowledge
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope


class ConsultFact(Fact, frozen=True, kw_only=True):
    """An article seen or used in a call. ``how``: search, suggested, opened (seen); copied, marked (used)."""

    call: str
    agent: str
    article: str
    version: int
    how: str
    used: bool


def consult_facts(events: Iterable[Envelope]) -> list[ConsultFact]:
    """The facts of one call, each event once."""
    return [_mentioned(event, *each) for event in in_order(events) for each in _mentions(event)]


def _mentions(event: Envelope) -> Iterator[tuple[knowledge.Mention, str, str, bool]]:
    match fact_of(event):
        case knowledge.KnowledgeDisplayed(by=by, how=how, articles=articles):
            for article in articles:
                yield article, by, how, False
        case knowledge.KnowledgeUsed(by=by, how=how, article=article):
            yield article, by, how, True
        case _:
            return


def _mentioned(event: Envelope, article: knowledge.Mention, by: str, how: str, used: bool) -> ConsultFact:
    return ConsultFact(
        **begun_with(event, event.seq, article.code),
        call=subject_id(event),
        agent=by,
        article=article.code,
        version=article.version,
        how=how,
        used=used,
    )
