from django.apps import AppConfig


class RatingsConfig(AppConfig):
    name = "hotline.domains.service.ratings"
    verbose_name = "好差评"
