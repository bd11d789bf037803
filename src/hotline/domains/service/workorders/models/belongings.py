"""Tables of a case's timeline, comments, attachments, parties and extension requests."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.domains.service.workorders.models.case import Case, CaseDeadline
from hotline.infrastructure.sealed_columns import SealedJson


class Entry(models.Model):
    """A line of the timeline. ``what`` a stable word (opened, step, urged …); ``detail`` holds no personal data."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="entries")
    at = models.DateTimeField("时间")
    by = models.CharField("工号", max_length=12, default="")
    what = models.CharField("动作", max_length=30)
    step = models.CharField("环节", max_length=80, default="")
    text = models.TextField("说明", default="")
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "工单动态"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case", "at", "id"], name="entry_case")]

    def __str__(self) -> str:
        return f"{self.what} {self.at}"


class Comment(models.Model):
    """``mentions``: staff numbers who should look."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="comments")
    at = models.DateTimeField("时间")
    by = models.CharField("工号", max_length=12)
    text = models.TextField("内容")
    mentions = ArrayField(models.CharField(max_length=12), default=list)
    seen_by = ArrayField(models.CharField(max_length=12), default=list)

    class Meta:
        verbose_name = verbose_name_plural = "工单评论"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["case", "at", "id"], name="comment_case")]

    def __str__(self) -> str:
        return f"{self.by} {self.at}"


class Attachment(models.Model):
    """A file of a case, or one that was uploaded for a form that is not saved yet."""

    id = models.CharField(primary_key=True, max_length=40)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="attachments", null=True)
    #: The field of the case's form that holds it; "" for a file beside the form.
    field = models.CharField("表单栏目", max_length=40, default="")
    name = models.CharField("名称", max_length=200)
    #: As detected from the content.
    media_type = models.CharField("类型", max_length=100)
    #: Bytes.
    size = models.PositiveIntegerField("大小")
    #: SHA-256 (hex) of the content in the clear.
    digest = models.CharField(max_length=64)
    #: Name in the store, where the content lies sealed.
    file = models.CharField(max_length=200)
    at = models.DateTimeField("时间")
    by = models.CharField("工号", max_length=12)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "工单附件"

    def __str__(self) -> str:
        return self.name


class Party(models.Model):
    """Another person in the case: a fellow complainant or the one complained of. ``name`` and ``phone`` are sealed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    part = models.CharField("身份", max_length=20)
    note = models.CharField("说明", max_length=200, default="")
    name = models.JSONField(default=dict)
    phone = models.JSONField(default=dict)
    sealed_name = SealedJson("name", "case/{case_id}", field="party {id} name")
    sealed_phone = SealedJson("phone", "case/{case_id}", field="party {id} phone")
    by = models.CharField("工号", max_length=12)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "工单相关人"

    def __str__(self) -> str:
        return self.part


class Extension(models.Model):
    """A request to extend a deadline, and the supervision office's decision."""

    class State(models.TextChoices):
        REQUESTED = "asked", "待批"
        GRANTED = "granted", "同意"
        REFUSED = "refused", "不同意"

    deadline = models.ForeignKey(CaseDeadline, on_delete=models.CASCADE, related_name="asked")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="extensions")
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=14)
    reason = models.TextField("理由")
    requested_by = models.CharField("申请人", max_length=12)
    requested_at = models.DateTimeField("申请时间")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.REQUESTED.value)
    answered_by = models.CharField("审批人", max_length=12, default="")
    answered_at = models.DateTimeField("审批时间", null=True)
    answer = models.TextField("审批意见", default="")

    class Meta:
        verbose_name = verbose_name_plural = "延期申请"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["deadline"], condition=models.Q(state="asked"), name="one_extension_is_asked_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.amount}{self.unit}"
