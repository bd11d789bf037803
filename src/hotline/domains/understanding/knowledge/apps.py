from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "hotline.domains.understanding.knowledge"
    verbose_name = "知识"
