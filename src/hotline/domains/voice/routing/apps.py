from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "hotline.domains.voice.routing"
    verbose_name = "话务分配"
