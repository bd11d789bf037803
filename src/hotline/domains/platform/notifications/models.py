"""Notifications, their receipts by person, and each person's choice of kinds."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Notification(models.Model):
    """A notification to one or more people. ``key`` identifies its source; ``at`` is the moment of the source.

    ``about`` identifies the task that it asks for, "" for none. All notifications of a task are settled together.
    """

    id = models.CharField(primary_key=True, max_length=40)
    key = models.CharField("来源", max_length=200, unique=True)
    about = models.CharField("事项", max_length=200, default="")
    kind = models.CharField("种类", max_length=40)
    urgency = models.CharField("紧急程度", max_length=10)
    title = models.CharField("标题", max_length=80)
    text = models.CharField("内容", max_length=300, default="")
    link = models.CharField("链接", max_length=300, default="")
    at = models.DateTimeField("发生")
    created_at = models.DateTimeField("发出")

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["created_at"], name="notification_created"),
            models.Index(fields=["about"], condition=~Q(about=""), name="notification_about"),
        ]

    def __str__(self) -> str:
        return self.title


class Receipt(models.Model):
    """One notification to one person. ``person`` is a staff number.

    ``escalates_at``: when the leader is notified if this is still unread; null: not urgent, or already escalated.
    """

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="receipts")
    person = models.CharField("工号", max_length=12)
    received_at = models.DateTimeField("收到")
    read_at = models.DateTimeField("已读", null=True)
    escalates_at = models.DateTimeField("上报", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "通知回执"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["notification", "person"], name="a_notification_once_a_person")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-id"], name="receipt_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="receipt_unread"),
            models.Index(fields=["escalates_at"], condition=Q(escalates_at__isnull=False), name="receipt_escalates"),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.notification_id}"


class Preference(models.Model):
    """A person's choice for one kind on one channel (``rules.kinds.Channel``). Without a row the kind is on."""

    person = models.CharField("工号", max_length=12)
    kind = models.CharField("种类", max_length=40)
    channel = models.CharField("渠道", max_length=10)
    on = models.BooleanField("开启")

    class Meta:
        verbose_name = verbose_name_plural = "通知设置"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "kind", "channel"], name="one_choice_a_kind_and_channel")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.kind} {self.channel}"
