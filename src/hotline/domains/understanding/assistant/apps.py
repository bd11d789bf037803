from django.apps import AppConfig


class AssistantConfig(AppConfig):
    name = "hotline.domains.understanding.assistant"
    verbose_name = "京晓保"
