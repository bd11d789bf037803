"""Administering queues and skills. A change that matters to the router is published in the same transaction.

``quiet`` leaves the publishing to the caller, who has more to change.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

import msgspec
from django.db import transaction
from msgspec.structs import asdict, replace

from hotline.domains.platform.accounts.queries import by_number
from hotline.domains.voice.routing.models import AgentSkill, NotReadyReason, Publication, Queue, QueueOverflow, Skill
from hotline.domains.voice.routing.ports import Overflow, QueueConfig, RoutingConfig
from hotline.domains.voice.routing.queries.administered import administered, not_ready_reasons, published
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.locks import serialise
from hotline.kernel.errors import Invalid, NotFound

LEVELS = range(1, 6)
PUBLISHING_LOCK = "routing.configuration"


@transaction.atomic
def publish(*, by: str) -> int | None:
    """Publish the configuration to the bus if it differs from the last published one.

    Returns the new version, or None.
    """
    serialise(PUBLISHING_LOCK)
    now, before = administered(), published()
    if before is not None and replace(before, version=now.version) == now:
        return None
    config = replace(now, version=now.version + 1)
    Publication.objects.create(version=config.version, at=datetime.now(UTC), by=by, content=msgspec.to_builtins(config))
    outbox.publish("config", "routing", config)
    audit.record(by=by, action="routing.publish", about=f"config/routing/{config.version}", size=_size(config))
    return config.version


@transaction.atomic
def publish_again(*, newer_than: int) -> bool:
    """Send what was last published once more, to a bus that has none or an older one; whether that was needed."""
    last = published()
    if last is None or last.version <= newer_than:
        return False
    outbox.publish("config", "routing", last)
    return True


@transaction.atomic
def save_skill(*, by: str, code: str, name: str) -> Skill:
    skill, created = Skill.objects.update_or_create(code=code, defaults={"name": name})
    audit.record(by=by, action="routing.save_skill", about=f"skill/{code}", name=name, created=created)
    return skill


@transaction.atomic
def save_queue(*, by: str, queue: QueueConfig, order: int = 100, quiet: bool = False) -> Queue:
    """Create or change a queue named by its id. Raises Invalid when a skill does not exist."""
    skills = _skills([queue.skill, *(rule.skill for rule in queue.overflow)])
    row, _ = Queue.objects.update_or_create(
        code=queue.id,
        defaults={
            "name": queue.name,
            "skill": skills[queue.skill],
            "order": order,
            "ring_seconds": queue.ring_seconds,
            "wrap_up_seconds": queue.wrap_up_seconds,
            "callback_after_seconds": queue.callback_after_seconds,
            "announce_every_seconds": queue.announce_every_seconds,
        },
    )
    _save_overflow(row, queue.overflow, skills)
    audit.record(by=by, action="routing.save_queue", about=f"queue/{queue.id}", after=msgspec.to_builtins(queue))
    if not quiet:
        publish(by=by)
    return row


@transaction.atomic
def set_skills(*, by: str, number: str, levels: Mapping[str, int], quiet: bool = False) -> None:
    """Set an agent's skills: skill -> level 1 … 5. Skills not named are removed. Raises NotFound, Invalid."""
    serialise(PUBLISHING_LOCK)
    staff = by_number(number)
    if staff is None:
        raise NotFound(f"没有工号 {number}，请核对后重试。")
    if wrong := [str(level) for level in levels.values() if level not in LEVELS]:
        raise Invalid(f"技能等级须为 1 到 5，不能是 {'、'.join(wrong)}。")
    skills = _skills(list(levels))
    before = dict(AgentSkill.objects.filter(staff=staff).values_list("skill__code", "level"))
    if before != dict(levels):
        AgentSkill.objects.filter(staff=staff).exclude(skill__code__in=levels).delete()
        for code, level in levels.items():
            AgentSkill.objects.update_or_create(staff=staff, skill=skills[code], defaults={"level": level})
        audit.record(by=by, action="routing.set_skills", about=f"staff/{number}", before=before, after=dict(levels))
    if not quiet:
        publish(by=by)


@transaction.atomic
def open_skills(*, by: str, number: str, levels: Mapping[str, int]) -> None:
    """Add to an agent's skills; a higher level that they have already stays. Raises NotFound, Invalid."""
    serialise(PUBLISHING_LOCK)
    own = _levels_of(number)
    higher = {skill: max(level, own.get(skill, level)) for skill, level in levels.items()}
    set_skills(by=by, number=number, levels=own | higher)


@transaction.atomic
def close_skills(*, by: str, number: str, skills: Collection[str]) -> None:
    """Take these skills from an agent; the others stay. Raises NotFound."""
    serialise(PUBLISHING_LOCK)
    left = {skill: level for skill, level in _levels_of(number).items() if skill not in skills}
    set_skills(by=by, number=number, levels=left)


def _levels_of(number: str) -> dict[str, int]:
    return dict(AgentSkill.objects.filter(staff__number=number).values_list("skill__code", "level"))


@transaction.atomic
def remove_queue(*, by: str, code: str) -> None:
    """Remove a queue. Callers who wait in it are still served; no new caller joins it."""
    Queue.objects.filter(code=code).delete()
    audit.record(by=by, action="routing.remove_queue", about=f"queue/{code}")
    publish(by=by)


@transaction.atomic
def remove_skill(*, by: str, code: str) -> None:
    """Remove a skill that nothing uses."""
    Skill.objects.filter(code=code).delete()
    audit.record(by=by, action="routing.remove_skill", about=f"skill/{code}")
    publish(by=by)


@transaction.atomic
def order_queues(*, by: str, codes: Sequence[str]) -> None:
    """The first of all queues takes the callers of a flow that fails."""
    for order, code in enumerate(codes, 1):
        Queue.objects.filter(code=code).update(order=order)
    audit.record(by=by, action="routing.order_queues", about="config/routing", after=list(codes))
    publish(by=by)


@transaction.atomic
def set_reasons(*, by: str, reasons: Sequence[str]) -> None:
    """The reasons that agents choose from when they are not ready, in this order."""
    before = not_ready_reasons()
    NotReadyReason.objects.all().delete()
    NotReadyReason.objects.bulk_create([NotReadyReason(name=name, order=n) for n, name in enumerate(reasons)])
    audit.record(by=by, action="routing.set_reasons", about="config/routing", before=list(before), after=list(reasons))
    publish(by=by)


def _save_overflow(row: Queue, rules: Sequence[Overflow], skills: Mapping[str, Skill]) -> None:
    row.overflow.all().delete()
    QueueOverflow.objects.bulk_create(
        [QueueOverflow(queue=row, **asdict(rule) | {"skill": skills[rule.skill]}) for rule in rules]
    )


def _skills(codes: Sequence[str]) -> dict[str, Skill]:
    found = {skill.code: skill for skill in Skill.objects.filter(code__in=codes)}
    if missing := set(codes) - found.keys():
        raise Invalid(f"没有这些技能：{'、'.join(sorted(missing))}。请重新选择。")
    return found


def _size(config: RoutingConfig) -> dict[str, int]:
    return {"queues": len(config.queues), "agents": len(config.agents)}
