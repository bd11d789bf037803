"""Marks a call by machine, with the articles, the placing of topics and the detection of unrest that everything uses.

Proposals only: what counts is what people mark.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hotline.domains.people.quality.rules.marks import proposals
from hotline.domains.people.quality.rules.marks.knowledge import Knowledge
from hotline.domains.people.quality.rules.marks.proposals import Marks
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Talk, Turn
from hotline.domains.service.workorders.queries.elements import recogniser
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, DialogueTurn
from hotline.domains.understanding.conversation import queries as conversation
from hotline.domains.understanding.conversation.rules.agent_assist import level_of
from hotline.domains.understanding.conversation.rules.state import Spoken
from hotline.domains.understanding.knowledge.queries import tree
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.rules.article import Article, passages
from hotline.infrastructure.transcripts import Transcript

FILE = Path(__file__).parents[6] / "deploy/quality/contradictions.toml"
#: Topics that a call may be about.
NEAR = 10


@dataclass(frozen=True)
class BuiltinKnowledge:
    """Of the articles and facts that come with the code."""

    def topics(self, talk: Talk) -> Sequence[str]:
        spoken = [DialogueTurn(CITIZEN if each.by_caller else AGENT, each.text) for each in talk.turns]
        return tuple(recogniser().likely(Dialogue(spoken), NEAR)) if any(each.by_caller for each in talk.turns) else ()

    def facts(self, topic: str) -> str:
        return _facts().get(topic, "")

    def articles(self, topic: str) -> str:
        return _articles().get(topic, "")

    def unrest_level(self, talk: Talk) -> str:
        """As it is raised at the desk while they talk."""
        return level_of([Spoken(each.by_caller, each.text, each.text) for each in talk.turns], conversation.builtin())


def marks(talk: Talk, knowledge: Knowledge | None = None) -> Marks:
    return proposals.marks(talk, knowledge or BuiltinKnowledge(), contradictions())


def propose(talk: Talk) -> dict[Item, Proposal]:
    return marks(talk).items


def propose_marks(transcript: Transcript, agent: str = "") -> dict[Item, Proposal]:
    """The same of a stored transcript. Who calls opens it, with the permission and the audit row that this needs."""
    turns = [
        Turn(each.by_caller, each.from_ms / 1000, each.to_ms / 1000, each.text)
        for each in transcript.phrases
        if each.is_final
    ]
    return propose(Talk(turns, agent))


@cache
def contradictions() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _facts() -> Mapping[str, str]:
    return {each.id: each.key_facts for each in tree.topics()}


@cache
def _articles() -> Mapping[str, str]:
    found = dict[str, str]()
    for article in builtin_articles():
        found[article.topic] = found.get(article.topic, "") + _text(article)
    return found


def _text(article: Article) -> str:
    return "。".join([article.conclusion, article.spoken, *(each.text for each in passages(article))])
