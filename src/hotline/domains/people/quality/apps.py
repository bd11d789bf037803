from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "hotline.domains.people.quality"
    verbose_name = "质检"
