from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    name = "hotline.domains.edge.integrations"
    verbose_name = "开放接口"
