"""Tables of what citizens write back (上行), and of numbers that get no texts."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.service.messaging.models.texts import Text
from hotline.infrastructure.sealed_columns import SealedColumns, SealedText
from hotline.kernel.sealed import Sealed


class ReplyPart(models.Model):
    """One message of a carrier with what a citizen wrote, or a part of it.

    Number and text are removed when the part has been joined with its others.
    """

    id = models.CharField(primary_key=True, max_length=40)
    #: Keyed, of the whole message: what comes again has it again.
    digest = models.CharField(max_length=64, db_index=True)
    account = models.CharField("账户", max_length=40)
    #: Which of our numbers it was sent to.
    receiver = models.CharField("接收号码", max_length=30)
    #: Of the long message: its reference, "" for a short one, how many parts there are, and which one this is.
    reference = models.CharField(max_length=12, default="")
    total = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField("序号", default=1)
    received_at = models.DateTimeField("接收", db_index=True)
    is_joined = models.BooleanField(default=False)
    number_masked = models.CharField("号码", max_length=40, default="")
    number_cipher = models.TextField(default="")
    number_index = models.CharField(max_length=64, default="")
    text_cipher = models.TextField(default="")
    number, text = (
        SealedColumns[Sealed | None]("number", "replypart/{id}"),
        SealedText[Sealed | None]("text", "replypart/{id}"),
    )

    class Meta:
        verbose_name = verbose_name_plural = "上行短信分条"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["number_index", "receiver", "reference"], condition=Q(is_joined=False), name="reply_part_open"
            ),
            models.Index(fields=["received_at"], condition=Q(is_joined=False), name="reply_part_waits"),
        ]


class TextReply(models.Model):
    """What a citizen wrote by text, with the text it answers where it answers one."""

    id = models.CharField(primary_key=True, max_length=40)
    account = models.CharField("账户", max_length=40)
    receiver = models.CharField("接收号码", max_length=30)
    extension = models.CharField("扩展号", max_length=20, default="")
    received_at = models.DateTimeField("接收")
    #: Whether all its parts came.
    is_complete = models.BooleanField(default=True)
    answers = models.ForeignKey(Text, on_delete=models.SET_NULL, null=True, related_name="replies")
    #: extension or last_text: how it was bound; "" where it answers nothing.
    bound_by = models.CharField(max_length=12, default="")
    call = models.CharField("通话", max_length=100, default="")
    case = models.CharField("工单", max_length=100, default="")
    meaning = models.CharField("含义", max_length=12)
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    text_cipher = models.TextField()
    number, text = SealedColumns[Sealed]("number", "reply/{id}"), SealedText[Sealed]("text", "reply/{id}")

    class Meta:
        verbose_name = verbose_name_plural = "上行短信"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number_index", "-received_at"], name="text_reply_number"),
            models.Index(fields=["call"], condition=~Q(call=""), name="text_reply_call"),
            models.Index(fields=["case"], condition=~Q(case=""), name="text_reply_case"),
        ]


class KeywordVersion(models.Model):
    """The rules for words that citizens write back, as they were published; the last version is in force."""

    number = models.PositiveIntegerField("版本", primary_key=True)
    #: ``rules.keywords.Keyword``, in order.
    rules = models.JSONField("规则")
    reason = models.CharField("事由", max_length=80)
    published_by = models.CharField("工号", max_length=12)
    published_at = models.DateTimeField("发布")

    class Meta:
        verbose_name = verbose_name_plural = "关键词规则"


class BarredNumber(models.Model):
    """A number that gets no texts: the citizen opted out (退订), or it stands on the blacklist (黑名单)."""

    id = models.CharField(primary_key=True, max_length=40)
    why = models.CharField("原因", max_length=12)
    since = models.DateTimeField("时间")
    #: The staff number of who put it there; "" where the citizen did, by a reply.
    by = models.CharField("工号", max_length=12, default="")
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed]("number", "barred/{id}")

    class Meta:
        verbose_name = verbose_name_plural = "不发短信的号码"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number_index", "why"], name="number_barred_once"),
        ]
