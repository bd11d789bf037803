from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "hotline.domains.people.practice"
    verbose_name = "接电模拟"
