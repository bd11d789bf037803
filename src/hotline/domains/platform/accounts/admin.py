"""People, roles and groups in the configuration pages. Saving is always an action: audited, and sessions follow."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget, UnfoldAdminPasswordWidget

from hotline.domains.platform.accounts.actions import administer, passwords
from hotline.domains.platform.accounts.models import Group, Role, Staff
from hotline.domains.platform.accounts.rules.roles import conflicting
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission


def who(request: HttpRequest) -> str:
    assert isinstance(request.user, Staff)
    return request.user.number


class Administered(ModelAdmin):
    """Nothing here is ever deleted: others point at it."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The action saved everything already."""


class StaffForm(forms.ModelForm):  # type: ignore[type-arg]
    new_password = forms.CharField(
        label="新密码",
        required=False,
        strip=False,
        widget=UnfoldAdminPasswordWidget,
        help_text="至少 10 位，大写、小写、数字、符号里至少三种；不改就留空。本人下次登录时要换成自己的。",
    )

    class Meta:
        model = Staff
        fields = ("number", "name", "group", "roles", "is_active")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if apart := conflicting([role.code for role in cleaned.get("roles", [])]):
            raise forms.ValidationError(f"{'、'.join(apart)}不能由同一个人担任。请去掉其中一个。")
        return cleaned

    def clean_new_password(self) -> str:
        password: str = self.cleaned_data["new_password"]
        if password:
            number, name = self.cleaned_data.get("number", ""), self.cleaned_data.get("name", "")
            try:
                passwords.require_good(self.instance if self.instance.pk else Staff(number=number, name=name), password)
            except Invalid as refusal:
                raise forms.ValidationError(refusal.message) from refusal
        elif not self.instance.pk:
            raise forms.ValidationError("新人员要有密码。")
        return password


@admin.register(Staff)
class StaffAdmin(Administered):
    form = StaffForm
    list_display = ("number", "name", "role_names", "group", "is_active", "last_login")
    list_filter = ("is_active", "roles", "group")
    search_fields = ("number", "name")
    formfield_overrides: ClassVar = {ManyToManyField: {"widget": UnfoldAdminCheckboxSelectMultipleWidget}}
    actions = ("unlock", "end_sessions", "reset_factors")

    @admin.display(description="角色")
    def role_names(self, staff: Staff) -> str:
        return "、".join(role.name for role in staff.roles.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Staff]:
        return super().get_queryset(request).select_related("group").prefetch_related("roles")

    def get_readonly_fields(self, request: HttpRequest, obj: Staff | None = None) -> tuple[str, ...]:
        return ("number",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        chosen = form.cleaned_data
        group = chosen["group"].name if chosen["group"] else ""
        saved = administer.save_staff(
            by=who(request),
            number=obj.number,
            name=chosen["name"],
            roles=[role.code for role in chosen["roles"]],
            group=group,
            active=chosen["is_active"],
        )
        obj.pk = saved.pk
        if chosen["new_password"]:
            by, password = who(request), chosen["new_password"]
            administer.set_password(by=by, staff=saved, password=password, one_time=saved.number != by)

    @admin.action(description="解除密码锁定")
    def unlock(self, request: HttpRequest, people: QuerySet[Staff]) -> None:
        for staff in people:
            administer.unlock(by=who(request), staff=staff)
        messages.success(request, f"{len(people)} 人可以马上再试密码。")

    @admin.action(description="重置第二重验证")
    def reset_factors(self, request: HttpRequest, people: QuerySet[Staff]) -> None:
        try:
            for staff in people:
                administer.reset_factors(by=who(request), staff=staff)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return
        messages.success(request, f"{len(people)} 人的第二重验证已清空，下次登录时重新设置。")

    @admin.action(description="结束登录（所有页面）")
    def end_sessions(self, request: HttpRequest, people: QuerySet[Staff]) -> None:
        for staff in people:
            administer.end_sessions(by=who(request), staff=staff, why="forced")
        messages.success(request, f"{len(people)} 人的登录已结束，需要重新登录。")


_titles = {each.value: each.label for each in Permission}


class RoleForm(forms.ModelForm):  # type: ignore[type-arg]
    permissions = forms.MultipleChoiceField(
        label="权限",
        choices=[(each.value, each.label) for each in Permission],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Role
        fields = ("code", "name", "permissions")


@admin.register(Role)
class RoleAdmin(Administered):
    form = RoleForm
    list_display = ("name", "code", "allows")

    @admin.display(description="权限")
    def allows(self, role: Role) -> str:
        return "、".join(_titles.get(code, code) for code in role.permissions)

    def get_readonly_fields(self, request: HttpRequest, obj: Role | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        chosen = form.cleaned_data
        saved = administer.save_role(
            by=who(request), code=obj.code, name=chosen["name"], permissions=chosen["permissions"]
        )
        obj.pk = saved.pk


@admin.register(Group)
class GroupAdmin(Administered):
    list_display = ("name",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        was = form.initial.get("name", "") if change else ""
        obj.pk = administer.save_group(by=who(request), name=obj.name, was=was).pk
