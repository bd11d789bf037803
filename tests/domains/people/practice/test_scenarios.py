"""Scenarios, written and generated: facts stand in articles, citizens reach goals with right agents only."""

from collections.abc import Callable

import pytest

from hotline.domains.people.practice.queries import library
from hotline.domains.people.practice.rules import scripted_agents as agents
from hotline.domains.people.practice.rules.scenario import Scenario, problems
from hotline.domains.people.practice.rules.scene import Scene

ENOUGH, FEW = 0.95, 0.10


def scene_of(scenario: Scenario, seed: str = "1") -> Scene:
    return library.scene_of(scenario, library.builtin_by_topic()[scenario.topic], seed)


def share(some: list[Scenario], texts: Callable[[Scene, str, str, str], list[str]]) -> float:
    """Of these scenarios' talks, with an agent whose texts come from spoken version, conclusion and another article."""
    articles = list(library.builtin_by_topic().values())
    found = 0
    for at, scenario in enumerate(some):
        article, other = library.builtin_by_topic()[scenario.topic], articles[(at * 7 + 40) % len(articles)]
        scene = scene_of(scenario)
        found += agents.is_reached(scene, texts(scene, article.spoken, article.conclusion, other.spoken))
    return found / len(some)


def test_there_are_ten_written_and_two_hundred_generated_over_all_topics() -> None:
    assert len({each.topic for each in library.written_scenarios().values()}) == 10
    assert len(library.generated_scenarios()) == 200
    assert {each.topic for each in library.generated_scenarios().values()} == set(library.topic_titles())
    assert {each.level for each in library.generated_scenarios().values()} == {1, 2, 3}


def test_every_fact_that_must_be_stated_stands_in_its_article() -> None:
    for scenario in library.scenarios().values():
        article = library.text_of(library.builtin_by_topic()[scenario.topic])
        assert list(problems(scenario, article, list(library.questions()), library.topic_titles())) == [], scenario.code


@pytest.mark.parametrize("kind", list(agents.Right))
def test_with_a_right_agent_citizens_reach_their_goals(kind: agents.Right) -> None:
    some = list(library.scenarios().values())[:70]
    assert (
        share(some, lambda scene, spoken, conclusion, _: agents.right(scene, kind, spoken, conclusion)) >= ENOUGH - 0.03
    )


@pytest.mark.parametrize("kind", list(agents.Wrong))
def test_with_a_wrong_agent_they_do_not(kind: agents.Wrong) -> None:
    some = list(library.scenarios().values())[:70]
    assert share(some, lambda scene, spoken, _, other: agents.wrong(scene, kind, spoken, other)) < FEW


def test_the_same_seed_makes_the_same_call_another_one_other_wordings() -> None:
    scenario = library.scenarios()["injury-not-reported"]
    article = library.builtin_by_topic()[scenario.topic]
    texts = agents.right(scene_of(scenario), agents.Right.READS, article.spoken, article.conclusion)
    calls = {seed: agents.play(scene_of(scenario, seed), texts) for seed in ("1", "1", "2")}
    assert calls["1"] == agents.play(scene_of(scenario, "1"), texts)
    assert calls["2"].outcome == "reached"
