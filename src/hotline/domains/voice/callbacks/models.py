"""Citizens to be rung up, and every time an agent tried."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.infrastructure.sealed_columns import SealedColumns, SealedText
from hotline.kernel.sealed import Sealed


class CallBack(models.Model):
    """A citizen to be rung up. ``kind``: queued (took the offer in the queue, nobody was reached), flow (asked for
    in a menu), promised, rating, line (waited when the switch died), asked (in writing, on the citizens' page).

    ``call`` is the one that left it, of which it holds the number; a call leaves one of a kind. For asked it is the
    talk in writing, ``conversation_cipher`` what was written in it, sealed. ``reason`` as in
    rules.Wanted. Tries since ``opened_at`` count. ``result`` once it is closed, ``note`` why by hand.
    """

    id = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=10)
    call = models.CharField(max_length=100)
    number_masked = models.CharField(max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed]("number")
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
    conversation = SealedText[Sealed | None]("conversation")

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
    """One time an agent rang: ``result`` as the call tells, ``reported_result`` as the agent, which counts more."""

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
