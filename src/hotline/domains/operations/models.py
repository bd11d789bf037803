"""Alarms, folded from their events."""

from typing import ClassVar

from django.db import models


class Alarm(models.Model):
    """``level`` red, orange, yellow; ``about`` the subject concerned; cleared by whom and with what note."""

    id = models.CharField(primary_key=True, max_length=100)
    level = models.CharField("级别", max_length=10)
    kind = models.CharField("种类", max_length=60)
    about = models.CharField("对象", max_length=120)
    message = models.TextField("说明")
    raised_at = models.DateTimeField("发生")
    cleared_at = models.DateTimeField("解除", null=True)
    cleared_by = models.CharField("解除人", max_length=60, default="")
    note = models.TextField("说明", default="")

    class Meta:
        verbose_name = verbose_name_plural = "告警"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-raised_at"], name="alarm_when")]
