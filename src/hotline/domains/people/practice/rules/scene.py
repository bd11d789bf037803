"""What a simulated call is played with: scenario, topic's facts, questions an agent may put, sentences of citizens."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from hotline.domains.people.practice.rules.scenario import Scenario, plain
from hotline.domains.people.quality.rules.marks.knowledge import Inspected
from hotline.domains.people.quality.rules.marks.policy import Contradictions
from hotline.domains.people.quality.rules.marks.talk import Talk

Sentences = Mapping[str, Mapping[str, Sequence[str]]]


class Question(msgspec.Struct, frozen=True):
    """A circumstance that an agent may inquire for: its name, its question, and by which patterns it is recognised.

    ``answers``: what invented citizens answer. ``topics``: beginnings of topics that it belongs to.
    """

    label: str
    wording: str
    patterns: tuple[str, ...]
    answers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def is_put(self, sentence: str) -> bool:
        return any(re.search(each, sentence) for each in self.patterns)


Questions = Mapping[str, Question]


@dataclass(frozen=True)
class ScenarioKnowledge:
    """What marking a practice knows: its topic is no guess."""

    topic: str
    key_facts: str
    article: str

    def topics(self, talk: Talk) -> Sequence[str]:
        return (self.topic,) if talk.turns else ()

    def facts(self, topic: str) -> str:
        return self.key_facts if topic == self.topic else ""

    def articles(self, topic: str) -> str:
        return self.article if topic == self.topic else ""

    def unrest_level(self, talk: Talk) -> str:
        """Simulated citizens threaten nobody: they are angry at most."""
        return ""


@dataclass(frozen=True)
class Scene:
    scenario: Scenario
    knowledge: ScenarioKnowledge
    contradictions: Contradictions
    questions: Questions
    sentences: Sentences
    seed: str = "1"

    @cached_property
    def topics(self) -> Sequence[str]:
        return (self.scenario.topic,)

    def stands_in_article(self, wording: str) -> bool:
        """What the article states itself is not wrong, whatever a pattern holds of it."""
        return plain(wording) in plain(self.knowledge.article)

    def inspected(self, talk: Talk, answered_at: int | None) -> Inspected:
        return Inspected(talk, self.topics, "", answered_at)
