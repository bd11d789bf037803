"""Temporary skills: what an agent may take now, and when that changes by itself.

A temporary skill is over at its moment, even if no process notices then: nothing has to happen for it to end.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hotline.domains.voice.routing.rules.configuration import TemporarySkillConfig

MINUTES = (15, 30, 60)


def running(loans: Iterable[TemporarySkillConfig], now: datetime) -> tuple[TemporarySkillConfig, ...]:
    """The temporary skills that still last, the soonest over first."""
    return tuple(sorted((skill for skill in loans if skill.until > now), key=lambda skill: (skill.until, skill.id)))


def skills_at(own: Mapping[str, int], loans: Iterable[TemporarySkillConfig], now: datetime) -> dict[str, int]:
    """An agent's skills at a moment. A temporary level replaces the own one; one with ``only`` rests all own skills."""
    running_now = running(loans, now)
    own_skills = {} if any(skill.only for skill in running_now) else dict(own)
    return own_skills | {skill.skill: skill.level for skill in running_now}


def grant_refusal(
    own: Mapping[str, int], loans: Iterable[TemporarySkillConfig], skill: str, level: int, only: bool
) -> str:
    """Why this temporary skill cannot be given, as a sentence for the leader; "" when it can.

    ``loans``: those that last.
    """
    if any(running_skill.skill == skill for running_skill in loans):
        return "该坐席已有此临时技能，请先收回。"
    if own.get(skill) == level and not only:
        return "该坐席已有同等级的此技能，无需再授。"
    return ""
