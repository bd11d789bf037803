"""People, roles and groups in the configuration pages. Saving is always an action: audited, and sessions follow."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest
from unfold.admin import ModelAdmin
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminPasswordWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from hotline.domains.platform.accounts.actions import administer, passwords, rights
from hotline.domains.platform.accounts.models import Group, Role, Staff
from hotline.domains.platform.accounts.queries import session_of
from hotline.domains.platform.accounts.rules.powers import powers_refusal
from hotline.infrastructure.permissions import Principal
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


def _require_reason(form: forms.ModelForm, *fields: str) -> None:  # type: ignore[type-arg]
    if any(field in form.changed_data for field in fields) and len(form.cleaned_data.get("reason", "").strip()) < 2:
        raise forms.ValidationError("这项变更须另一人批准，请填写事由。")


def _submit(request: HttpRequest, submit: Callable[[Principal], object]) -> None:
    """Request a change of rights, and tell the person on the page what became of that."""
    assert isinstance(request.user, Staff)
    try:
        submit(session_of(request.user, datetime.now(UTC) + timedelta(hours=1)))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.info(request, "变更已提交，由另一个人在“审批”里批准后生效。")


class WithReason(forms.ModelForm):  # type: ignore[type-arg]
    """Changes of rights are requested, for a reason."""

    reason = forms.CharField(
        label="变更事由",
        required=False,
        max_length=200,
        widget=UnfoldAdminTextInputWidget,
        help_text="角色、权限的变更和重置第二重验证由另一个人在“审批”里批准后生效。不改就留空。",
    )


class StaffForm(WithReason):
    #: Who fills it in.
    by = ""
    reset_factors = forms.BooleanField(
        label="重置第二重验证",
        required=False,
        widget=UnfoldBooleanWidget,
        help_text="丢了手机或安全密钥时用。另一个人批准后，现有的全部作废，下次登录时重新设置。",
    )
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
        if why_not := powers_refusal({code for role in cleaned.get("roles", []) for code in role.permissions}):
            raise forms.ValidationError(why_not)
        if "roles" in self.changed_data and self.instance.number == self.by:
            raise forms.ValidationError("不能改自己的角色。请由别的安全管理员来改。")
        if cleaned.get("reset_factors") and self.instance.number in ("", self.by):
            raise forms.ValidationError("不能重置自己的或新人员的第二重验证。")
        _require_reason(self, "roles", "reset_factors")
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
    actions = ("unlock", "end_sessions")

    @admin.display(description="角色")
    def role_names(self, staff: Staff) -> str:
        return "、".join(role.name for role in staff.roles.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Staff]:
        return super().get_queryset(request).select_related("group").prefetch_related("roles")

    def get_readonly_fields(self, request: HttpRequest, obj: Staff | None = None) -> tuple[str, ...]:
        return ("number",) if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        made: Any = super().get_form(request, obj, change, **kwargs)
        made.by = who(request)
        return made

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        chosen = form.cleaned_data
        group = chosen["group"].name if chosen["group"] else ""
        codes, alone = [role.code for role in chosen["roles"]], administer.may_act_alone(who(request))
        saved = administer.save_staff(
            by=who(request),
            number=obj.number,
            name=chosen["name"],
            roles=codes
            if alone
            else [role.code for role in Staff.objects.get(pk=obj.pk).roles.all()]
            if change
            else [],
            group=group,
            active=chosen["is_active"],
        )
        obj.pk = saved.pk
        if "roles" in form.changed_data and not alone:
            _submit(
                request,
                lambda by: rights.request_roles(by=by, number=obj.number, roles=codes, reason=chosen["reason"]),
            )
        if chosen["reset_factors"] and alone:
            administer.reset_factors(by=who(request), staff=saved)
        elif chosen["reset_factors"]:
            _submit(request, lambda by: rights.request_factor_reset(by=by, number=obj.number, reason=chosen["reason"]))
        if chosen["new_password"]:
            by, password = who(request), chosen["new_password"]
            administer.set_password(by=by, staff=saved, password=password, one_time=saved.number != by)

    @admin.action(description="解除密码锁定")
    def unlock(self, request: HttpRequest, people: QuerySet[Staff]) -> None:
        for staff in people:
            administer.unlock(by=who(request), staff=staff)
        messages.success(request, f"{len(people)} 人可以马上再试密码。")

    @admin.action(description="结束登录（所有页面）")
    def end_sessions(self, request: HttpRequest, people: QuerySet[Staff]) -> None:
        for staff in people:
            administer.end_sessions(by=who(request), staff=staff, why="forced")
        messages.success(request, f"{len(people)} 人的登录已结束，需要重新登录。")


_titles = {each.value: each.label for each in Permission}


class RoleForm(WithReason):
    permissions = forms.MultipleChoiceField(
        label="权限",
        choices=[(each.value, each.label) for each in Permission],
        required=False,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )

    class Meta:
        model = Role
        fields = ("code", "name", "permissions")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if why_not := powers_refusal(cleaned.get("permissions", [])):
            raise forms.ValidationError(why_not)
        if self.instance.pk:
            _require_reason(self, "permissions")
        return cleaned


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
        alone = administer.may_act_alone(who(request))
        before = Role.objects.get(pk=obj.pk).permissions if change and not alone else chosen["permissions"]
        saved = administer.save_role(by=who(request), code=obj.code, name=chosen["name"], permissions=before)
        obj.pk = saved.pk
        if set(before) != set(chosen["permissions"]):
            _submit(
                request,
                lambda by: rights.request_permissions(
                    by=by, code=obj.code, permissions=chosen["permissions"], reason=chosen["reason"]
                ),
            )


@admin.register(Group)
class GroupAdmin(Administered):
    list_display = ("name",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        was = form.initial.get("name", "") if change else ""
        obj.pk = administer.save_group(by=who(request), name=obj.name, was=was).pk
