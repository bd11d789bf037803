"""Reasons why an agent may not take a caller now, one small rule each."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from hotline.domains.voice.routing.rules.configuration import AI_SKILL, QueueConfig
from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.lines import Waiting
from hotline.domains.voice.routing.rules.shares import is_for, is_trial

#: Before the skill that who wants a person needs. No skill is called so.
PERSON = "person:"


class Refusal(StrEnum):
    NOT_READY = "not_ready"
    LACKS_SKILL = "lacks_skill"
    PASSED_OVER = "passed_over"


def of_a_person(skill: str) -> str:
    """The skill as who wants a person needs it."""
    return f"{PERSON}{skill}"


def skills_taken(agent: AgentDoc) -> dict[str, int]:
    """Under what the agent takes callers: the own skills, and those of who wants a person where it is one."""
    if agent.is_ai:
        return agent.skills
    return agent.skills | {of_a_person(skill): level for skill, level in agent.skills.items()}


def required_skills(
    queue: QueueConfig, waited_seconds: float, *, call: str, since: datetime, people_only: bool = False
) -> tuple[str, ...]:
    """The queue's own skill, then the skills that its overflow has opened by now for this caller, each once. Those of a
    trial go first.

    ``people_only``: those of people, whom no AI seat counts among whatever it was lent; the AI seats' own skill where
    nothing else is open.
    """
    opened = [rule for rule in queue.overflow if waited_seconds >= rule.after_seconds and is_for(rule, call, since)]
    tried = (rule.skill for rule in opened if is_trial(rule))
    skills = tuple(dict.fromkeys((*tried, queue.skill, *(rule.skill for rule in opened))))
    of_people = tuple(skill for skill in skills if skill != AI_SKILL)
    return tuple(map(of_a_person, of_people)) if people_only and of_people else skills


type Rule = Callable[[AgentDoc, Waiting], Refusal | None]


def must_be_ready(agent: AgentDoc, waiting: Waiting) -> Refusal | None:
    return None if agent.state is AgentState.READY else Refusal.NOT_READY


def must_have_a_required_skill(agent: AgentDoc, waiting: Waiting) -> Refusal | None:
    taken = skills_taken(agent)
    return None if any(skill in taken for skill in waiting.open_to) else Refusal.LACKS_SKILL


def must_not_have_let_it_ring(agent: AgentDoc, waiting: Waiting) -> Refusal | None:
    """Softer than the others: given way when nobody else is left, so that no caller starves."""
    return Refusal.PASSED_OVER if agent.id in waiting.passed_over else None


RULES: tuple[Rule, ...] = (must_be_ready, must_have_a_required_skill, must_not_have_let_it_ring)


def refusals(agent: AgentDoc, waiting: Waiting) -> list[Refusal]:
    """Every reason against this agent for this caller; empty: may take the call."""
    return [why for rule in RULES if (why := rule(agent, waiting))]
