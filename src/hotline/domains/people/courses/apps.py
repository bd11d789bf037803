from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "hotline.domains.people.courses"
    verbose_name = "课程"
