from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "hotline.domains.insight.search"
    verbose_name = "搜索"
