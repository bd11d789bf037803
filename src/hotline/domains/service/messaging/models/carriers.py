"""Tables of the lines to the carriers, and of numbers that went to another carrier."""

from typing import ClassVar

from django.db import models

from hotline.infrastructure.sealed_columns import SealedColumns
from hotline.kernel.sealed import Sealed


class CarrierLine(models.Model):
    """The line to one account, as the process that has it stored it last."""

    account = models.CharField("账户", primary_key=True, max_length=40)
    #: A phase of the session, such as up or connecting; stopped where its process said goodbye.
    phase = models.CharField("状态", max_length=12)
    phase_since = models.DateTimeField("状态自")
    seen_at = models.DateTimeField("更新")
    process = models.CharField("进程", max_length=80, default="")
    #: What is wrong now; "" for nothing.
    problem = models.CharField("故障", max_length=200, default="")
    last_problem = models.CharField("最近故障", max_length=200, default="")
    last_problem_at = models.DateTimeField("最近故障时间", null=True)
    #: Parts handed over in the minute before ``seen_at``.
    per_minute = models.PositiveIntegerField("每分钟条数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "运营商线路"


class PortedNumber(models.Model):
    """A number whose carrier is not the one its prefix names (携号转网).

    Learned when another carrier took its text, or from a sheet of staff.
    """

    id = models.CharField(primary_key=True, max_length=40)
    carrier = models.CharField("运营商", max_length=12)
    since = models.DateTimeField("时间")
    #: The staff number of whose sheet it was in; "" where it was learned.
    by = models.CharField("工号", max_length=12, default="")
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed]("number", "ported/{id}")

    class Meta:
        verbose_name = verbose_name_plural = "携号转网号码"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number_index"], name="number_ported_once"),
        ]
