"""A small knowledge base, searched by words alone, for tests of the engine without a model."""

from dataclasses import replace
from datetime import date

from hotline.domains.understanding.assistant.queries import engines
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.outside import Outside
from hotline.domains.understanding.assistant.rules.ranking import Ranker
from hotline.domains.understanding.assistant.rules.talk import Reply, Turn
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.queries.finder import Finder
from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
from hotline.domains.understanding.knowledge.rules.search.index import Entry, Index
from hotline.domains.understanding.knowledge.rules.search.ranking import SearchWeights
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from hotline.domains.understanding.screening import queries as screening

TOPICS = {
    "pension-retire-age-delay",
    "pension-elastic-retire",
    "pension-min-years",
    "ui-duration",
    "ui-amount",
    "ui-resign",
    "wage-overtime",
    "wage-arrears",
    "card-lost",
    "lc-severance-calc",
    "lc-double-wage",
    "insp-complain",
    "service-complaint",
    "leave-annual",
    "si-rights-record",
    "ref-medical",
    "ref-housing-fund",
}
TODAY = date(2026, 11, 26)


def engine(**ways: tuple[str, ...]) -> Engine:
    """``ways``: more to ask for an article, by its topic with _ for -."""
    chosen = [article for article in builtin_articles() if article.topic in TOPICS]
    more = {article.code: ways.get(article.topic.replace("-", "_"), ()) for article in chosen}
    entries = [Entry(replace(each, asked_as=(*each.asked_as, *more[each.code]))) for each in chosen]
    searcher = Searcher(
        Index.of(entries, Synonyms.of([])), SearchWeights(with_meaning=(1, 1, 1, 1), without_meaning=(1.0, 0.14))
    )
    outside = Outside.of(engines.lines(), None)
    ranker = Ranker(Finder(searcher, lambda _: None), engines.topic_patterns(), outside, None, engines.weights())
    return Engine(ranker, engines.canned_responses(), screening.dangers())


def reply_to(*texts: str) -> Reply:
    """The citizen says one after the other; the reply to the last."""
    return engine().reply([Turn("citizen", text) for text in texts], TODAY)
