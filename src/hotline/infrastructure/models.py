"""Tables every domain shares: what waits for the bus, who did what, and infected uploads."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Outgoing(models.Model):
    """A message for the bus. It is written in the transaction that caused it, and relayed afterwards in order of
    ``id``.

    ``seq`` > 0: event number ``seq`` of ``subject`` (``recording/<call_id>``), ``payload`` is the envelope.

    ``seq`` = 0: a document for a bucket, ``subject`` is ``<bucket>/<key>``, ``payload`` its value.
    """

    subject = models.CharField(max_length=120)
    seq = models.PositiveIntegerField(default=0)
    payload = models.BinaryField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject", "seq"], condition=Q(seq__gt=0), name="one_event_a_number")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["id"], condition=Q(sent_at=None), name="outgoing_unsent")
        ]


class AuditRow(models.Model):
    """One action, request or refusal. Triggers refuse to change or delete the row; the audit chain covers it.

    ``by``: a staff number, an interface client, ``citizen``, ``system``; "" for who is not signed in.
    """

    at = models.DateTimeField("时间")
    by = models.CharField("工号", max_length=12)
    #: An action such as ``citizens.reveal``; for a request without one its method and path: ``GET /calls/{call_id}``.
    action = models.CharField("动作", max_length=120)
    #: The subject: kind and id.
    about = models.CharField("对象", max_length=120)
    outcome = models.CharField("结果", max_length=20, default="done")
    detail = models.JSONField("详情", default=dict)
    #: Equal in all rows of one request, job or command.
    correlation = models.CharField("关联号", max_length=32, default="")
    session = models.CharField("会话", max_length=16, default="")
    address = models.CharField("来源地址", max_length=45, default="")
    client = models.CharField("终端", max_length=80, default="")
    permission = models.CharField("权限", max_length=40, default="")
    #: HTTP status of the answer, in the row of a request; None in the row of an action.
    status = models.PositiveSmallIntegerField("状态码", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "审计记录"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["correlation"], condition=Q(status__isnull=False), name="one_audit_row_a_request"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at"], name="audit_when"),
            models.Index(fields=["by", "-at"], name="audit_who"),
            models.Index(fields=["about"], name="audit_what"),
            models.Index(fields=["address", "-at"], condition=~Q(address=""), name="audit_where"),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.action} {self.about}"


class QuarantinedFile(models.Model):
    """An upload that the virus scanner or a check of its content refused. Nobody can take it out again.

    What a check of the content refused is noted, never stored.
    """

    class Kind(models.TextChoices):
        VIRUS = "virus", "病毒"
        CONTENT = "content", "内容检查"

    id = models.CharField(primary_key=True, max_length=40)
    at = models.DateTimeField("时间")
    #: Who uploaded it, as in audit rows.
    by = models.CharField("工号", max_length=12)
    #: Method and path of the request; "" for none.
    uploaded_to = models.CharField("位置", max_length=120, default="")
    kind = models.CharField("种类", max_length=10, choices=Kind, default=Kind.VIRUS.value)
    name = models.CharField("名称", max_length=200)
    #: What the scanner calls the finding, or why the content was refused.
    signature = models.CharField("发现", max_length=200)
    #: SHA-256 (hex) of the content in the clear.
    digest = models.CharField(max_length=64)
    #: Bytes.
    size = models.PositiveIntegerField("大小")
    #: Name in the store, where the content lies sealed; "" when it was not stored, or was destroyed.
    file = models.CharField(max_length=200)
    destroyed_at = models.DateTimeField("销毁于", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "隔离的文件"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at"], name="quarantined_when"),
            models.Index(fields=["digest"], name="quarantined_what"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.signature}"
