from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "hotline.domains.platform.approvals"
    verbose_name = "审批"
