"""Versions of models of work orders. A published version never changes, because running cases keep to it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class ModelVersion(models.Model):
    """``content``: rules.blueprint.Blueprint as JSON."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        TRIAL = "trial", "试运行"
        PUBLISHED = "published", "已发布"
        RETIRED = "retired", "已替换"

    model = models.SlugField("模型", max_length=40)
    version = models.PositiveIntegerField("版本")
    name = models.CharField("名称", max_length=40)
    content = models.JSONField("内容")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.DRAFT.value)
    note = models.CharField("说明", max_length=200, default="", blank=True)
    saved_at = models.DateTimeField("保存时间")
    by = models.CharField("起草人", max_length=12)
    published_at = models.DateTimeField("发布时间", null=True)
    published_by = models.CharField("发布人", max_length=12, default="")

    class Meta:
        verbose_name = verbose_name_plural = "工单模型"
        ordering: ClassVar[list[str]] = ["model", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["model", "version"], name="a_model_version_once"),
            models.UniqueConstraint(
                fields=["model"], condition=Q(state="published"), name="one_version_of_a_model_takes_new_cases"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} 第{self.version}版"
