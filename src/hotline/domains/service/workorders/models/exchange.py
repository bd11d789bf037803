"""Messages to and from 12345. Their bodies are sealed, because they hold the citizen's data."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.service.workorders.models.case import Case
from hotline.infrastructure.sealed_columns import SealedText
from hotline.kernel.sealed import Sealed


class Received(models.Model):
    """A message of 12345 under its id, with our answer, which a repeat gets again."""

    id = models.CharField("报文号", primary_key=True, max_length=60)
    nonce = models.CharField(max_length=64, unique=True)
    kind = models.CharField("种类", max_length=20)
    external = models.CharField("外部工单号", max_length=60)
    at = models.DateTimeField("收到")
    status = models.PositiveSmallIntegerField("答复状态")
    answer = models.JSONField("答复")
    body_cipher = models.TextField()
    body = SealedText[Sealed]("body", "city/{id}")

    class Meta:
        verbose_name = verbose_name_plural = "12345 来文"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-at"], name="received_when")]

    def __str__(self) -> str:
        return f"{self.kind} {self.external}"


class Sent(models.Model):
    """A message to 12345, written in the transaction of the change that it reports.

    Messages of one case are sent in order, each until it is taken or refused.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待发"
        TAKEN = "taken", "已收"
        REFUSED = "refused", "被拒"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="told_city")
    kind = models.CharField("种类", max_length=20)
    body_cipher = models.TextField()
    body = SealedText[Sealed]("body", "case/{case_id}", field="message {id}")
    written_at = models.DateTimeField("写下")
    due_at = models.DateTimeField("下次发")
    tries = models.PositiveIntegerField("次数", default=0)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING.value)
    over_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(default=0)
    alarmed = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "12345 去文"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at", "id"], condition=Q(state="waiting"), name="sent_due"),
            models.Index(fields=["-written_at"], name="sent_when"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"
