"""Tables of chats, and of what agents often write in them."""

from typing import ClassVar, Literal

from django.db import models
from django.db.models import Q

from hotline.domains.service.messaging.rules.chats import ChatEnd, ChatState, ChatStatus
from hotline.infrastructure.sealed_columns import SealedColumns, SealedText
from hotline.kernel.sealed import Sealed


class Chat(models.Model):
    """A chat of a citizen with an agent."""

    id = models.CharField(primary_key=True, max_length=40)
    #: Digest of the secret that only the citizen's page knows.
    secret = models.CharField(max_length=64, unique=True)
    session = models.CharField(max_length=16)
    #: Index of the citizen's network address; "" once the chat is over.
    address = models.CharField(max_length=64, default="")
    state = models.CharField("状态", max_length=10, default=ChatState.WAITING.value)
    holder = models.CharField("工号", max_length=12, default="")
    requested_at = models.DateTimeField("请求")
    waits_since = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    #: Moment of the last message or action.
    active_at = models.DateTimeField()
    #: When the citizen's page last sent a request.
    present_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=10, default="")
    #: Number of the last message.
    last_number = models.PositiveIntegerField(default=0)
    turns = models.PositiveSmallIntegerField(default=0)
    #: The dialogue with 京晓保 before the chat, sealed in one piece.
    before_cipher = models.TextField(default="")
    topic = models.CharField("主题", max_length=40, default="")
    note_cipher = models.TextField(default="")
    before, note = SealedText[Sealed | None]("before", "chat/{id}"), SealedText[Sealed | None]("note", "chat/{id}")
    summed_up_at = models.DateTimeField(null=True)
    stars = models.PositiveSmallIntegerField("评价", null=True)
    retained_until = models.DateTimeField(null=True)
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "在线咨询"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["requested_at", "id"], condition=~Q(state="ended"), name="chat_open"),
            models.Index(fields=["holder", "-requested_at"], condition=~Q(holder=""), name="chat_holder"),
            models.Index(fields=["address"], condition=~Q(address=""), name="chat_address"),
            models.Index(fields=["-ended_at"], condition=Q(state="ended"), name="chat_ended"),
            models.Index(fields=["retained_until"], condition=Q(state="ended"), name="chat_keep"),
        ]

    @property
    def status(self) -> ChatStatus:
        return ChatStatus(ChatState(self.state), self.holder, self.summed_up_at is not None)

    @property
    def how_ended(self) -> ChatEnd | Literal[""]:
        return ChatEnd(self.ended_by) if self.ended_by else ""


class ChatNumber(models.Model):
    """A number of seven digits or more that the citizen wrote: what finds the chat for who asks what is stored.

    ``message_number``: 0 for the dialogue before the chat. ``position``: among the numbers of the message, from 0.
    """

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="numbers")
    message_number = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    number_masked = models.CharField(max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed]("number", "chat/{chat_id}/{message_number}/{position}")

    class Meta:
        verbose_name = verbose_name_plural = "在线咨询里的号码"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["number_index"], name="chat_number_index")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chat", "message_number", "position"], name="one_number_a_place")
        ]


class ChatMessage(models.Model):
    """A message of a chat, sealed."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    #: The agent's number, "" for the citizen.
    by = models.CharField(max_length=12, default="")
    #: The sender's own name for the message, by which a repeat is stored once.
    key = models.CharField(max_length=32)
    at = models.DateTimeField("时间")
    cipher = models.TextField()
    text = SealedText[Sealed]("text", "chat/{chat_id}", column="cipher", field="text {number}")

    class Meta:
        verbose_name = verbose_name_plural = "在线咨询消息"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chat", "number"], name="one_message_a_number"),
            models.UniqueConstraint(fields=["chat", "by", "key"], name="one_message_a_key"),
        ]


class ChatFile(models.Model):
    """The picture or document that came with a message. The message's text is the file's name."""

    id = models.CharField(primary_key=True, max_length=40)
    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="files")
    message_number = models.PositiveIntegerField()
    #: As detected from the content.
    media_type = models.CharField("类型", max_length=100)
    #: Bytes.
    size = models.PositiveIntegerField("大小")
    #: SHA-256 (hex) of the content in the clear.
    digest = models.CharField(max_length=64)
    #: Name in the store, where the content lies sealed.
    file = models.CharField(max_length=200)
    #: In dots; 0 for what is no picture.
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    #: A small JPEG of a picture, in base64, sealed.
    preview_cipher = models.TextField(default="")
    preview = SealedText[Sealed | None]("preview", "chat/{chat_id}", field="preview {message_number}")

    class Meta:
        verbose_name = verbose_name_plural = "在线咨询文件"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chat", "message_number"], name="one_file_a_message")
        ]


class CannedReply(models.Model):
    """What agents often write in chats. ``text`` is everybody's: it holds nobody's data."""

    title = models.CharField("标题", max_length=40, unique=True)
    text = models.CharField("文字", max_length=500)
    changed_by = models.CharField("修改人", max_length=12)
    changed_at = models.DateTimeField("修改时间")

    class Meta:
        verbose_name = verbose_name_plural = "常用语"
        ordering: ClassVar[list[str]] = ["title"]
