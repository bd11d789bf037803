"""Tables of equipment faults with their timelines, and of the rota of who is called to them."""

from typing import ClassVar

from django.db import models


class Fault(models.Model):
    """A fault of equipment (K17), opened by an alarm or reported by somebody. Texts hold no personal data."""

    id = models.CharField(primary_key=True, max_length=40)
    #: The day in Beijing and a count within it.
    serial = models.CharField(max_length=20, unique=True)
    #: A FaultKind.
    kind = models.CharField("种类", max_length=12)
    title = models.CharField("现象", max_length=120)
    site = models.CharField(max_length=20, default="")
    node = models.CharField(max_length=20, default="")
    #: The equipment it befell, as whoever reported it named it; "" for none.
    equipment = models.CharField("设备", max_length=60, default="")
    #: The alarm that opened it, with its kind and subject; "" where a person reported it.
    alarm = models.CharField(max_length=100, default="")
    alarm_kind = models.CharField(max_length=60, default="")
    alarm_about = models.CharField(max_length=120, default="")
    raised_at = models.DateTimeField("告警、报修")
    #: "" for the machine.
    opened_by = models.CharField(max_length=12, default="")
    acknowledged_at = models.DateTimeField("确认", null=True)
    acknowledged_by = models.CharField(max_length=12, default="")
    acknowledged_name = models.CharField(max_length=60, default="")
    cause = models.CharField("原因", max_length=300, default="")
    mending = models.CharField("处理结果", max_length=300, default="")
    #: A Responsible; "" until it is closed.
    responsible = models.CharField(max_length=10, default="")
    #: When 京晓保 was down because of it; None when it was not.
    down_from = models.DateTimeField(null=True)
    down_until = models.DateTimeField(null=True)
    #: Whether it is a fault of equipment that K17 counts, with the reason where not; None until it is closed.
    counts = models.BooleanField(null=True)
    why_not = models.CharField(max_length=200, default="")
    closed_at = models.DateTimeField("办结", null=True)
    closed_by = models.CharField(max_length=12, default="")
    #: Numbers its events.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "设备故障"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-raised_at", "-id"], name="fault_when"),
            models.Index(fields=["alarm_kind", "alarm_about"], condition=models.Q(closed_at=None), name="fault_open"),
        ]

    def __str__(self) -> str:
        return f"{self.serial} {self.title}"


class FaultStep(models.Model):
    """What happened to a fault, when, and who did it ("" for the machine). Rows are never changed."""

    fault = models.ForeignKey(Fault, on_delete=models.PROTECT, related_name="steps")
    #: A FaultStepKind.
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=12, default="")
    text = models.CharField(max_length=300, default="")

    class Meta:
        verbose_name = verbose_name_plural = "故障经过"
        ordering: ClassVar[list[str]] = ["at", "pk"]


class OnCallDuty(models.Model):
    """Somebody is called to faults from one moment to another. ``rank`` 1 is called first, 2 next."""

    person = models.CharField("值班人", max_length=12)
    rank = models.PositiveSmallIntegerField("主备")
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    site = models.CharField(max_length=20, default="")
    made_by = models.CharField(max_length=12)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "值班"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["ends_at"], name="duty_end")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(starts_at__lt=models.F("ends_at")), name="duty_has_length")
        ]


class MaintenanceWindow(models.Model):
    """Planned work, announced to the client in writing before it begins. Its minutes are none of ours (K15)."""

    title = models.CharField("内容", max_length=120)
    starts_at = models.DateTimeField("开始")
    ends_at = models.DateTimeField("结束")
    #: Whether 京晓保 cannot be used meanwhile.
    stops_assistant = models.BooleanField("京晓保停用", default=False)
    site = models.CharField(max_length=20, default="")
    announced_at = models.DateTimeField("报备")
    announced_by = models.CharField(max_length=12)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "计划维护"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-starts_at"], name="window_when")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(starts_at__lt=models.F("ends_at")), name="window_has_length"),
            models.CheckConstraint(
                condition=models.Q(announced_at__lt=models.F("starts_at")), name="window_announced_before"
            ),
        ]


class Drill(models.Model):
    """A drill: planned for a day, done with a result. ``kind``: a DrillKind."""

    kind = models.CharField("种类", max_length=12)
    title = models.CharField("内容", max_length=120)
    day = models.DateField("计划日期")
    site = models.CharField(max_length=20, default="")
    planned_by = models.CharField(max_length=12)
    done_at = models.DateTimeField("完成", null=True)
    done_by = models.CharField(max_length=12, default="")
    #: Whether its aim was reached; None until it is done.
    passed = models.BooleanField("通过", null=True)
    result = models.CharField("结果", max_length=300, default="")

    class Meta:
        verbose_name = verbose_name_plural = "演练"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-day"], name="drill_when")]


class Equipment(models.Model):
    """A piece of equipment by the number on its label. ``kind``: an EquipmentKind, ``state``: an EquipmentState."""

    number = models.CharField("编号", max_length=40, primary_key=True)
    kind = models.CharField("种类", max_length=12)
    name = models.CharField("名称型号", max_length=80)
    place = models.CharField("位置", max_length=80, default="")
    site = models.CharField(max_length=20, default="")
    state = models.CharField("状态", max_length=12)
    note = models.CharField("备注", max_length=120, default="")
    changed_by = models.CharField(max_length=12)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "设备台账"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kind", "number"], name="equipment_kind")]
