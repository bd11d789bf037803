"""What AI seats know: the articles in force, what sounds like unrest, how a case's elements are recognised."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import msgspec

from hotline.domains.understanding.assistant.queries import engines
from hotline.domains.understanding.assistant.rules.answered_turns import answered_turns
from hotline.domains.understanding.assistant.rules.engine import Engine
from hotline.domains.understanding.assistant.rules.repetition import rephrased
from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.domains.understanding.assistant.rules.wording import is_clarification
from hotline.domains.understanding.conversation import ports
from hotline.domains.understanding.conversation.rules.acts import is_query
from hotline.domains.understanding.conversation.rules.hand_over import is_without_danger
from hotline.domains.understanding.conversation.rules.homophones import Homophones
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Knowledge, Unrest
from hotline.domains.understanding.conversation.rules.state import Spoken
from hotline.domains.understanding.conversation.rules.wording import for_the_phone
from hotline.domains.understanding.knowledge.queries import articles
from hotline.domains.understanding.knowledge.queries import finder as knowledge_finder
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.rules.article import passages
from hotline.domains.understanding.screening.rules.alarm import raised
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import detect

EVERYDAY = Path(__file__).parents[6] / "deploy/conversation/everyday.txt"
#: Likelihood from which an article is read out although others are near: on the telephone nothing can be clicked.
CLARIFY = 0.3
#: Likelihood from which a text is taken for ours: half of what a page needs, for callers tell a story around it.
OURS = 0.25
#: Turns that are looked back at for unrest.
LOOKED_BACK = 12
#: Likelihood of unrest, with the encoder, below which words of danger are told of a film or meant as a joke.
LIKELY = 0.25
#: Articles near a text.
NEAR = 4
#: With this the engine goes on where everything that fits was said.
FURTHER = "再补充"


@dataclass(frozen=True)
class ArticleKnowledge:
    """Answers from the articles of an engine, as of a day."""

    engine: Engine = field(repr=False)
    homophones: Homophones = field(repr=False)
    elements_of: ports.ElementsOf
    today: date

    def understood(self, text: str) -> str:
        return self.homophones.put_right(text)

    def answer(self, turns: Sequence[Spoken]) -> Answer:
        dialogue = [Turn("citizen" if each.by_caller else "assistant", each.understood) for each in turns]
        reply = self._reply(dialogue)
        theirs = answered_turns(dialogue)
        ranking = self.engine.ranker.rank(theirs[-1].text, self.engine.context(theirs[:-1]))
        return Answer(
            reply.kind.value,
            _topics(reply),
            for_the_phone([each.text for each in reply.sentences]),
            tuple((each.topic, each.label) for each in reply.options),
            near=tuple(dict.fromkeys(self.engine.ranker.library.topics[row] for row in ranking.best(NEAR))),
            likely=float(ranking.likely.max()),
            ours=ranking.ours,
            elsewhere=1.0 if self.engine.ranker.outside.named(theirs[-1].text) else ranking.outside.meant,
        )

    def _reply(self, dialogue: Sequence[Turn]) -> Reply:
        """The reply; where all that fits was said already, it is said again rather than something beside the point."""
        reply = self.engine.reply(dialogue, self.today)
        if not any(each.text.startswith(FURTHER) for each in reply.sentences) or not is_query(dialogue[-1].text):
            return reply
        bare = [each if each.by_citizen or is_clarification(each.text) else each._replace(text="") for each in dialogue]
        again = self.engine.reply(bare, self.today)
        last = next((each.text for each in reversed(dialogue) if not each.by_citizen), "")
        return again if any(each.text not in last for each in again.sentences[1:2]) else reply

    def unrest(self, turns: Sequence[Spoken]) -> Unrest:
        spoken = [
            SpeechTurn("citizen" if each.by_caller else "agent", each.understood) for each in turns[-LOOKED_BACK:]
        ]
        verdict = raised(spoken, self.engine.hears)
        if verdict is None:
            return Unrest()
        with_meaning = self.engine.hears is not None
        if with_meaning and (verdict.likely < LIKELY or is_without_danger(turns, verdict.evidence, verdict.likely)):
            return Unrest()
        together = detect(spoken, hears=self.engine.hears).likely
        return Unrest(str(verdict.level), str(verdict.kind), tuple(verdict.evidence), together)

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        return self.elements_of(texts)


@dataclass(frozen=True)
class PhoneEngine(Engine):
    """Without the alerts of the page, which send citizens to the telephone; the conversation raises them itself."""

    def reply(self, turns: Sequence[Turn], today: date, topic: str = "") -> Reply:
        theirs = answered_turns(turns)
        return rephrased(self._calm(theirs, today, topic), theirs[-1].before)


def builtin() -> Knowledge:
    """Over the builtin articles, today. No process has to run."""
    return _over(engines.builtin(), knowledge_finder.builtin())


def current() -> Knowledge:
    """Over the articles in force today. Raises Unavailable without an index."""
    return _over(engines.current(), knowledge_finder.current())


def _over(engine: Engine, finder: knowledge_finder.Finder) -> Knowledge:
    """What an engine needs for the telephone takes some seconds to prepare, once for each engine."""
    global _prepared
    with _turn:
        if _prepared is None or _prepared[0] is not engine:
            _prepared = engine, _for_the_phone(engine), _homophones(finder)
        return ArticleKnowledge(_prepared[1], _prepared[2], ports.elements(), articles.today())


def _for_the_phone(engine: Engine) -> Engine:
    weights = msgspec.structs.replace(engine.ranker.weights, clarify=CLARIFY, ours=OURS)
    ranker = replace(engine.ranker, weights=weights)
    return PhoneEngine(ranker, engine.canned_responses, engine.dangers, engine.hears)


def builtin_homophones() -> Homophones:
    """Of the builtin articles, without the search index and its models."""
    texts = list[str]()
    for article in builtin_articles():
        texts += [article.title, article.spoken, *article.asked_as, *(each.text for each in passages(article))]
    return Homophones.of(texts, EVERYDAY.read_text(encoding="utf-8").split())


def _homophones(finder: knowledge_finder.Finder) -> Homophones:
    cards = [finder.card(row) for row in range(len(finder.topics))]
    texts = [each.text for card in cards for each in card.passages]
    texts += [each for card in cards for each in (card.title, card.spoken)]
    texts += [way for way, _ in finder.ways()]
    return Homophones.of(texts, EVERYDAY.read_text(encoding="utf-8").split())


def _topics(reply: Reply) -> tuple[str, ...]:
    """The topics that a reply answers: two where it answers two questions, none where it asks back."""
    if reply.kind is ReplyKind.REFER:
        return reply.topics[:1]
    if reply.kind is not ReplyKind.ANSWER:
        return ()
    return reply.topics[:2] if any(each.text.startswith("第二个问题") for each in reply.sentences) else reply.topics[:1]


_prepared: tuple[Engine, Engine, Homophones] | None = None
_turn = threading.Lock()
