"""What was asked and answered, sealed and for a while; and what the editors are to make of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.assistant.rules.gathering import Doubt


class Gap(models.Model):
    """Questions that mean the same and that nobody answers well: 待补问法. ``size`` of those still kept; ``since``: of
    these, how many came after it was dealt with. ``nearest``: codes of articles. ``article``: where it went.
    """

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        ADDED = "added", "已补问法"
        STARTED = "started", "已起草"
        DISMISSED = "dismissed", "不处理"

    state = models.CharField("状态", max_length=10, choices=State, default=State.OPEN.value)
    size = models.PositiveIntegerField("次数", default=0)
    since = models.PositiveIntegerField("处理后又有", default=0)
    first_at = models.DateTimeField("最早")
    last_at = models.DateTimeField("最近")
    nearest = models.JSONField("最近的条目", default=list)
    article = models.CharField("条目", max_length=80, default="")
    version = models.PositiveIntegerField("版本", default=0)
    reason = models.CharField("原因", max_length=200, default="")
    done_by = models.CharField("处理人", max_length=12, default="")
    done_at = models.DateTimeField("处理时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "待补问法"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "-size"], name="gap_state_size")]


class Asked(models.Model):
    """A question and what was answered. ``cipher``: rules.telling.Told sealed, personal data masked before that.

    ``doubt``: why it waits for the editors. ``settled``: it has been looked at for that, or need not be.
    ``vector``: of the question, by ``model``. ``place``: within its gap, the most typical first.
    """

    answer = models.CharField(max_length=16, unique=True)
    session = models.CharField(max_length=16)
    at = models.DateTimeField("时间")
    kind = models.CharField("答复", max_length=10)
    topics = models.JSONField(default=list)
    articles = models.JSONField(default=list)
    doubt = models.CharField("原因", max_length=10, default="", choices=[(each.value, each.value) for each in Doubt])
    useful = models.BooleanField("有用", null=True)
    by_rule = models.BooleanField(default=False)
    cipher = models.TextField()
    keep_until = models.DateTimeField()
    settled = models.BooleanField(default=False)
    gap = models.ForeignKey(Gap, null=True, on_delete=models.SET_NULL, related_name="asked")
    place = models.PositiveIntegerField(default=0)
    vector = models.BinaryField(null=True)
    model = models.CharField(max_length=40, default="")

    class Meta:
        verbose_name = verbose_name_plural = "问答留存"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], condition=Q(settled=False), name="asked_unsettled"),
            models.Index(fields=["session", "at"], name="asked_session"),
            models.Index(fields=["keep_until"], name="asked_keep"),
            models.Index(fields=["at"], name="asked_at"),
        ]
