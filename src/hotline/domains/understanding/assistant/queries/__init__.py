"""The engine of 京晓保 over the articles in force, or over the builtin ones."""

from collections.abc import Sequence

from hotline.domains.understanding.assistant.queries.engines import current
from hotline.domains.understanding.assistant.queries.second_thoughts import second_thoughts
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.library import Card
from hotline.domains.understanding.assistant.rules.talk import Reply, Turn
from hotline.domains.understanding.knowledge.queries import articles, search_engine
from hotline.kernel.errors import NotFound, Unavailable

#: A question that every part of the engine hears.
WARMING = "退休年龄是怎么规定的"


def by_rule(text: str) -> bool:
    """Whether the text is a greeting, an insult, keys hit at random or the like. Such texts are not learned from."""
    return current().is_by_rule(text)


def article(code: str) -> Card:
    """The article as it reads now. Raises NotFound, and Unavailable before there is an index."""
    library = current().ranker.library
    for row in range(len(library.topics)):
        if library.card(row).code == code:
            return library.card(row)
    raise NotFound("没有这一条，或已失效。请从目录中查找。")


def reply(turns: Sequence[Turn]) -> Reply:
    """The reply by the articles in force today. Raises Unavailable without an index or without any article in force."""
    return _answering().reply(turns, articles.today())


def answer(turns: Sequence[Turn]) -> Reply:
    """The same, with what a language model adds that holds, where one is configured and answers in time."""
    return second_thoughts(_answering(), turns, articles.today())


def _answering() -> Engine:
    engine = current()
    if not engine.ranker.library.topics:
        raise Unavailable("知识库暂无有效条目，请稍后再问，或拨打 12333。", code="no_articles")
    return engine


def warm_up() -> None:
    """Load the index, the engine and the models before the first citizen asks."""
    search_engine.look()
    if current().ranker.library.topics:
        answer([Turn("citizen", WARMING)])
