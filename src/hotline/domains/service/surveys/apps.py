from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "hotline.domains.service.surveys"
    verbose_name = "问卷"
