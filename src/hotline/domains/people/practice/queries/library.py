"""What practice is played with: builtin scenarios, questions, sentences, and the articles that facts come from."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from hotline.domains.people.practice.rules.generator import Source, generated
from hotline.domains.people.practice.rules.policy_facts import facts_of, sentences_of
from hotline.domains.people.practice.rules.scenario import MAX_FACTS, Persona, Scenario
from hotline.domains.people.practice.rules.scene import Question, Questions, ScenarioKnowledge, Scene, Sentences
from hotline.domains.people.quality.queries.machine_marks import contradictions
from hotline.domains.understanding.knowledge.queries import tree
from hotline.domains.understanding.knowledge.queries.articles import articles_of
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.rules.article import Article, passages

FOLDER = Path(__file__).parents[6] / "deploy/practice"


@cache
def questions() -> Questions:
    found = tomllib.loads((FOLDER / "questions.toml").read_text(encoding="utf-8"))
    return {key: msgspec.convert(each, Question) for key, each in found.items()}


@cache
def sentences() -> Sentences:
    return tomllib.loads((FOLDER / "sentences.toml").read_text(encoding="utf-8"))


@cache
def written_scenarios() -> Mapping[str, Scenario]:
    """Those that were written by hand, by code. Their facts are the article's."""
    found = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted((FOLDER / "scenarios").glob("*.toml"))]
    return {each.code: each for each in (with_facts(msgspec.convert(one, Scenario)) for one in found)}


def with_facts(scenario: Scenario) -> Scenario:
    """The scenario with the sentences of its topic's article as facts, where it has none of its own."""
    if scenario.facts:
        return scenario
    return replace(scenario, facts=tuple(sentences_of(builtin_by_topic()[scenario.topic].spoken)[:MAX_FACTS]))


def facts_in(article: Article) -> tuple[str, ...]:
    return facts_of(article.spoken, "。".join([article.conclusion, _key_facts().get(article.topic, "")]))


@cache
def builtin_by_topic() -> Mapping[str, Article]:
    return {each.topic: each for each in builtin_articles()}


@cache
def personas() -> tuple[Persona, ...]:
    found = tomllib.loads((FOLDER / "personas.toml").read_text(encoding="utf-8"))
    return tuple(msgspec.convert(each, Persona) for each in found["personas"])


@cache
def generated_scenarios() -> Mapping[str, Scenario]:
    """Made of the builtin articles and the personas, by code."""
    sources = [Source(each.topic, each.title, each.asked_as, facts_in(each)) for each in builtin_by_topic().values()]
    return {each.code: each for each in generated(sources, personas(), questions())}


def scenarios() -> Mapping[str, Scenario]:
    """All that can be played, by code: written by hand first."""
    return {**written_scenarios(), **generated_scenarios()}


def article_of(topic: str) -> Article:
    """The article that agents read today; the builtin one where none is published."""
    return next((each.article for each in articles_of([topic])), None) or builtin_by_topic()[topic]


def topic_titles() -> Mapping[str, str]:
    return {each.id: each.title for each in tree.topics()}


@cache
def _key_facts() -> Mapping[str, str]:
    return {each.id: each.key_facts for each in tree.topics()}


def text_of(article: Article) -> str:
    return "。".join([article.conclusion, article.spoken, *(each.text for each in passages(article))])


def scene_of(scenario: Scenario, article: Article, seed: str) -> Scene:
    knowledge = ScenarioKnowledge(scenario.topic, _key_facts().get(scenario.topic, ""), text_of(article))
    return Scene(scenario, knowledge, contradictions(), questions(), sentences(), seed)


@cache
def categories() -> Mapping[str, str]:
    """Topic -> its category."""
    return {each.id: each.category for each in tree.topics()}
