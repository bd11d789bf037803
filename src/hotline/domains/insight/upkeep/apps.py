from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "hotline.domains.insight.upkeep"
    verbose_name = "运维保障"
