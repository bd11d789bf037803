"""The table of inbox items."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.service.messaging.rules.items import WAITING, ItemKind, ItemState, ItemStatus
from hotline.infrastructure.sealed_columns import SealedColumns
from hotline.kernel.sealed import Sealed


class Item(models.Model):
    """One voicemail, one fax, or one caller handed over by 12345."""

    id = models.CharField(primary_key=True, max_length=110)
    kind = models.CharField("种类", max_length=10)
    state = models.CharField("状态", max_length=10, default=ItemState.NEW.value)
    holder = models.CharField("工号", max_length=12, default="")
    reopened = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField("收到")
    due_at = models.DateTimeField("办理时限")
    overdue_reported = models.BooleanField(default=False)
    taken_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    #: The citizen's number, with its cipher and index.
    number_masked = models.CharField("号码", max_length=40, default="")
    number_cipher = models.TextField(default="")
    number_index = models.CharField(max_length=64, default="")
    #: The sending fax machine's name for itself, masked.
    station_masked = models.CharField(max_length=40, default="")
    call = models.CharField("来源通话", max_length=100, default="")
    case_number = models.CharField("12345 工单号", max_length=40, default="")
    #: File in the spool.
    source = models.CharField(max_length=200, default="")
    #: Sealed content in the store; "" before it is archived, or when there is none.
    file = models.CharField(max_length=200, default="")
    #: Why there is no content: missing or unreadable; "" otherwise.
    fault = models.CharField(max_length=20, default="")
    #: Length of a voicemail.
    seconds = models.FloatField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    #: The last result, sealed, with its cipher and index.
    note_masked = models.CharField(max_length=10, default="")
    note_cipher = models.TextField(default="")
    note_index = models.CharField(max_length=64, default="")
    number, note = (
        SealedColumns[Sealed | None]("number", "item/{id}"),
        SealedColumns[Sealed | None]("note", "item/{id}"),
    )
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "待办"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at", "id"], condition=~Q(state="done"), name="item_open"),
            models.Index(fields=["holder", "due_at", "id"], condition=Q(state="taken"), name="item_holder"),
            models.Index(fields=["-done_at", "-id"], condition=Q(state="done"), name="item_done"),
            models.Index(fields=["call"], condition=~Q(call=""), name="item_call"),
            models.Index(fields=["received_at"], condition=Q(file="", fault="") & ~Q(source=""), name="item_unkept"),
        ]

    @property
    def status(self) -> ItemStatus:
        return ItemStatus(ItemState(self.state), self.holder, self.reopened)

    @property
    def waits(self) -> bool:
        return ItemState(self.state) in WAITING

    @property
    def of_kind(self) -> ItemKind:
        return ItemKind(self.kind)
