"""Tables of mass sending. Its texts are rows of ``Text``, held until it runs."""

from typing import ClassVar

from django.db import models

from hotline.domains.service.messaging.rules.mass import MassStage, ResultState


class MassSending(models.Model):
    """One table of numbers with one wording, from its upload to its end."""

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField("名称", max_length=60)
    stage = models.CharField("状态", max_length=12, default=MassStage.UPLOADED.value)
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")
    #: The table as uploaded, sealed in the archive; "" once it has begun.
    file = models.CharField(max_length=200, default="")
    headings = models.JSONField(default=list)
    rows = models.PositiveIntegerField("行数", default=0)
    template = models.TextField("短信内容", default="")
    number_column = models.CharField("号码列", max_length=100, default="")
    #: Variable -> heading.
    columns = models.JSONField(default=dict)
    #: Counts the checks: an approval is for one of them.
    check_number = models.PositiveIntegerField(default=0)
    #: What the check found: rows to send, their parts, the price in yuan as text.
    sendable = models.PositiveIntegerField("可发", default=0)
    parts = models.PositiveIntegerField("条数", default=0)
    price = models.DecimalField("预计费用", max_digits=12, decimal_places=4, default=0)
    #: Row problem -> how many.
    problems = models.JSONField(default=dict)
    #: Why the table could not be read; "" for nothing.
    failure = models.CharField(max_length=200, default="")
    approved_by = models.CharField("批准人", max_length=12, default="")
    started_at = models.DateTimeField("开始", null=True)
    over_at = models.DateTimeField("结束", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "短信群发"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-created_at", "-id"], name="mass_newest")]


class MassProblem(models.Model):
    """A row of the table that is not sent."""

    mass = models.ForeignKey(MassSending, on_delete=models.CASCADE, related_name="refused")
    #: As a spreadsheet counts: the heading is row 1.
    line = models.PositiveIntegerField("行号")
    problem = models.CharField("问题", max_length=12)
    #: Masked; what is no number is not kept.
    number_masked = models.CharField("号码", max_length=40, default="")

    class Meta:
        verbose_name = verbose_name_plural = "群发问题行"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["mass", "line"], name="mass_problem_once"),
        ]


class MassResult(models.Model):
    """A workbook of what became of each row, requested by somebody, removed after some days."""

    id = models.CharField(primary_key=True, max_length=40)
    mass = models.ForeignKey(MassSending, on_delete=models.CASCADE, related_name="results")
    by = models.CharField("工号", max_length=12)
    state = models.CharField("状态", max_length=10, default=ResultState.WAITING.value)
    #: In the archive, sealed.
    file = models.CharField(max_length=200, default="")
    size = models.PositiveBigIntegerField(default=0)
    requested_at = models.DateTimeField("申请时间")
    #: When a worker last began it.
    touched_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "群发结果"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["mass", "by", "-requested_at"], name="mass_result_of_person"),
        ]
