"""Facts that PostgreSQL keeps while their days are open, which days are closed, and what was asked and saved."""

from typing import ClassVar

from django.db import models


class FactRow(models.Model):
    """A fact that is folded from few events: a case, a clock, a mention, an entry. ``data`` holds its columns.

    ``subject`` is what it was folded from: everything of a subject is folded anew at once.
    """

    pk = models.CompositePrimaryKey("table", "id")
    table = models.CharField(max_length=20)
    id = models.CharField(max_length=180)
    subject = models.CharField(max_length=120)
    day = models.DateField()
    changed_at = models.DateTimeField()
    gone = models.BooleanField(default=False)
    data = models.JSONField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject"], name="fact_subject"),
            models.Index(fields=["table", "changed_at"], name="fact_changed"),
            models.Index(fields=["table", "day"], name="fact_day"),
        ]


class ClosedPeriod(models.Model):
    """Days that lie in a Parquet file: a single day, or a whole month in place of its days.

    ``digest`` is SM3 (hex) over the file; what changes afterwards makes the next ``version``. ``sums`` names what the
    sums beside it were made by (rules.sums), "" without any; ``sums_digest`` over these.
    """

    table = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    version = models.PositiveIntegerField()
    file = models.CharField(max_length=100)
    rows = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    sums = models.CharField(max_length=16, default="")
    sums_digest = models.CharField(max_length=64, default="")
    written_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        verbose_name = verbose_name_plural = "已封存的统计日"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["table", "first", "last", "version"], name="closed_once"),
            models.UniqueConstraint(
                fields=["table", "first"], condition=models.Q(current=True), name="closed_one_is_current"
            ),
        ]


class Correction(models.Model):
    """A call of a closed day that events told of afterwards; gone once its period was written anew."""

    call = models.CharField(primary_key=True, max_length=110)
    day = models.DateField()
    noted_at = models.DateTimeField()


class LateDay(models.Model):
    """A closed day of which events of agents' time told afterwards; gone once its period was written anew."""

    day = models.DateField(primary_key=True)
    noted_at = models.DateTimeField()


class Shared(models.Model):
    """Something of one person that others may see: everybody with statistics, or these roles and people."""

    name = models.CharField(max_length=60)
    owner = models.CharField(max_length=12)
    shared = models.BooleanField(default=False)
    roles = models.JSONField(default=list)
    people = models.JSONField(default=list)

    class Meta:
        abstract = True


class SavedQuestion(Shared):
    """A question to the explorer under a name."""

    question = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="question_name_once")
        ]


class Schedule(Shared):
    """What is made by itself: a ready-made ``report``, or a ``question`` whose days are the last whole span.

    ``next_at``: for the span that is over at that moment. ``tries``: failed ones for it so far.
    """

    report = models.CharField(max_length=20, default="")
    question = models.JSONField(null=True)
    span = models.CharField(max_length=10)
    at = models.TimeField()
    form = models.CharField(max_length=4)
    active = models.BooleanField(default=True)
    next_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="schedule_name_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["active", "next_at"], name="schedule_due")]


class Result(models.Model):
    """What a schedule made for a span: sealed in the archive as ``file``, or ``trouble`` that kept it from being."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="results")
    first = models.DateField()
    last = models.DateField()
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=4)
    file = models.CharField(max_length=120, default="")
    size = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, default="")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["schedule", "first"], name="result_once_a_span")
        ]


class OutsideRegister(models.Model):
    """Figures from outside, defined on screen (rules.outside): entered, approved and corrected as any register's."""

    key = models.CharField(primary_key=True, max_length=20)
    name = models.CharField(max_length=20, unique=True)
    about = models.CharField(max_length=20)
    fields = models.JSONField()
    version = models.PositiveSmallIntegerField()
    retired = models.BooleanField(default=False)
    made_by = models.CharField(max_length=12)
    made_at = models.DateTimeField()
