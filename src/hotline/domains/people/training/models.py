"""Tables of training: batches with their members and plan, results, certificates."""

from typing import ClassVar

from django.db import models

from hotline.domains.people.training.rules.batches import (
    MAX_NAME,
    MAX_REASON,
    MAX_REFERENCE,
    MAX_TITLE,
    BatchStage,
)
from hotline.domains.people.training.rules.certificates import MAX_COMMENT, CertificateStage


class Batch(models.Model):
    """Trainees who report on one day, from their arrival to what the contract counts of them.

    ``conditions``: pairs of kind and minimum, as ``rules.batches.Condition``.
    """

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField("名称", max_length=MAX_NAME)
    stage = models.CharField("状态", max_length=12, default=BatchStage.RUNNING.value)
    first_day = models.DateField("报到日")
    #: The client's exam; null while it is not fixed. Its quarter is that of K7.
    exam_day = models.DateField("考试日", null=True)
    conditions = models.JSONField("条件", default=list)
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")
    closed_by = models.CharField("结班人", max_length=12, default="")
    closed_at = models.DateTimeField("结班", null=True)
    #: Who reported, passed and was retained, as last announced; empty before closing.
    figures = models.JSONField(default=list)
    #: Numbers of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "培训批次"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-first_day", "-id"], name="batch_newest")]


class BatchMember(models.Model):
    """A trainee of a batch, a member of staff by number. ``stopped_on``: the last day; null while they go on."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="members")
    number = models.CharField("工号", max_length=12)
    reported_on = models.DateField("报到")
    stopped_on = models.DateField("退出", null=True)
    stop_reason = models.CharField("退出原因", max_length=MAX_REASON, default="")
    stopped_by = models.CharField("登记人", max_length=12, default="")

    class Meta:
        verbose_name = verbose_name_plural = "批次学员"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["batch", "number"], name="batch_member_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["number"], name="batch_member_of")]


class PlannedLesson(models.Model):
    """What a batch does on a day: a course, practice, an exam, or sitting next to an agent."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="plan")
    day = models.DateField("日期")
    kind = models.CharField("种类", max_length=12)
    title = models.CharField("内容", max_length=MAX_TITLE)
    minutes = models.PositiveSmallIntegerField("分钟")

    class Meta:
        verbose_name = verbose_name_plural = "培训计划"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["batch", "day"], name="lesson_of_day")]


class TrainingResult(models.Model):
    """What a member reached, once. Never changed; a wrong one is revoked. ``reference``: where it comes from, such as
    the sitting of an exam; entered by hand it is "".
    """

    member = models.ForeignKey(BatchMember, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField("种类", max_length=12)
    score = models.FloatField("成绩")
    passed = models.BooleanField("合格")
    day = models.DateField("日期")
    reference = models.CharField("来源", max_length=MAX_REFERENCE, default="")
    entered_by = models.CharField("登记人", max_length=12)
    entered_at = models.DateTimeField("登记")
    revoked_by = models.CharField("撤销人", max_length=12, default="")
    revoked_at = models.DateTimeField("撤销", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "培训成绩"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["member", "kind", "reference"], condition=~models.Q(reference=""), name="result_once"
            ),
        ]


class Certificate(models.Model):
    """What permits a person to take calls of some skills, from the client's signature to its end.

    ``skills``: code -> level. ``valid_until``: the last day; null before the signature.
    """

    id = models.CharField(primary_key=True, max_length=40)
    #: The number on it; null before the signature.
    serial = models.CharField("证号", max_length=20, unique=True, null=True)
    number = models.CharField("工号", max_length=12)
    #: The batch that led to it; null for a renewal.
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, related_name="certificates")
    skills = models.JSONField("技能")
    months = models.PositiveSmallIntegerField("有效月数")
    stage = models.CharField("状态", max_length=12, default=CertificateStage.REQUESTED.value)
    #: The one that it takes the place of; null for a first one.
    renews = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="renewals")
    requested_by = models.CharField("提请人", max_length=12)
    requested_at = models.DateTimeField("提请")
    decided_by = models.CharField("签发人", max_length=12, default="")
    decided_at = models.DateTimeField("签发", null=True)
    valid_until = models.DateField("有效期至", null=True)
    #: Why it was refused or withdrawn.
    comment = models.CharField("说明", max_length=MAX_COMMENT, default="")
    over_by = models.CharField("注销人", max_length=12, default="")
    over_at = models.DateTimeField("失效", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "上岗证"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number"], condition=models.Q(stage="requested"), name="request_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number"], name="certificate_of"),
            models.Index(fields=["stage", "-requested_at", "-id"], name="certificate_newest"),
        ]
