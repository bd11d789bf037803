from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hotline.domains.accounts"
    verbose_name = "账号"
