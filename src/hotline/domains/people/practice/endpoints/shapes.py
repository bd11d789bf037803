"""Rows of practice as they go over the wire."""

from collections.abc import Mapping

from hotline.domains.people.practice.models import PracticeTalk
from hotline.domains.people.practice.queries.library import topic_titles
from hotline.domains.people.practice.queries.played import scenario_of, state_of
from hotline.domains.people.practice.queries.talks import Own
from hotline.domains.people.practice.rules.scenario import Scenario
from hotline.domains.people.practice.schemas import (
    PracticePersonaOut,
    PracticeRowOut,
    PracticeScoreOut,
    PracticeTalkOut,
    PracticeTurnOut,
    ScenarioOut,
)


def scenario_out(scenario: Scenario, own: Own, categories: Mapping[str, str]) -> ScenarioOut:
    return ScenarioOut(
        code=scenario.code,
        title=scenario.title,
        topic=scenario.topic,
        topic_title=topic_titles().get(scenario.topic, ""),
        category=categories.get(scenario.topic, ""),
        level=scenario.level,
        mood=scenario.persona.mood,
        about=scenario.persona.about,
        best=own.best.get(scenario.code),
        reached=scenario.code in own.reached,
    )


def row_out(talk: PracticeTalk, names: Mapping[str, str]) -> PracticeRowOut:
    return PracticeRowOut(
        id=talk.pk,
        number=talk.number,
        name=names.get(talk.number, ""),
        code=talk.code,
        title=scenario_of(talk).title,
        level=talk.level,
        started_at=talk.started_at,
        outcome=talk.outcome,
        points=talk.points,
    )


def talk_out(talk: PracticeTalk, names: Mapping[str, str]) -> PracticeTalkOut:
    scenario = scenario_of(talk)
    persona = scenario.persona
    return PracticeTalkOut(
        id=talk.pk,
        number=talk.number,
        name=names.get(talk.number, ""),
        code=talk.code,
        title=scenario.title,
        level=talk.level,
        topic=talk.topic,
        goal=scenario.goal,
        persona=PracticePersonaOut(name=persona.name, age=persona.age, about=persona.about, mood=persona.mood),
        anger=min(4, state_of(talk).anger),
        started_at=talk.started_at,
        outcome=talk.outcome,
        ended_by=talk.ended_by,
        wrapup_topic=talk.wrapup_topic,
        wrapup_summary=talk.wrapup_summary,
        turns=[
            PracticeTurnOut(at=each.at, by_citizen=each.by_citizen, text=each.text, start=each.start, end=each.end)
            for each in talk.turns.all()
        ],
        score=PracticeScoreOut.model_validate(talk.score) if talk.scored_at else None,
    )
