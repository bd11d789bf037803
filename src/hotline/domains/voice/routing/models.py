"""Tables of queues, skills and who has them. The router works from the published snapshot (ports.RoutingConfig)."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Skill(models.Model):
    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=40)

    class Meta:
        verbose_name = verbose_name_plural = "技能"

    def __str__(self) -> str:
        return self.name


class Queue(models.Model):
    """``code`` is the queue's id everywhere. The first by ``order`` takes the callers of a flow that fails."""

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=40)
    skill = models.ForeignKey(Skill, verbose_name="所需技能", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField("次序", default=100)
    ring_seconds = models.PositiveSmallIntegerField("振铃秒数", default=20)
    wrap_up_seconds = models.PositiveSmallIntegerField("话后秒数", default=60)
    callback_after_seconds = models.PositiveSmallIntegerField("可选回拨等待（秒）", default=60)
    announce_every_seconds = models.PositiveSmallIntegerField("播报间隔（秒）", default=30)

    class Meta:
        verbose_name = verbose_name_plural = "队列"
        ordering: ClassVar[list[str]] = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class QueueOverflow(models.Model):
    """An overflow of a queue: after so many seconds, agents with ``skill`` may take its callers too."""

    queue = models.ForeignKey(Queue, on_delete=models.CASCADE, related_name="overflow")
    after_seconds = models.PositiveSmallIntegerField("等待超过（秒）")
    skill = models.ForeignKey(Skill, verbose_name="也可由此技能接听", on_delete=models.PROTECT)
    share = models.PositiveSmallIntegerField("来电占比（%）", default=100)
    first_hour = models.PositiveSmallIntegerField("时段起（时）", default=0)
    until_hour = models.PositiveSmallIntegerField("时段止（时）", default=24)

    class Meta:
        verbose_name = verbose_name_plural = "溢出规则"
        ordering: ClassVar[list[str]] = ["after_seconds", "skill__code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["queue", "skill"], name="one_overflow_a_skill")
        ]


class AgentSkill(models.Model):
    """``level`` 1 (learning) … 5 (expert)."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="人员", on_delete=models.CASCADE, related_name="skills"
    )
    skill = models.ForeignKey(Skill, verbose_name="技能", on_delete=models.PROTECT)
    level = models.PositiveSmallIntegerField("等级", default=3, validators=[MinValueValidator(1), MaxValueValidator(5)])

    class Meta:
        verbose_name = verbose_name_plural = "坐席技能"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["staff", "skill"], name="one_level_a_skill"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="level_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.skill} {self.level}"


class NotReadyReason(models.Model):
    """A reason that agents choose from when they are not ready. None is stored until somebody sets other ones."""

    name = models.CharField(max_length=10, unique=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["order"]


class TemporarySkill(models.Model):
    """A temporary skill: given to an agent until ``until``."""

    id = models.CharField(primary_key=True, max_length=40)
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="loans")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT)
    level = models.PositiveSmallIntegerField()
    #: The agent's own skills rest meanwhile.
    only = models.BooleanField(default=False)
    granted_at = models.DateTimeField()
    until = models.DateTimeField()
    by = models.CharField(max_length=12)
    why = models.CharField(max_length=60)
    #: When it ended; it may be noted later than that.
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=12, default="")

    class Meta:
        db_table = "routing_loan"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["staff", "skill"], condition=models.Q(ended_at=None), name="one_loan_a_skill"
            ),
            models.CheckConstraint(condition=models.Q(level__range=(1, 5)), name="lent_level_1_to_5"),
        ]


class Notice(models.Model):
    """A notice that a leader wrote to agents. It is over at ``until`` or when withdrawn."""

    id = models.CharField(primary_key=True, max_length=40)
    text = models.TextField()
    important = models.BooleanField()
    #: all, group, queue or agents.
    audience = models.CharField(max_length=10)
    #: The groups, queues or agents of the audience.
    meant = models.JSONField(default=list)
    sent_at = models.DateTimeField()
    until = models.DateTimeField()
    by = models.CharField(max_length=12)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=12, default="")
    #: When it went off the bus, a little after it was over.
    down_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-sent_at", "-id"], name="notice_newest")]


class NoticeReceipt(models.Model):
    """An addressee of a notice, and when they read it."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="receipts")
    agent = models.CharField(max_length=12)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agent", "notice"], name="one_receipt_an_agent")
        ]


class Publication(models.Model):
    """A snapshot as published; ``version`` counts from 1."""

    version = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=12)
    content = models.JSONField()
