from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "hotline.domains.insight.operations"
    verbose_name = "运维"
