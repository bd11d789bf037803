"""Queues, skills and who has them, in the configuration pages. Saving publishes the change to the router."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin, TabularInline

from hotline.domains.voice.routing.actions import administration
from hotline.domains.voice.routing.models import AgentSkill, Queue, QueueOverflow, Seat, Skill
from hotline.domains.voice.routing.ports import Overflow, QueueConfig
from hotline.kernel.permissions import Permission


def who(request: HttpRequest) -> str:
    return request.user.get_username()


@admin.register(Skill)
class SkillAdmin(ModelAdmin):
    list_display = ("name", "code")

    def get_readonly_fields(self, request: HttpRequest, obj: Skill | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.pk = administration.save_skill(by=who(request), code=obj.code, name=obj.name).pk


class OverflowInline(TabularInline):
    model = QueueOverflow
    extra = 0


@admin.register(Queue)
class QueueAdmin(ModelAdmin):
    list_display = ("name", "code", "skill", "order", "ring_seconds", "wrap_up_seconds")
    inlines = (OverflowInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Queue | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Saved with its overflow rules in one go, below."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        queue: Queue = form.instance
        rules = [rule for formset in formsets for rule in filled_in(formset)]
        config = QueueConfig(
            id=queue.code,
            name=queue.name,
            skill=queue.skill.code,
            ring_seconds=queue.ring_seconds,
            wrap_up_seconds=queue.wrap_up_seconds,
            callback_after_seconds=queue.callback_after_seconds,
            announce_every_seconds=queue.announce_every_seconds,
            overflow=tuple(Overflow(rule["after_seconds"], rule["skill"].code) for rule in rules),
        )
        queue.pk = administration.save_queue(by=who(request), queue=config, order=queue.order).pk

    def delete_model(self, request: HttpRequest, obj: Queue) -> None:
        administration.remove_queue(by=who(request), code=obj.code)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for queue in queryset:
            administration.remove_queue(by=who(request), code=queue.code)


class SkillInline(TabularInline):
    model = AgentSkill
    extra = 0
    fields = ("skill", "level")


@admin.register(Seat)
class SeatAdmin(ModelAdmin):
    """The skills of each agent. Names and roles are changed under 账号."""

    list_display = ("number", "name", "group", "skill_list")
    list_filter = ("group", "skills__skill")
    search_fields = ("number", "name")
    fields = ("number", "name", "group")
    readonly_fields = ("number", "name", "group")
    inlines = (SkillInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).filter(is_active=True, roles__permissions__contains=[Permission.DESK_USE])
        return rows.select_related("group").prefetch_related("skills__skill").distinct()

    @admin.display(description="技能（等级）")
    def skill_list(self, seat: Seat) -> str:
        return "、".join(str(skill) for skill in seat.skills.all())

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing of the person changes here."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        levels = {row["skill"].code: row["level"] for formset in formsets for row in filled_in(formset)}
        administration.set_skills(by=who(request), number=form.instance.get_username(), levels=levels)


def filled_in(formset: Any) -> list[dict[str, Any]]:
    """The rows that stay. (``save`` without commit tells the page what changed.)"""
    formset.save(commit=False)
    rows = [form.cleaned_data for form in formset.forms if form.cleaned_data]
    return [row for row in rows if not row.get("DELETE")]
