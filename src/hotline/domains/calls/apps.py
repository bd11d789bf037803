from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "hotline.domains.calls"
    verbose_name = "通话"
