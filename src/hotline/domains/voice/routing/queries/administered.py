"""Reads about queues, skills and who has them, and what leaders did."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from hotline.domains.platform.accounts.queries import ai_seats, leads, names_of, staff_with
from hotline.domains.voice.routing.models import AgentSkill, NotReadyReason, Publication, Queue, Skill, TemporarySkill
from hotline.domains.voice.routing.ports import (
    DEFAULT_REASONS,
    AgentConfig,
    RoutingConfig,
    TemporarySkillConfig,
)
from hotline.domains.voice.routing.queries.settings import queues
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.log import directions_between
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import day_bounds
from hotline.kernel.permissions import Permission


def administered() -> RoutingConfig:
    """The configuration as the tables have it now, under the version last published."""
    return RoutingConfig(
        version=published_version(),
        queues=tuple(queues()),
        agents=tuple(_agents()),
        not_ready_reasons=not_ready_reasons(),
        skill_names=skill_names(),
    )


def published_version() -> int:
    """The number of the last published version; 0 before the first."""
    return Publication.objects.order_by("-version").values_list("version", flat=True).first() or 0


def published() -> RoutingConfig | None:
    last = Publication.objects.order_by("-version").first()
    return msgspec.convert(last.content, RoutingConfig) if last else None


def directions_of(reader: Principal, day: date) -> list[Envelope]:
    """Leaders' directions to agents whom the reader may direct, newest first."""
    directions = directions_between(*day_bounds(day))
    return [event for event in directions if leads(reader, str(event.data.get("group", "")))]


def queues_served_by(agents: Iterable[str]) -> list[str]:
    """Ids of the queues whose callers one of these agents is the first to be offered."""
    skilled = AgentSkill.objects.filter(staff__number__in=list(agents)).values("skill")
    return list(Queue.objects.filter(skill__in=skilled).values_list("code", flat=True))


def queue_names() -> dict[str, str]:
    """Queue id -> name, in the order of the queues."""
    return dict(Queue.objects.values_list("code", "name"))


def skill_names() -> dict[str, str]:
    """Skill code -> name."""
    return dict(Skill.objects.order_by("code").values_list("code", "name"))


def not_ready_reasons() -> tuple[str, ...]:
    """In the order in which agents see them: the usual ones until somebody sets others."""
    return tuple(NotReadyReason.objects.values_list("name", flat=True)) or DEFAULT_REASONS


def _agents() -> list[AgentConfig]:
    """Everybody who may answer, skilled or not."""
    skills: dict[int, dict[str, int]] = {}
    levels: Any = AgentSkill.objects.order_by("skill__code").values_list("staff_id", "skill__code", "level")
    for staff, skill, level in levels:
        skills.setdefault(staff, {})[skill] = level
    temporary, machines = _temporary_skills(), ai_seats()
    return [
        AgentConfig(
            id=staff.number,
            name=staff.name,
            group=_group(staff),
            skills=skills.get(staff.pk, {}),
            loans=tuple(temporary.get(staff.pk, ())),
            is_ai=staff.number in machines,
        )
        for staff in staff_with(Permission.DESK_USE)
    ]


def _temporary_skills() -> dict[int, list[TemporarySkillConfig]]:
    """Temporary skills in force, by agent. The router ends each by itself."""
    rows = running_loans(datetime.now(UTC))
    names = names_of({row.by for row in rows})
    temporary: dict[int, list[TemporarySkillConfig]] = {}
    for row in rows:
        temporary.setdefault(row.staff_id, []).append(as_temporary_skill(row, names.get(row.by, "")))
    return temporary


def running_loans(now: datetime) -> list[TemporarySkill]:
    lasting = TemporarySkill.objects.filter(ended_at=None, until__gt=now)
    return list(lasting.select_related("skill").order_by("until", "id"))


def as_temporary_skill(row: TemporarySkill, by_name: str) -> TemporarySkillConfig:
    return TemporarySkillConfig(row.id, row.skill.code, row.level, row.until, row.by, by_name, row.why, row.only)


def _group(staff: Any) -> str:
    return staff.group.name if staff.group else ""
