"""A skill lent until a moment: what an agent may take now, and when that changes by itself.

A loan is over when its time is, whoever is there to notice: nothing has to happen for a skill to go back.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hotline.domains.voice.routing.rules.configuration import TemporarySkillConfig

MINUTES = (15, 30, 60)


def running(loans: Iterable[TemporarySkillConfig], now: datetime) -> tuple[TemporarySkillConfig, ...]:
    """Those that last, the soonest over first."""
    return tuple(sorted((skill for skill in loans if skill.until > now), key=lambda skill: (skill.until, skill.id)))


def skills_at(own: Mapping[str, int], loans: Iterable[TemporarySkillConfig], now: datetime) -> dict[str, int]:
    """Own skills and those lent; a lent level goes before the own one. A loan that is ``only`` rests all own skills."""
    running_now = running(loans, now)
    own_skills = {} if any(skill.only for skill in running_now) else dict(own)
    return own_skills | {skill.skill: skill.level for skill in running_now}


def grant_refusal(
    own: Mapping[str, int], loans: Iterable[TemporarySkillConfig], skill: str, level: int, only: bool
) -> str:
    """Why this skill cannot be lent, as a sentence for the leader; ``loans``: those that last. "" when it can."""
    if any(running_skill.skill == skill for running_skill in loans):
        return "这项技能已经借给他了。先收回，再另借。"
    if own.get(skill) == level and not only:
        return "他本来就有这项技能，等级也一样，不用借。"
    return ""
