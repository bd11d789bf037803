from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hotline.domains.platform.accounts"
    verbose_name = "账号"
