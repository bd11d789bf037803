"""The event log: every fact in the bus's order, each row chained to the one before. It is the source of truth."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.events.routing import TURNS


class LoggedEvent(models.Model):
    """One event of the log. A trigger refuses to change or delete it."""

    #: 1, 2, 3 … without a gap.
    position = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=120)
    seq = models.PositiveIntegerField()
    type = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    site = models.CharField(max_length=20)
    node = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    test = models.BooleanField()
    data = models.JSONField()
    #: Id of the call that the event is about; "" when it is about none.
    call = models.CharField(max_length=110)
    #: Position in the bus's stream; None for an event that never went over the bus.
    stream_position = models.BigIntegerField(null=True)
    #: SM3 (hex) over the previous digest and this event.
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject", "seq"], name="each_event_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["call"], condition=~Q(call=""), name="events_of_a_call"),
            models.Index(fields=["subject", "at"], condition=Q(type__in=TURNS), name="turns_of_an_agent"),
            models.Index(fields=["-at"], condition=Q(type="agent.directed"), name="directions_of_a_day"),
        ]


class ParkedEvent(models.Model):
    """A message that could not be logged, with the reason, for a person to look at. Nothing waits for it."""

    stream_position = models.BigIntegerField(null=True)
    parked_at = models.DateTimeField()
    bus_subject = models.CharField(max_length=200)
    payload = models.BinaryField()
    reason = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "搁置事件"


class LogHead(models.Model):
    """The single row that says how far the log reaches. A writer locks it, so that two projectors never interleave."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)
    #: The stream's moment of creation, as its name: a stream that is created again counts from 1.
    stream = models.CharField(max_length=40, default="")
    #: Position of the last message taken from the stream.
    stream_position = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(id=1), name="one_log_one_head")
        ]
