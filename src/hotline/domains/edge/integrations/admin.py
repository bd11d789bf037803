"""The list of systems whose pages may hold the soft-phone bar, in the configuration pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from hotline.domains.edge.integrations.actions import origins
from hotline.domains.edge.integrations.models import EmbedOrigin
from hotline.domains.edge.integrations.rules.origins import origin_of


class OriginForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = EmbedOrigin
        fields = ("name", "origin", "active")

    def clean_origin(self) -> str:
        origin = origin_of(self.cleaned_data["origin"])
        if origin is None:
            raise forms.ValidationError("地址格式如 https://case.example.cn，只写到端口为止；http 只限本机。")
        return origin


@admin.register(EmbedOrigin)
class OriginAdmin(ModelAdmin):
    """Origins are switched off rather than deleted, so that the list shows what was once allowed."""

    form = OriginForm
    list_display = ("name", "origin", "active")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        by = request.user.get_username()
        saved = origins.save_origin(by=by, origin=obj.origin, name=obj.name, active=obj.active, id=obj.pk)
        obj.pk = saved.pk
