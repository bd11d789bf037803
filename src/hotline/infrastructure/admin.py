"""The audit trail in the configuration pages: to be read and searched, never changed."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import ModelAdmin

from hotline.infrastructure.models import AuditRow


@admin.register(AuditRow)
class AuditAdmin(ModelAdmin):
    list_display = ("at", "by", "action", "about", "outcome", "detail")
    list_filter = ("action", "outcome")
    search_fields = ("by", "about", "action")
    date_hierarchy = "at"
    ordering = ("-id",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
