"""Tables of open facts, closed periods, late corrections, saved questions and schedules."""

from typing import ClassVar

from django.db import models


class FactRow(models.Model):
    """A fact that is folded from few events: a case, a deadline, a use of an article, an entry."""

    pk = models.CompositePrimaryKey("table", "id")
    table = models.CharField(max_length=20)
    id = models.CharField(max_length=180)
    #: Subject of its events. All facts of a subject are folded again together.
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
    """A closed day, or a closed month in place of its days, in a Parquet file."""

    table = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    #: From 1; a correction writes the next version.
    version = models.PositiveIntegerField()
    file = models.CharField(max_length=100)
    rows = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField()
    #: SM3 (hex) of the file.
    digest = models.CharField(max_length=64)
    #: Digest of the definitions that the sums were made by (rules.sums); "" without sums.
    sums = models.CharField(max_length=16, default="")
    #: SM3 (hex) of the sums' files.
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
    """A call of a closed day that later events changed. Deleted once its period is written again."""

    call = models.CharField(primary_key=True, max_length=110)
    day = models.DateField()
    noted_at = models.DateTimeField()


class LateDay(models.Model):
    """A closed day whose agents' time later events changed. Deleted once its period is written again."""

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
    """A question to the explorer, saved under a name."""

    question = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="question_name_once")
        ]


class Schedule(Shared):
    """A report that makes itself: a ready-made ``report``, or a ``question`` about the last complete span."""

    report = models.CharField(max_length=20, default="")
    question = models.JSONField(null=True)
    span = models.CharField(max_length=10)
    at = models.TimeField()
    form = models.CharField(max_length=4)
    active = models.BooleanField(default=True)
    #: When the report of the span that is over at that moment is made.
    next_at = models.DateTimeField()
    #: Failed attempts at that report so far.
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="schedule_name_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["active", "next_at"], name="schedule_due")]


class Result(models.Model):
    """The report that a schedule made for a span."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="results")
    first = models.DateField()
    last = models.DateField()
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=4)
    #: Name of the sealed object in the archive; "" when the report could not be made.
    file = models.CharField(max_length=120, default="")
    size = models.PositiveIntegerField(default=0)
    #: Why the report could not be made; "" otherwise.
    error = models.CharField(max_length=300, default="")
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
