from django.apps import AppConfig


class ExamsConfig(AppConfig):
    name = "hotline.domains.people.exams"
    verbose_name = "考试"
