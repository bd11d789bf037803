"""Tables of what the self-checks found last, and of security accidents."""

from typing import ClassVar

from django.db import models


class SelfCheck(models.Model):
    """The last result of one self-check. ``code``: of rules.self_checks."""

    code = models.CharField(primary_key=True, max_length=40)
    #: A CheckOutcome.
    outcome = models.CharField(max_length=10)
    text = models.CharField(max_length=1000)
    checked_at = models.DateTimeField()
    #: Since when it ends so.
    since = models.DateTimeField()
    #: Since when it has failed without passing once; None while it has not.
    failing_since = models.DateTimeField(null=True)
    #: When it passed last; None for never.
    passed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "安全检查"
        ordering: ClassVar[list[str]] = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.outcome}"


class Accident(models.Model):
    """A security accident (K19). Texts hold no personal data: that belongs into the evidence, which is sealed."""

    id = models.CharField(primary_key=True, max_length=40)
    #: The day in Beijing and a count within it.
    serial = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=80)
    #: An AccidentKind and a Level.
    kind = models.CharField(max_length=10)
    level = models.CharField(max_length=10)
    text = models.CharField(max_length=1000)
    #: Id of the alarm that it was opened from; "" for none.
    alarm = models.CharField(max_length=80, default="")
    found_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=12)
    #: Whether it counts as an accident of the contract (K19), as proposed and approved; None while it is open.
    counts = models.BooleanField(null=True)
    conclusion = models.CharField(max_length=200, default="")
    closed_at = models.DateTimeField(null=True)
    #: Who requested the closure, and who approved it.
    closed_by = models.CharField(max_length=12, default="")
    approved_by = models.CharField(max_length=12, default="")
    #: When a closure was undone last; None for never.
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "安全事故"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-found_at"], name="accident_when"),
            models.Index(fields=["-found_at"], condition=models.Q(closed_at=None), name="accident_open"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(closed_by=models.F("approved_by")),
                name="accident_closed_by_two",
            )
        ]

    def __str__(self) -> str:
        return f"{self.serial} {self.title}"


class AccidentStep(models.Model):
    """What was done about an accident, when, and who noted it. Rows are never changed."""

    accident = models.ForeignKey(Accident, on_delete=models.PROTECT, related_name="steps")
    #: A StepKind.
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    text = models.CharField(max_length=500)
    by = models.CharField(max_length=12)
    noted_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "安全事故经过"
        ordering: ClassVar[list[str]] = ["at", "pk"]


class AccidentDecision(models.Model):
    """A closure of an accident, or its undoing. Rows are never changed: an accident may be decided again and again."""

    accident = models.ForeignKey(Accident, on_delete=models.PROTECT, related_name="decisions")
    #: A DecisionKind.
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()
    #: As in Accident; None for an undoing.
    counts = models.BooleanField(null=True)
    #: The conclusion, or why it was undone.
    reason = models.CharField(max_length=200)
    requested_by = models.CharField(max_length=12)
    approved_by = models.CharField(max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "安全事故认定"
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(requested_by=models.F("approved_by")), name="accident_decided_by_two"
            )
        ]


class AccidentFile(models.Model):
    """Evidence of an accident: sealed, in the archive. ``digest`` is SHA-256 (hex) of the content."""

    id = models.CharField(primary_key=True, max_length=40)
    accident = models.ForeignKey(Accident, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=120)
    by = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "安全事故证据"
        ordering: ClassVar[list[str]] = ["at"]
