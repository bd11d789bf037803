from django.apps import AppConfig


class CallbacksConfig(AppConfig):
    name = "hotline.domains.voice.callbacks"
    verbose_name = "回拨"
