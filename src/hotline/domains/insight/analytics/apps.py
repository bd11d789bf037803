from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "hotline.domains.insight.analytics"
    verbose_name = "统计"
