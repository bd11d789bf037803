"""Reasons why an agent may not take a caller now, one small rule each."""

from collections.abc import Callable
from enum import StrEnum

from hotline.domains.voice.routing.rules.configuration import AI_SKILL, QueueConfig
from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.lines import Waiting


class Refusal(StrEnum):
    NOT_READY = "not_ready"
    LACKS_SKILL = "lacks_skill"
    PASSED_OVER = "passed_over"


def required_skills(queue: QueueConfig, waited_seconds: float, *, people_only: bool = False) -> tuple[str, ...]:
    """The queue's own skill, then the skills that its overflow has opened by now, each once.

    ``people_only``: without that of AI seats, if any other is left.
    """
    opened = (rule.skill for rule in queue.overflow if waited_seconds >= rule.after_seconds)
    skills = tuple(dict.fromkeys((queue.skill, *opened)))
    of_people = tuple(skill for skill in skills if skill != AI_SKILL)
    return of_people if people_only and of_people else skills


type Rule = Callable[[AgentDoc, Waiting], Refusal | None]


def must_be_ready(agent: AgentDoc, waiting: Waiting) -> Refusal | None:
    return None if agent.state is AgentState.READY else Refusal.NOT_READY


def must_have_a_required_skill(agent: AgentDoc, waiting: Waiting) -> Refusal | None:
    return None if any(skill in agent.skills for skill in waiting.open_to) else Refusal.LACKS_SKILL


def must_not_have_let_it_ring(agent: AgentDoc, waiting: Waiting) -> Refusal | None:
    """Softer than the others: given way when nobody else is left, so that no caller starves."""
    return Refusal.PASSED_OVER if agent.id in waiting.passed_over else None


RULES: tuple[Rule, ...] = (must_be_ready, must_have_a_required_skill, must_not_have_let_it_ring)


def refusals(agent: AgentDoc, waiting: Waiting) -> list[Refusal]:
    """Every reason against this agent for this caller; empty: may take the call."""
    return [why for rule in RULES if (why := rule(agent, waiting))]
