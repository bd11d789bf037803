from django.apps import AppConfig


class EventLogConfig(AppConfig):
    name = "hotline.infrastructure.eventlog"
    label = "eventlog"
    verbose_name = "事件日志"
