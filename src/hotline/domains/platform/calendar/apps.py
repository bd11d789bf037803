from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "hotline.domains.platform.calendar"
    verbose_name = "工作日历"
