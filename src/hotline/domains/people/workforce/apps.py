from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "hotline.domains.people.workforce"
    verbose_name = "排班"
