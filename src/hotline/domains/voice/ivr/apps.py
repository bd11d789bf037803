from django.apps import AppConfig


class IvrConfig(AppConfig):
    name = "hotline.domains.voice.ivr"
    verbose_name = "语音菜单"
