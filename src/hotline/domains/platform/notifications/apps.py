from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "hotline.domains.platform.notifications"
    verbose_name = "通知"
