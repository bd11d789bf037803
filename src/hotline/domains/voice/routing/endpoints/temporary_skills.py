"""Endpoints of temporary skills: a leader gives an agent a skill for a while, and may end it early."""

from ninja import Router

from hotline.domains.voice.routing.actions import temporary_skills
from hotline.domains.voice.routing.models import TemporarySkill
from hotline.domains.voice.routing.schemas import TemporarySkillBody, TemporarySkillOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

router = Router(tags=["live"], auth=needs(Permission.LIVE_DIRECT))


@router.post("/agents/{number}/loans", response=TemporarySkillOut)
def grant(request: StaffRequest, number: str, body: TemporarySkillBody) -> TemporarySkillOut:
    """Give an agent a temporary skill. It counts at once and ends by itself.

    403 for an agent of another group, 409 ``not_now`` for a skill that the agent has.
    """
    terms = body.dict(exclude={"reason"})
    return _to_out(
        temporary_skills.grant_temporary_skill(
            by=current_staff(request), number=number, why=fit_for_all(body.reason), **terms
        )
    )


@router.post("/loans/{temporary_skill_id}/end", response=TemporarySkillOut)
def end(request: StaffRequest, temporary_skill_id: str) -> TemporarySkillOut:
    return _to_out(temporary_skills.end_temporary_skill(by=current_staff(request), id=temporary_skill_id))


def _to_out(row: TemporarySkill) -> TemporarySkillOut:
    return TemporarySkillOut(
        id=row.id,
        agent=row.staff.number,
        skill=row.skill.code,
        level=row.level,
        only=row.only,
        until=row.until,
        by=row.by,
        why=row.why,
        ended_at=row.ended_at,
    )
