"""A skill lent until a moment: what an agent may take now, and when that changes by itself.

A loan is over when its time is, whoever is there to notice: nothing has to happen for a skill to go back.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hotline.domains.voice.routing.rules.configuration import SkillLoan

MINUTES = (15, 30, 60)


def running(loans: Iterable[SkillLoan], now: datetime) -> tuple[SkillLoan, ...]:
    """Those that last, the soonest over first."""
    return tuple(sorted((loan for loan in loans if loan.until > now), key=lambda loan: (loan.until, loan.id)))


def skills_at(own: Mapping[str, int], loans: Iterable[SkillLoan], now: datetime) -> dict[str, int]:
    """Own skills and those lent; a lent level goes before the own one. A loan that is ``only`` rests all own skills."""
    lent = running(loans, now)
    kept = {} if any(loan.only for loan in lent) else dict(own)
    return kept | {loan.skill: loan.level for loan in lent}


def objection(own: Mapping[str, int], loans: Iterable[SkillLoan], skill: str, level: int, only: bool) -> str:
    """Why this skill cannot be lent, as a sentence for the leader; ``loans``: those that last. "" when it can."""
    if any(loan.skill == skill for loan in loans):
        return "这项技能已经借给他了。先收回，再另借。"
    if own.get(skill) == level and not only:
        return "他本来就有这项技能，等级也一样，不用借。"
    return ""
