"""A stored practice as the rules play it, and its score."""

from collections.abc import Sequence

import msgspec

from hotline.domains.people.practice.models import PracticeTalk, PracticeTurn
from hotline.domains.people.practice.queries import library
from hotline.domains.people.practice.rules import scores
from hotline.domains.people.practice.rules.citizen import State
from hotline.domains.people.practice.rules.scenario import Scenario
from hotline.domains.people.practice.rules.scene import Scene
from hotline.domains.people.quality.queries import standards
from hotline.domains.people.quality.queries.machine_marks import marks
from hotline.domains.people.quality.rules.marks.talk import Talk, Turn, Wrapup
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.kernel.errors import NotFound


def scenario_named(code: str) -> Scenario:
    """Raises NotFound."""
    found = library.scenarios().get(code)
    if found is None:
        raise NotFound("没有这个场景，请从列表选择。")
    return found


def state_of(talk: PracticeTalk) -> State:
    return msgspec.convert(talk.state, State)


def scenario_of(talk: PracticeTalk) -> Scenario:
    return msgspec.convert(talk.scenario, Scenario)


def played(talk: PracticeTalk, turns: Sequence[PracticeTurn] | None = None) -> tuple[Scene, Talk]:
    scenario = scenario_of(talk)
    scene = library.scene_of(scenario, library.article_of(scenario.topic), talk.seed)
    rows = talk.turns.all() if turns is None else turns
    spoken = [Turn(each.by_citizen, each.start, each.end, each.text) for each in rows]
    return scene, Talk(
        spoken,
        talk.number,
        transferred_to_rating=talk.ended_by == "rating",
        agent_hung_up_first=talk.ended_by == "agent" and not state_of(talk).is_satisfied,
        wrapup=Wrapup(talk.wrapup_topic, talk.wrapup_summary),
    )


def score_of(talk: PracticeTalk) -> scores.PracticeScore:
    """By the standard for calls in force. Raises Refused where none is."""
    scene, spoken = played(talk)
    article = library.article_of(talk.topic)
    better = scores.Better(article.spoken, article.basis[0].text if article.basis else "")
    standard = standards.content_of(standards.in_force(StandardKind.CALL))
    return scores.scored(scene, state_of(talk), spoken, marks(spoken, scene.knowledge), standard, better)
