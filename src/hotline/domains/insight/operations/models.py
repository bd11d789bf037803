"""Tables of alarms (folded from their events), thresholds, and looks at the invariants."""

from typing import ClassVar

from django.db import models


class Alarm(models.Model):
    """An alarm."""

    id = models.CharField(primary_key=True, max_length=100)
    #: red, orange or yellow.
    level = models.CharField("级别", max_length=10)
    kind = models.CharField("种类", max_length=60)
    #: The subject concerned. ``queue`` … ``call`` say where to look.
    about = models.CharField("对象", max_length=120)
    message = models.TextField("说明")
    queue = models.CharField("队列", max_length=60, default="")
    group = models.CharField("班组", max_length=60, default="")
    agent = models.CharField("坐席", max_length=12, default="")
    call = models.CharField("通话", max_length=80, default="")
    raised_at = models.DateTimeField("发生")
    escalated_at = models.DateTimeField("升级", null=True)
    acknowledged_at = models.DateTimeField("确认", null=True)
    acknowledged_by = models.CharField("确认人", max_length=12, default="")
    acknowledged_name = models.CharField("确认人姓名", max_length=60, default="")
    acknowledged_note = models.TextField("确认说明", default="")
    cleared_at = models.DateTimeField("解除", null=True)
    cleared_by = models.CharField("解除人", max_length=60, default="")
    note = models.TextField("说明", default="")

    class Meta:
        verbose_name = verbose_name_plural = "告警"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-raised_at", "-id"], name="alarm_when"),
            models.Index(fields=["kind", "-raised_at"], name="alarm_kind_when"),
        ]


class AlarmThreshold(models.Model):
    """A threshold that differs from the default, for one ``queue``, for one ``group``, or for all (both "")."""

    kind = models.CharField("种类", max_length=60)
    queue = models.CharField("队列", max_length=60, default="")
    group = models.CharField("班组", max_length=60, default="")
    on = models.BooleanField("开启", default=True)
    warn = models.FloatField("提醒", default=0)
    urgent = models.FloatField("紧急", default=0)
    min_calls = models.PositiveIntegerField("最少通数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "告警阈值"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "queue", "group"], name="one_threshold_each")
        ]


class InvariantRun(models.Model):
    """One look at the invariants."""

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    #: Invariant -> ``checked``, ``violations`` and ``trouble`` (why it could not be checked).
    found = models.JSONField()
    #: End of the log at that time.
    position = models.BigIntegerField()
    #: The bus's stream at that time, with its last position ``stream_position``.
    stream = models.CharField(max_length=40, default="")
    stream_position = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "不变量检查"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-started_at"], name="invariants_when")]


class OpenViolation(models.Model):
    """A violation of an invariant that was raised as ``alarm``. Deleted once a look does not find it any more."""

    invariant = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    alarm = models.CharField(max_length=100)
    since = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "不变量违反"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["invariant", "about"], name="told_once")
        ]
