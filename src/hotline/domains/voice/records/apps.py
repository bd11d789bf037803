from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "hotline.domains.voice.records"
    verbose_name = "通话记录"
