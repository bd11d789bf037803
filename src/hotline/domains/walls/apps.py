from django.apps import AppConfig


class WallsConfig(AppConfig):
    name = "hotline.domains.walls"
    verbose_name = "大屏"
