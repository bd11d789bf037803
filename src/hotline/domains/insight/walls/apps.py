from django.apps import AppConfig


class WallsConfig(AppConfig):
    name = "hotline.domains.insight.walls"
    verbose_name = "大屏"
