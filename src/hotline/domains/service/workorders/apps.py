from django.apps import AppConfig


class WorkordersConfig(AppConfig):
    name = "hotline.domains.service.workorders"
    verbose_name = "工单"
