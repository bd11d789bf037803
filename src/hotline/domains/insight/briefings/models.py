"""Tables of briefings: the sheet of a group and day, who has confirmed it, and the rule of the house."""

from typing import ClassVar

from django.db import models


class Briefing(models.Model):
    """The sheet of a group and day. ``content``: rules.sheet.Sheet as published; null before.

    ``revision``: 0 before it is published; each publication with other points counts one more, and is confirmed again.
    """

    group = models.CharField("班组", max_length=40)
    day = models.DateField("日期")
    added_points = models.JSONField("班长要点", default=list)
    content = models.JSONField("内容", null=True)
    revision = models.PositiveSmallIntegerField("版次", default=0)
    made_at = models.DateTimeField("生成")
    published_by = models.CharField("发布人", max_length=12, default="")
    published_at = models.DateTimeField("发布", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "交接班会"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["group", "day"], name="briefing_once"),
        ]


class BriefingReceipt(models.Model):
    """Somebody has read a revision of the sheet. Rows are only added."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="receipts")
    number = models.CharField("工号", max_length=12)
    revision = models.PositiveSmallIntegerField("版次")
    confirmed_at = models.DateTimeField("确认")

    class Meta:
        verbose_name = verbose_name_plural = "交接班会确认"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["briefing", "number", "revision"], name="briefing_confirmed_once"),
        ]


class BriefingRule(models.Model):
    """One row: whether who has not confirmed the sheet of the day may be ready all the same."""

    blocks_ready = models.BooleanField("确认前不能就绪", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "交接班会规则"
