"""Table of what the self-checks found last."""

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
