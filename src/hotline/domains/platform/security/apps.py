from django.apps import AppConfig


class SecurityConfig(AppConfig):
    name = "hotline.domains.platform.security"
    label = "security"
    verbose_name = "安全"
