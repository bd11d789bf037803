from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "hotline.domains.service.campaigns"
    verbose_name = "外呼任务"
