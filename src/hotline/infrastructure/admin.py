"""The audit trail in the configuration pages: to be read and searched, never changed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin

from hotline.infrastructure.models import AuditRow
from hotline.kernel.clock import BEIJING


@admin.register(AuditRow)
class AuditAdmin(ModelAdmin):
    list_display = ("moment", "by", "action", "about", "outcome", "detail")
    list_filter = ("action", "outcome")
    search_fields = ("by", "about", "action")
    date_hierarchy = "at"
    ordering = ("-id",)

    @admin.display(description="时间", ordering="at")
    def moment(self, row: AuditRow) -> SafeString:
        at = f"{row.at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"
        return format_html('<span style="white-space: nowrap">{}</span>', at)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
