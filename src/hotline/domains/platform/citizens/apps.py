from django.apps import AppConfig


class CitizensConfig(AppConfig):
    name = "hotline.domains.platform.citizens"
    verbose_name = "来电人"
