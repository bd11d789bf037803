from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "hotline.domains.routing"
    verbose_name = "话务分配"
