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

    ``digest`` is SM3 (hex) over the file; what changes afterwards makes the next ``version``.
    """

    table = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    version = models.PositiveIntegerField()
    file = models.CharField(max_length=100)
    rows = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
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


class SavedQuestion(models.Model):
    """A question to the explorer under a name; ``shared``: everybody who sees statistics sees it."""

    name = models.CharField(max_length=60)
    owner = models.CharField(max_length=12)
    shared = models.BooleanField(default=False)
    question = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="question_name_once")
        ]
