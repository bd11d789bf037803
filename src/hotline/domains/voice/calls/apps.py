from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "hotline.domains.voice.calls"
    verbose_name = "通话"
