from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "hotline.domains.insight.contacts"
    verbose_name = "来往记录"
