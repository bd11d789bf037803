"""Flows as they were published. A version is never changed: what a caller heard last year can still be told."""

from typing import ClassVar

from django.db import models


class FlowVersion(models.Model):
    """``content`` is the flow's JSON (rules.Flow), ``numbers`` the dialled numbers it answers."""

    flow = models.SlugField("流程", max_length=40)
    version = models.PositiveIntegerField("版本")
    name = models.CharField("名称", max_length=40)
    content = models.JSONField("内容")
    numbers = models.JSONField("接入号码", default=list, blank=True)
    published_at = models.DateTimeField("发布时间")
    by = models.CharField("发布人", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "流程版本"
        ordering: ClassVar[list[str]] = ["flow", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["flow", "version"], name="a_flow_version_is_published_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} 第{self.version}版"
