from django.apps import AppConfig


class InfrastructureConfig(AppConfig):
    name = "hotline.infrastructure"
    label = "infrastructure"
    verbose_name = "系统"
