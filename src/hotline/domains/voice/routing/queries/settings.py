"""What the pages 队列, 技能, 坐席技能 and 示忙原因 show, each with a stamp that is sent back with a change."""

from typing import Any

import msgspec
from django.db.models import Count

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.voice.routing.models import AgentSkill, Queue, QueueOverflow, Skill
from hotline.domains.voice.routing.ports import Overflow, QueueConfig
from hotline.kernel.chain import sm3
from hotline.kernel.permissions import Permission


def stamp_of(visible: Any) -> str:
    """Equal as long as nobody changed it. ``visible``: anything that msgspec encodes."""
    return sm3(msgspec.json.encode(visible, order="deterministic"))[:16]


def queue_of(row: Queue) -> QueueConfig:
    return QueueConfig(
        id=row.code,
        name=row.name,
        skill=row.skill.code,
        ring_seconds=row.ring_seconds,
        wrap_up_seconds=row.wrap_up_seconds,
        callback_after_seconds=row.callback_after_seconds,
        announce_every_seconds=row.announce_every_seconds,
        overflow=tuple(
            Overflow(rule.after_seconds, rule.skill.code, rule.share, rule.first_hour, rule.until_hour)
            for rule in row.overflow.all()
        ),
    )


def queues() -> list[QueueConfig]:
    """In their order."""
    return [queue_of(row) for row in Queue.objects.select_related("skill").prefetch_related("overflow__skill")]


def skills() -> list[Skill]:
    """By name, with ``queues``, ``overflows`` and ``agents``: how many use each."""
    rows = Skill.objects.order_by("name", "code")
    counted = {
        name: dict(uses.objects.values_list("skill").annotate(Count("pk")))
        for name, uses in (("queues", Queue), ("overflows", QueueOverflow), ("agents", AgentSkill))
    }
    for row in rows:
        for name, counts in counted.items():
            setattr(row, name, counts.get(row.pk, 0))
    return list(rows)


def agents() -> list[tuple[Any, dict[str, int]]]:
    """Everybody who may answer, with their own skills: skill to level."""
    held: dict[int, dict[str, int]] = {}
    for staff, skill, level in AgentSkill.objects.order_by("skill__name").values_list("staff", "skill__code", "level"):
        held.setdefault(staff, {})[skill] = level
    return [(staff, held.get(staff.pk, {})) for staff in staff_with(Permission.DESK_USE)]


def levels_of(number: str) -> dict[str, int]:
    """An agent's own skills: skill to level."""
    return dict(AgentSkill.objects.filter(staff__number=number).values_list("skill__code", "level"))
