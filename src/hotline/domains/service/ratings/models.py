"""Tables of bad ratings and their handling, and of invitations to rate by text."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.service.ratings.rules.handling import Stage
from hotline.domains.service.ratings.rules.invitations import Purpose

#: Before the id of an invitation in that of its text.
PREFIX = "rating-"


class BadRating(models.Model):
    """A bad rating and how far its handling is. The rated call's id identifies it."""

    call = models.CharField("通话", primary_key=True, max_length=100)
    #: key or text.
    channel = models.CharField("渠道", max_length=4)
    score = models.PositiveSmallIntegerField("评价")
    #: Whose talk was rated.
    agent = models.CharField("坐席", max_length=12)
    received_at = models.DateTimeField("评价时间")
    #: By when the citizen has to be called.
    due_at = models.DateTimeField("回访时限")
    stage = models.CharField("状态", max_length=10, default=Stage.CONTACT.value)
    owner = models.CharField("经办人", max_length=12, default="")
    contact = models.CharField("回访", max_length=12, default="")
    contacted_at = models.DateTimeField("回访时间", null=True)
    verdict = models.CharField("认定", max_length=10, default="")
    cause = models.CharField("原因", max_length=10, default="")
    #: The second rating, and the call at whose end it was given; "" by text.
    second_score = models.PositiveSmallIntegerField("再评价", null=True)
    second_channel = models.CharField(max_length=4, default="")
    second_call = models.CharField(max_length=100, default="")
    closed_at = models.DateTimeField("办结时间", null=True)
    overdue_reported = models.BooleanField(default=False)
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "差评"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at", "call"], condition=Q(closed_at=None), name="bad_rating_open"),
            models.Index(fields=["-closed_at", "-call"], condition=Q(closed_at__isnull=False), name="bad_rating_done"),
            models.Index(fields=["owner", "due_at"], condition=Q(closed_at=None), name="bad_rating_owner"),
            models.Index(fields=["received_at"], condition=~Q(verdict=""), name="bad_rating_found"),
        ]

    def __str__(self) -> str:
        return self.call


class Mending(models.Model):
    """What is mended because of a bad rating: a line of the ledger, with its deadline."""

    rating = models.ForeignKey(BadRating, on_delete=models.CASCADE, related_name="mendings")
    number = models.PositiveSmallIntegerField("序号")
    measure = models.CharField("整改措施", max_length=200)
    planned_by = models.CharField("登记人", max_length=12)
    planned_at = models.DateTimeField("登记时间")
    due_at = models.DateTimeField("整改时限")
    done_at = models.DateTimeField("完成时间", null=True)
    done_by = models.CharField("完成人", max_length=12, default="")
    result = models.CharField("整改结果", max_length=200, default="")
    overdue_reported = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "整改台账"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["rating", "number"], name="mending_number_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at", "id"], condition=Q(done_at=None), name="mending_open"),
            models.Index(fields=["-done_at", "-id"], condition=Q(done_at__isnull=False), name="mending_done"),
        ]


class HandlingStep(models.Model):
    """A line of a bad rating's timeline. ``by``: a staff number, citizen or system."""

    rating = models.ForeignKey(BadRating, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField("时间")
    by = models.CharField("操作人", max_length=12)
    #: opened, assigned, contacted, verified, exclusion_requested, excluded, planned, moved, mended, invited,
    #: rated_again, overdue, closed.
    kind = models.CharField("环节", max_length=20)
    #: What people wrote, without numbers of persons, or what was chosen.
    text = models.CharField("内容", max_length=300, default="")
    #: The call that shows it, and the second in its recording; "" for none.
    about_call = models.CharField("通话", max_length=100, default="")
    second = models.PositiveIntegerField("秒", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "差评处置记录"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["rating", "at", "id"], name="handling_step")]


class Invitation(models.Model):
    """A citizen is asked by text to rate a call. The number is the call's."""

    id = models.CharField(primary_key=True, max_length=40)
    call = models.CharField("通话", max_length=100)
    purpose = models.CharField("用途", max_length=6, default=Purpose.FIRST.value)
    agent = models.CharField("坐席", max_length=12)
    called_at = models.DateTimeField("来电时间")
    #: The caller had been passed to the rating.
    transferred = models.BooleanField("已转评价")
    #: When the text is to be sent.
    due_at = models.DateTimeField("计划时间")
    #: When it was sent, or given up for the reason in ``dropped``.
    over_at = models.DateTimeField("发出时间", null=True)
    dropped = models.CharField("未发原因", max_length=10, default="")
    until = models.DateTimeField("截止", null=True)
    #: The answer that counts.
    score = models.PositiveSmallIntegerField("评价", null=True)
    answered_at = models.DateTimeField("回复时间", null=True)
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "短信邀评"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["call"], condition=Q(purpose="first"), name="invited_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], condition=Q(over_at=None), name="invitation_due"),
            models.Index(fields=["call"], name="invitation_call"),
        ]

    @property
    def message(self) -> str:
        """The id of its text."""
        return f"{PREFIX}{self.pk}"
