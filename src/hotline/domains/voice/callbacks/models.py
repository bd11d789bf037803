"""Entries of the call-back list, and the tries of each entry."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.infrastructure.sealed_columns import SealedColumns, SealedText
from hotline.kernel.sealed import Sealed


class CallBack(models.Model):
    """A citizen to be called back.

    ``kind``: ``queued`` (accepted the offer in the queue and was not reached), ``flow`` (requested in a menu),
    ``promised`` (by an agent), ``rating`` (was dissatisfied), ``line`` (waited when the switch failed), ``asked``
    (in writing on the citizens' page), ``correction`` (got a wrong answer: see ``Correction``). ``call``: the call
    that left the entry, at most one entry of a kind; for ``asked`` the conversation, whose sealed text is
    ``conversation_cipher``. ``reason``: see ``rules.CallbackRequest``. Only tries since ``opened_at`` count.
    ``result``: set when the entry is closed; ``note``: the reason of a person who closed or reopened it.
    """

    id = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=10)
    call = models.CharField(max_length=100)
    number_masked = models.CharField(max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed]("number", "callback/{id}")
    #: The citizen said this number; the call displayed another one.
    number_stated = models.BooleanField(default=False)
    place = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    reason = models.CharField(max_length=60)
    taken_by = models.CharField(max_length=12, default="")
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=12, default="")
    result = models.CharField(max_length=20, default="")
    note = models.CharField(max_length=60, default="")
    conversation_cipher = models.TextField(default="")
    conversation = SealedText[Sealed | None]("conversation", "callback/{id}")

    class Meta:
        db_table = "calls_callback"
        verbose_name = verbose_name_plural = "回拨"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["call", "kind"], name="callback_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at", "id"], condition=Q(closed_at=None), name="callback_open"),
            models.Index(fields=["-closed_at", "-id"], condition=Q(closed_at__isnull=False), name="callback_closed"),
        ]


class CallBackTry(models.Model):
    """One try. ``result`` comes from the call; ``reported_result``, from the agent, takes precedence."""

    entry = models.ForeignKey(CallBack, on_delete=models.CASCADE, related_name="tries")
    call = models.CharField(max_length=100, unique=True)
    at = models.DateTimeField()
    agent = models.CharField(max_length=12)
    result = models.CharField(max_length=20)
    reported_result = models.CharField(max_length=20, default="")

    class Meta:
        db_table = "calls_callbacktry"

    @property
    def outcome(self) -> str:
        return self.reported_result or self.result


class Correction(models.Model):
    """What the citizen of an entry of kind ``correction`` is called about. It holds no number and no name.

    ``agent``: whose answer was wrong; that agent may not call. ``assigned_to``: who is to call, "" for everybody who
    manages call-backs.
    """

    entry = models.OneToOneField(CallBack, primary_key=True, on_delete=models.CASCADE, related_name="correction")
    agent = models.CharField("答错坐席", max_length=12)
    mistake = models.CharField("答错内容", max_length=300)
    correction = models.CharField("正确答复", max_length=500)
    article = models.CharField("条目", max_length=80, default="")
    title = models.CharField("条目标题", max_length=80, default="")
    assigned_to = models.CharField("经办人", max_length=12, default="")

    class Meta:
        verbose_name = verbose_name_plural = "纠错回访"
