"""What a system administrator does on the pages 队列, 技能, 坐席技能 and 示忙原因: each act checks the permission.

The effects, audited, are in ``administration``, which publishes them to the router. ``seen`` is the stamp of what the
page showed: nobody overwrites what they have not seen.
"""

from collections.abc import Mapping, Sequence

from django.db import transaction
from msgspec.structs import replace

from hotline.domains.voice.routing.actions import administration
from hotline.domains.voice.routing.models import AgentSkill, Queue, QueueOverflow, Skill, TemporarySkill
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.domains.voice.routing.queries.administered import not_ready_reasons
from hotline.domains.voice.routing.queries.settings import levels_of, queue_of, stamp_of
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

NO_QUEUE, NO_SKILL = "没有这个队列。请刷新页面。", "没有这个技能。请刷新页面。"


@transaction.atomic
def create_skill(*, by: Principal, name: str) -> Skill:
    """Raises NotPermitted, Invalid; Refused ``name_taken``."""
    _begin(by, "skill/new")
    code = new_id("skill")
    skill = administration.save_skill(by=by.number, code=code, name=_free_skill_name(name, code))
    administration.publish(by=by.number)
    return skill


@transaction.atomic
def rename_skill(*, by: Principal, code: str, name: str) -> None:
    """Raises NotPermitted, NotFound, Invalid; Refused ``name_taken``."""
    _begin(by, f"skill/{code}")
    if not Skill.objects.filter(code=code).exists():
        raise NotFound(NO_SKILL)
    administration.save_skill(by=by.number, code=code, name=_free_skill_name(name, code))
    administration.publish(by=by.number)


@transaction.atomic
def remove_skill(*, by: Principal, code: str) -> None:
    """Raises NotPermitted, NotFound; Refused ``in_use`` while a queue, an overflow rule or an agent has it."""
    _begin(by, f"skill/{code}")
    row = Skill.objects.filter(code=code).first()
    if row is None:
        raise NotFound(NO_SKILL)
    if any(uses.objects.filter(skill=row).exists() for uses in (Queue, QueueOverflow, AgentSkill)):
        raise Refused(f"技能“{row.name}”还有队列或坐席在用。请先改用别的技能，再删除。", code="in_use")
    if TemporarySkill.objects.filter(skill=row).exists():
        raise Refused(f"技能“{row.name}”曾临时授予坐席，记录要保留。可以改名，不能删除。", code="in_use")
    administration.remove_skill(by=by.number, code=code)


@transaction.atomic
def create_queue(*, by: Principal, queue: QueueConfig) -> Queue:
    """A queue after all others; its id is new. Raises NotPermitted, Invalid; Refused ``name_taken``."""
    _begin(by, "queue/new")
    queue = _checked(replace(queue, id=new_id("queue")))
    return administration.save_queue(by=by.number, queue=queue, order=Queue.objects.count() + 1)


@transaction.atomic
def change_queue(*, by: Principal, queue: QueueConfig, seen: str) -> None:
    """Raises NotPermitted, NotFound, Invalid; Refused ``name_taken``, ``changed_meanwhile``."""
    _begin(by, f"queue/{queue.id}")
    row = _seen_queue(queue.id, seen)
    administration.save_queue(by=by.number, queue=_checked(queue), order=row.order)


@transaction.atomic
def remove_queue(*, by: Principal, code: str, seen: str) -> None:
    """Raises NotPermitted, NotFound; Refused ``changed_meanwhile``, and ``last_queue`` for the only one."""
    _begin(by, f"queue/{code}")
    _seen_queue(code, seen)
    if Queue.objects.count() == 1:
        raise Refused("至少保留一个队列，来电才有去处。请先新增另一个。", code="last_queue")
    administration.remove_queue(by=by.number, code=code)


@transaction.atomic
def order_queues(*, by: Principal, codes: Sequence[str]) -> None:
    """Raises NotPermitted; Refused ``changed_meanwhile`` unless these are all queues there are."""
    _begin(by, "config/routing")
    if sorted(codes) != sorted(Queue.objects.values_list("code", flat=True)):
        raise Refused("队列刚被别人改过。请刷新，看过再改。", code="changed_meanwhile")
    administration.order_queues(by=by.number, codes=codes)


@transaction.atomic
def set_skills(*, by: Principal, number: str, levels: Mapping[str, int], seen: str) -> None:
    """Raises NotPermitted, NotFound, Invalid; Refused ``changed_meanwhile``."""
    _begin(by, f"staff/{number}")
    _require_seen(stamp_of(levels_of(number)), seen, "这名坐席的技能")
    administration.set_skills(by=by.number, number=number, levels=levels)


@transaction.atomic
def set_reasons(*, by: Principal, reasons: Sequence[str], seen: str) -> None:
    """Raises NotPermitted, Invalid; Refused ``changed_meanwhile``."""
    _begin(by, "config/routing")
    _require_seen(stamp_of(not_ready_reasons()), seen, "示忙原因")
    names = [fit_for_all(reason) for reason in reasons]
    if not names or not all(names):
        raise Invalid("请填写原因，至少保留一个。", code="reason_missing")
    if len(set(names)) < len(names):
        raise Invalid("同一原因重复。请删除一个。", code="reason_twice")
    administration.set_reasons(by=by.number, reasons=names)


def _begin(by: Principal, about: str) -> None:
    if not by.may(Permission.ROUTING_CONFIGURE):
        deny(by, Permission.ROUTING_CONFIGURE, about)
    serialise(administration.PUBLISHING_LOCK)


def _require_seen(now: str, seen: str, what: str) -> None:
    if now != seen:
        raise Refused(f"{what}刚被别人改过。请刷新，看过再改。", code="changed_meanwhile")


def _seen_queue(code: str, seen: str) -> Queue:
    row = Queue.objects.filter(code=code).first()
    if row is None:
        raise NotFound(NO_QUEUE)
    _require_seen(stamp_of(queue_of(row)), seen, "这个队列")
    return row


def _checked(queue: QueueConfig) -> QueueConfig:
    """With its name as stored and its overflow by time. Raises Invalid, Refused ``name_taken``."""
    name = _name(queue.name)
    if Queue.objects.filter(name=name).exclude(code=queue.id).exists():
        raise Refused(f"已有队列“{name}”。请换一个名称。", code="name_taken")
    skills = [rule.skill for rule in queue.overflow]
    if queue.skill in skills:
        raise Invalid("溢出技能不能与所需技能相同。请改选。", code="overflow_own")
    if len(set(skills)) < len(skills):
        raise Invalid("同一个技能只能溢出一次。请改选或删除一级。", code="overflow_twice")
    if any(rule.first_hour >= rule.until_hour for rule in queue.overflow):
        raise Invalid("溢出时段的起始须早于结束。请改时段。", code="overflow_hours")
    return replace(queue, name=name, overflow=tuple(sorted(queue.overflow, key=lambda rule: rule.after_seconds)))


def _free_skill_name(name: str, code: str) -> str:
    name = _name(name)
    if Skill.objects.filter(name=name).exclude(code=code).exists():
        raise Refused(f"已有技能“{name}”。请换一个名称。", code="name_taken")
    return name


def _name(name: str) -> str:
    name = fit_for_all(name)
    if not name:
        raise Invalid("请填写名称。", code="name_missing")
    return name
