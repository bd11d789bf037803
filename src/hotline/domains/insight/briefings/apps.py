from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    name = "hotline.domains.insight.briefings"
    verbose_name = "交接班会"
