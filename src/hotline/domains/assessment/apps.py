from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "hotline.domains.assessment"
    verbose_name = "合同考核"
