"""Days on which the hotline departs from the State Council's calendar."""

from typing import ClassVar

from django.db import models


class CalendarDay(models.Model):
    """A day that differs from the State Council's calendar, as the hotline decided."""

    class Kind(models.TextChoices):
        WORKING = "working", "工作日"
        HOLIDAY = "holiday", "休息日"

    day = models.DateField("日期", unique=True)
    kind = models.CharField("当天", max_length=8, choices=Kind.choices)
    at = models.DateTimeField("设定时间", null=True, blank=True)
    by = models.CharField("操作人", max_length=12)

    class Meta:
        db_table = "ivr_calendarday"
        verbose_name = verbose_name_plural = "特别日期"
        ordering: ClassVar[list[str]] = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.Kind(self.kind).label}"
