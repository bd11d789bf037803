from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "hotline.domains.platform.audit"
    label = "audit"
    verbose_name = "审计"
