"""The chain over the audit rows, its heads, and what checks have found."""

from typing import ClassVar

from django.db import models


class AuditLink(models.Model):
    """One link: an audit row in the chain. Triggers refuse to change or delete it."""

    #: 1, 2, 3 … without a gap.
    position = models.BigIntegerField(primary_key=True)
    row_id = models.BigIntegerField(unique=True)
    #: SM3 (hex) over the link before and the row.
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "审计链"


class AuditHead(models.Model):
    """A head as it was signed. What counts is what the second places have; triggers refuse to change this one too."""

    position = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    kind = models.CharField(max_length=12)
    row_id = models.BigIntegerField()
    #: The SignedHead, as JSON.
    content = models.TextField()
    signature = models.TextField()
    #: Names of the second places that have it.
    confirmed = models.JSONField(default=list)

    class Meta:
        verbose_name = verbose_name_plural = "审计链头"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-at"], name="audit_heads_when")]


class AuditFinding(models.Model):
    """Something that a check has found, with the alarm that was raised for it."""

    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=120)
    text = models.TextField()
    alarm = models.CharField(max_length=100)
    first_at = models.DateTimeField()
    #: When it was last found, and when an alarm was last raised.
    last_at = models.DateTimeField()
    raised_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "审计发现"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "about"], name="each_audit_finding_once")
        ]


class AuditVerification(models.Model):
    """One hourly verification."""

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    #: Links whose rows were read again, heads that were compared, and findings.
    links = models.BigIntegerField()
    heads = models.IntegerField()
    findings = models.IntegerField()
    #: Where the sweep through the older links goes on.
    swept_to = models.BigIntegerField(default=0)
    #: Why it could not be completed; "" when it was.
    error = models.TextField(default="")

    class Meta:
        verbose_name = verbose_name_plural = "审计核对"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-started_at"], name="audit_verified_when")]


class AuditPruning(models.Model):
    """Rows whose time was over were removed, up to the link ``position``."""

    position = models.BigIntegerField()
    #: The chain's digest there, with which the chain now begins.
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    #: Rows, and as many links, that were removed; the moment of the newest of them.
    removed = models.BigIntegerField()
    until = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "审计到期清理"
