"""Tables of texts to citizens, and of what the carriers say of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.service.messaging.rules.texts import Purpose, Sending
from hotline.infrastructure.sealed_columns import SealedColumns, SealedText
from hotline.kernel.sealed import Sealed


class Text(models.Model):
    """A text message to a citizen. ``text`` is sealed, because it holds the citizen's data."""

    id = models.CharField(primary_key=True, max_length=120)
    #: The call it belongs to; "" for none.
    call = models.CharField("来源通话", max_length=100, default="")
    #: Id of the case it belongs to; "" for none.
    case = models.CharField("来源工单", max_length=100, default="")
    #: Id of the mass sending it belongs to, and the row of its table; "" for none.
    mass = models.CharField("群发", max_length=40, default="")
    mass_line = models.PositiveIntegerField(default=0)
    purpose = models.CharField("用途", max_length=12, default=Purpose.REQUESTED.value)
    #: Behind the access number, in place of the account's own one: a reply comes back to it.
    extension = models.CharField("扩展号", max_length=20, default="")
    #: Whoever requested it reads the reply: none of it becomes an item of the inbox.
    awaits_reply = models.BooleanField(default=False)
    sending = models.CharField("状态", max_length=12, default=Sending.WAITING.value)
    #: It goes to a carrier in parts, not to the gateway over HTTP.
    by_carrier = models.BooleanField(default=False)
    requested_at = models.DateTimeField("登记")
    #: Of its purpose: lower ones leave first.
    priority = models.PositiveSmallIntegerField(default=0)
    #: When it was given its parts at a carrier.
    planned_at = models.DateTimeField(null=True)
    #: The account that said the number is another carrier's: another one is tried, once.
    not_by = models.CharField("不归属的账户", max_length=40, default="")
    #: When to try next.
    due_at = models.DateTimeField()
    #: When its first part was handed over.
    left_at = models.DateTimeField("发出", null=True)
    #: When it was sent or given up. ``why`` gives the reason for giving up.
    over_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=20, default="")
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64, default="")
    text_cipher = models.TextField()
    number = SealedColumns[Sealed]("number", "text/{id}", field="to")
    text = SealedText[Sealed]("text", "text/{id}")

    class Meta:
        verbose_name = verbose_name_plural = "短信"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], condition=Q(sending="waiting"), name="text_due"),
            models.Index(fields=["over_at"], condition=Q(sending="failed"), name="text_failed"),
            models.Index(fields=["call"], name="text_call"),
            models.Index(fields=["case"], condition=~Q(case=""), name="text_case"),
            models.Index(fields=["mass", "sending", "mass_line"], condition=~Q(mass=""), name="text_mass"),
            models.Index(fields=["number_index", "left_at"], name="text_number"),
            models.Index(fields=["-left_at", "-id"], condition=Q(sending="uncertain"), name="text_uncertain"),
            models.Index(
                fields=["priority", "requested_at"],
                condition=Q(sending="waiting", by_carrier=True, planned_at=None),
                name="text_to_plan",
            ),
        ]


class TextPart(models.Model):
    """One part of a text at a carrier: under which number it was handed over, and what the carrier said of it."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField("序号")
    account = models.CharField("账户", max_length=40)
    state = models.CharField("状态", max_length=12)
    #: Of its text's purpose: lower ones leave first.
    priority = models.PositiveSmallIntegerField(default=0)
    #: It waits until then: quiet hours.
    not_before = models.DateTimeField(null=True)
    #: As JSON. A repeat under it counts once where the protocol says so.
    sequence = models.CharField(max_length=60, default="")
    #: The carrier's id of it, which receipts name.
    carrier_id = models.CharField("运营商编号", max_length=80, default="")
    #: The carrier's code of the last word on it.
    stat = models.CharField("运营商状态码", max_length=20, default="")
    handed_over_at = models.DateTimeField("提交", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "短信分条"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["text", "number"], name="text_part_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account", "priority", "id"], condition=Q(state="planned"), name="text_part_planned"),
            models.Index(fields=["account"], condition=Q(state="handed_over"), name="text_part_under_way"),
            models.Index(fields=["account", "handed_over_at"], name="text_part_left"),
            models.Index(fields=["account"], condition=Q(state="uncertain"), name="text_part_uncertain"),
            models.Index(fields=["account", "carrier_id"], condition=~Q(carrier_id=""), name="text_part_named"),
        ]


class CarrierReceipt(models.Model):
    """A carrier's receipt that names no part that is known. Its part's answer may come after it."""

    account = models.CharField("账户", max_length=40)
    carrier_id = models.CharField("运营商编号", max_length=80)
    stat = models.CharField("运营商状态码", max_length=20)
    outcome = models.CharField(max_length=12)
    received_at = models.DateTimeField("接收", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "未匹配的状态报告"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "carrier_id"], name="carrier_receipt_once"),
        ]
