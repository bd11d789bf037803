from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "hotline.domains.service.messaging"
    verbose_name = "待办"
