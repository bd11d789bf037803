"""Why an agent may not take a call now. One small rule a reason; shown to leaders who ask why somebody still waits."""

from collections.abc import Callable, Collection
from datetime import datetime
from enum import StrEnum

from hotline.domains.routing.rules.configuration import QueueConfig
from hotline.domains.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.routing.rules.messages import Enqueue


class Refusal(StrEnum):
    NOT_READY = "not_ready"
    LACKS_SKILL = "lacks_skill"
    PASSED_OVER = "passed_over"


def skills_wanted(queue: QueueConfig, waited_seconds: float) -> list[str]:
    """The queue's own skill, then those that its overflow has opened by now."""
    return [queue.skill, *(rule.skill for rule in queue.overflow if waited_seconds >= rule.after_seconds)]


type Rule = Callable[[AgentDoc, Collection[str], Collection[str]], Refusal | None]


def must_be_ready(agent: AgentDoc, wanted: Collection[str], passed_over: Collection[str]) -> Refusal | None:
    return None if agent.state is AgentState.READY else Refusal.NOT_READY


def must_have_a_wanted_skill(agent: AgentDoc, wanted: Collection[str], passed_over: Collection[str]) -> Refusal | None:
    return None if any(skill in agent.skills for skill in wanted) else Refusal.LACKS_SKILL


def must_not_have_let_it_ring(agent: AgentDoc, wanted: Collection[str], passed_over: Collection[str]) -> Refusal | None:
    """Softer than the others: given way when nobody else is left, so that no caller starves."""
    return Refusal.PASSED_OVER if agent.id in passed_over else None


RULES: tuple[Rule, ...] = (must_be_ready, must_have_a_wanted_skill, must_not_have_let_it_ring)


def refusals(agent: AgentDoc, call: Enqueue, queue: QueueConfig, now: datetime) -> list[Refusal]:
    """Every reason against this agent for this caller at this moment; empty: may take it."""
    wanted = skills_wanted(queue, (now - call.since).total_seconds())
    return [why for rule in RULES if (why := rule(agent, wanted, call.passed_over))]
