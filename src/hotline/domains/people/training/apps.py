from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "hotline.domains.people.training"
    verbose_name = "培训"
