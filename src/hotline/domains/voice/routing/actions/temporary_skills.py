"""Gives agents temporary skills. They reach the router with the configuration, which holds their end."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from hotline.domains.platform.accounts.queries import leads, staff_with
from hotline.domains.voice.routing.actions.administration import LEVELS, publish
from hotline.domains.voice.routing.models import AgentSkill, Skill, TemporarySkill
from hotline.domains.voice.routing.queries.administered import as_temporary_skill
from hotline.domains.voice.routing.rules.temporary_skills import MINUTES, grant_refusal
from hotline.events.routing import SkillReturned, TemporarySkillGranted, temporary_skill_subject
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import free_rows, locked
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission


@transaction.atomic
def grant_temporary_skill(
    *, by: Principal, number: str, skill: str, level: int, minutes: int, only: bool, why: str
) -> TemporarySkill:
    """Raises NotFound, NotPermitted for another group's agent, Invalid, Refused for what the agent has already."""
    staff = _agent_of(by, number)
    found = Skill.objects.filter(code=skill).first()
    if found is None:
        raise Invalid("没有这项技能，请重新选择。")
    if level not in LEVELS or minutes not in MINUTES:
        raise Invalid("等级须为 1 到 5，时间须为 15、30 或 60 分钟。")
    now = datetime.now(UTC).replace(microsecond=0)
    _note_returns(now)
    lasting = TemporarySkill.objects.filter(staff=staff, ended_at=None).select_related("skill")
    own = dict(AgentSkill.objects.filter(staff=staff).values_list("skill__code", "level"))
    if why_not := grant_refusal(own, [as_temporary_skill(row, "") for row in lasting], skill, level, only):
        raise Refused(why_not, code="not_now")
    until = now + timedelta(minutes=minutes)
    terms = {"level": level, "only": only, "granted_at": now, "until": until, "by": by.number, "why": why}
    try:
        with transaction.atomic():
            granted = TemporarySkill.objects.create(id=new_id("loan"), staff=staff, skill=found, **terms)
    except IntegrityError as error:
        raise Refused("该技能刚被临时赋予，请查看席位上的时间。", code="not_now") from error
    group = staff.group.name if staff.group else ""
    fact = TemporarySkillGranted(number, group, skill, level, until, only, by.number, why)
    outbox.announce(fact, subject=temporary_skill_subject(granted.id), actor=Actor.staff(by.number))
    audit.record(
        by=by.number,
        action="routing.lend_skill",
        about=f"agent/{number}",
        loan=granted.id,
        skill=skill,
        level=level,
        minutes=minutes,
        only=only,
        why=why,
    )
    publish(by=by.number)
    return granted


@transaction.atomic
def end_temporary_skill(*, by: Principal, id: str) -> TemporarySkill:
    """End a temporary skill before its time. Raises NotFound, NotPermitted, Refused when it is over."""
    granted = locked(
        TemporarySkill.objects.select_related("staff__group", "skill").filter(pk=id),
        missing="没有这项临时技能，请刷新查看。",
    )
    _agent_of(by, granted.staff.number)
    now = datetime.now(UTC)
    if granted.ended_at is not None or granted.until <= now:
        raise Refused("已收回，请刷新查看。", code="not_now")
    _return(
        granted,
        now,
        SkillReturned(granted.staff.number, granted.skill.code, "early", by.number),
        Actor.staff(by.number),
    )
    audit.record(by=by.number, action="routing.end_loan", about=f"agent/{granted.staff.number}", loan=granted.id)
    publish(by=by.number)
    return granted


@transaction.atomic
def note_returns(now: datetime) -> int:
    """Record the temporary skills that are over. The router has already stopped using them. Returns their number."""
    return _note_returns(now)


def _note_returns(now: datetime) -> int:
    over = TemporarySkill.objects.filter(ended_at=None, until__lte=now)
    loans = list(free_rows(over.select_related("staff", "skill")))
    for granted in loans:
        _return(granted, granted.until, SkillReturned(granted.staff.number, granted.skill.code, "time"), SYSTEM)
    return len(loans)


def _return(granted: TemporarySkill, at: datetime, fact: SkillReturned, actor: Actor) -> None:
    granted.ended_at, granted.ended_by = at, fact.by
    granted.save(update_fields=["ended_at", "ended_by"])
    outbox.announce(fact, subject=temporary_skill_subject(granted.id), actor=actor, at=at)


def _agent_of(by: Principal, number: str) -> Any:
    """An agent whom this leader may direct. Raises NotFound, NotPermitted."""
    staff = staff_with(Permission.DESK_USE).filter(number=number).first()
    if staff is None:
        raise NotFound(f"没有工号 {number} 的坐席，请核对工号。")
    if not by.may(Permission.LIVE_DIRECT) or not leads(by, staff.group.name if staff.group else ""):
        deny(by, Permission.LIVE_DIRECT, f"agent/{number}")
    return staff
