"""Endpoints of the pages 队列, 技能, 坐席技能 and 示忙原因: what a system administrator sees and sets."""

from msgspec import to_builtins
from ninja import Router, Status

from hotline.domains.voice.routing.actions import manage
from hotline.domains.voice.routing.ports import Overflow, QueueConfig
from hotline.domains.voice.routing.queries import settings
from hotline.domains.voice.routing.queries.administered import not_ready_reasons
from hotline.domains.voice.routing.schemas import (
    AgentSkillsBody,
    AgentSkillsOut,
    QueueOrderBody,
    QueueSettingsBody,
    QueueSettingsOut,
    ReasonsBody,
    RoutingSettingsOut,
    SeenQueueSettingsBody,
    SkillBody,
    SkillOut,
    StampBody,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["routing"], auth=needs(Permission.ROUTING_CONFIGURE))


@router.get("", response=RoutingSettingsOut)
def all_settings(request: StaffRequest) -> RoutingSettingsOut:
    reasons = not_ready_reasons()
    return RoutingSettingsOut(
        queues=[QueueSettingsOut(**to_builtins(one), stamp=settings.stamp_of(one)) for one in settings.queues()],
        skills=[SkillOut.from_orm(row) for row in settings.skills()],
        agents=[
            AgentSkillsOut(
                number=staff.number,
                name=staff.name,
                group=staff.group.name if staff.group else "",
                skills=levels,
                stamp=settings.stamp_of(levels),
            )
            for staff, levels in settings.agents()
        ],
        reasons=list(reasons),
        reasons_stamp=settings.stamp_of(reasons),
    )


@router.post("/queues", response={204: None})
def create_queue(request: StaffRequest, body: QueueSettingsBody) -> Status[None]:
    """409 ``name_taken``; 422 ``overflow_own``, ``overflow_twice``."""
    manage.create_queue(by=current_staff(request), queue=_queue("", body))
    return Status(204, None)


@router.post("/queues/{code}", response={204: None})
def change_queue(request: StaffRequest, code: str, body: SeenQueueSettingsBody) -> Status[None]:
    """409 ``changed_meanwhile``, ``name_taken``; 422 ``overflow_own``, ``overflow_twice``."""
    manage.change_queue(by=current_staff(request), queue=_queue(code, body), seen=body.stamp)
    return Status(204, None)


@router.post("/queues/{code}/remove", response={204: None})
def remove_queue(request: StaffRequest, code: str, body: StampBody) -> Status[None]:
    """Callers who wait in it are still served. 409 ``changed_meanwhile``, ``last_queue``."""
    manage.remove_queue(by=current_staff(request), code=code, seen=body.stamp)
    return Status(204, None)


@router.post("/queue-order", response={204: None})
def order_queues(request: StaffRequest, body: QueueOrderBody) -> Status[None]:
    """409 ``changed_meanwhile``."""
    manage.order_queues(by=current_staff(request), codes=body.queues)
    return Status(204, None)


@router.post("/skills", response={204: None})
def create_skill(request: StaffRequest, body: SkillBody) -> Status[None]:
    """409 ``name_taken``."""
    manage.create_skill(by=current_staff(request), name=body.name)
    return Status(204, None)


@router.post("/skills/{code}", response={204: None})
def rename_skill(request: StaffRequest, code: str, body: SkillBody) -> Status[None]:
    """409 ``name_taken``."""
    manage.rename_skill(by=current_staff(request), code=code, name=body.name)
    return Status(204, None)


@router.post("/skills/{code}/remove", response={204: None})
def remove_skill(request: StaffRequest, code: str) -> Status[None]:
    """409 ``in_use``."""
    manage.remove_skill(by=current_staff(request), code=code)
    return Status(204, None)


@router.post("/agents/{number}/skills", response={204: None})
def set_skills(request: StaffRequest, number: str, body: AgentSkillsBody) -> Status[None]:
    """409 ``changed_meanwhile``."""
    manage.set_skills(by=current_staff(request), number=number, levels=body.levels, seen=body.stamp)
    return Status(204, None)


@router.post("/reasons", response={204: None})
def set_reasons(request: StaffRequest, body: ReasonsBody) -> Status[None]:
    """409 ``changed_meanwhile``; 422 ``reason_missing``, ``reason_twice``."""
    manage.set_reasons(by=current_staff(request), reasons=body.reasons, seen=body.stamp)
    return Status(204, None)


def _queue(code: str, body: QueueSettingsBody) -> QueueConfig:
    fields = body.dict(exclude={"overflow", "stamp"})
    return QueueConfig(**fields, id=code, overflow=tuple(Overflow(**tier.dict()) for tier in body.overflow))
