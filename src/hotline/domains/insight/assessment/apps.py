from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "hotline.domains.insight.assessment"
    verbose_name = "合同考核"
