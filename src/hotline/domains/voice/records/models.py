"""Call records and agents' time: folds of the event log, made anew at any moment by ``hotline rebuild-calls``."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hotline.domains.voice.records.rules.exports import ExportState
from hotline.infrastructure.sealed_columns import SealedColumns, SealedJson, SealedText
from hotline.kernel.sealed import Sealed


class CallRecord(models.Model):
    """One call. The columns are for searching and counting; ``detail`` is the complete rules.CallRecord as JSON."""

    id = models.CharField(primary_key=True, max_length=100)
    at = models.DateTimeField("时间")
    ended_at = models.DateTimeField(null=True)
    direction = models.CharField("方向", max_length=3, default="in")
    origin = models.CharField(max_length=20)
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed | None]("number", "call/{id}")
    #: Keyed index of the last four digits.
    number_tail = models.CharField(max_length=64)
    place = models.CharField("归属地", max_length=40)
    agent = models.CharField("工号", max_length=12)
    agents = ArrayField(models.CharField(max_length=12))
    queue = models.CharField("队列", max_length=40)
    answered = models.BooleanField()
    wait_seconds = models.FloatField("等待")
    talk_seconds = models.FloatField("通话")
    held_seconds = models.FloatField()
    wrap_up_seconds = models.FloatField()
    topic = models.CharField("主题", max_length=60)
    rating = models.PositiveSmallIntegerField("评价", null=True)
    hung_up_by = models.CharField("挂断方", max_length=10)
    flags = ArrayField(models.CharField(max_length=20))
    recording = models.CharField("录音", max_length=10)
    after = models.CharField(max_length=100, default="")
    detail = models.JSONField()
    sealed_detail = SealedJson("detail", "call/{id}")

    class Meta:
        db_table = "calls_callrecord"
        verbose_name = verbose_name_plural = "通话记录"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at", "-id"], name="call_when"),
            models.Index(fields=["number_index", "-at", "-id"], condition=~Q(number_index=""), name="call_number"),
            models.Index(fields=["number_tail", "-at", "-id"], condition=~Q(number_tail=""), name="call_number_tail"),
            models.Index(fields=["topic", "-at", "-id"], condition=~Q(topic=""), name="call_topic"),
            models.Index(fields=["rating", "-at", "-id"], condition=Q(rating__isnull=False), name="call_rating"),
            models.Index(fields=["queue", "-at", "-id"], condition=~Q(queue=""), name="call_queue"),
            models.Index(fields=["after"], condition=~Q(after=""), name="call_after"),
        ]


class NoteCorrection(models.Model):
    """What a citizen says is right where an agent's note is wrong. The note itself stays as it is in the event log.

    ``call`` is no foreign key: records are made anew from the log, corrections are not. ``by``: who decided.
    ``position``: from 1, among the corrections of this agent's note of the call; the last one holds.
    """

    call = models.CharField(max_length=100)
    agent = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=12)
    text_cipher = models.TextField()
    text = SealedText[Sealed]("text", "call/{call}", field="correction {agent} {position}")

    class Meta:
        verbose_name = verbose_name_plural = "备注更正"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["call", "agent", "position"], name="one_correction_a_position")
        ]


class CallExport(models.Model):
    """A workbook of calls that somebody requested, made in the background and removed after some days.

    ``filters``: the request's, until the workbook is made; a number in them is sealed. ``total`` calls were found when
    it was requested, ``done`` are written. ``touched_at``: when a worker last wrote of it. ``file``: in the archive.
    """

    id = models.CharField(primary_key=True, max_length=40)
    by = models.CharField("工号", max_length=12)
    filters = models.JSONField("条件", default=dict)
    state = models.CharField("状态", max_length=10, default=ExportState.WAITING.value)
    total = models.PositiveIntegerField("条数")
    done = models.PositiveIntegerField("已写", default=0)
    error = models.CharField("原因", max_length=200, default="")
    file = models.CharField(max_length=200, default="")
    size = models.PositiveBigIntegerField(default=0)
    requested_at = models.DateTimeField("申请时间")
    touched_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "通话导出"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["by", "-requested_at"], name="call_export_of_person")
        ]


class CallTalk(models.Model):
    """One talk of a call, for searching and counting by agent."""

    pk = models.CompositePrimaryKey("call_id", "talk")
    call = models.ForeignKey(CallRecord, on_delete=models.CASCADE, related_name="talks", db_index=False)
    #: 0: an outgoing call that nobody answered.
    talk = models.PositiveSmallIntegerField()
    #: The call's moment, so that paging needs one index.
    at = models.DateTimeField()
    agent = models.CharField(max_length=12)
    queue = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    seconds = models.FloatField()
    held_seconds = models.FloatField()
    ended_by = models.CharField(max_length=10)

    class Meta:
        db_table = "calls_calltalk"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agent", "-at", "-call"], name="talk_agent_when"),
        ]


class AgentPeriod(models.Model):
    """A stretch of an agent's time in one state; open while ``end`` is null. ``seq`` of the event that began it."""

    pk = models.CompositePrimaryKey("agent", "seq")
    agent = models.CharField(max_length=12)
    seq = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=60)
    call = models.CharField(max_length=100)
    start = models.DateTimeField()
    end = models.DateTimeField(null=True)

    class Meta:
        db_table = "calls_agentperiod"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agent", "-start"], name="period_agent_when"),
            models.Index(fields=["start"], name="period_start"),
            models.Index(fields=["end"], name="period_end"),
            models.Index(fields=["call"], condition=~Q(call=""), name="period_call"),
        ]
