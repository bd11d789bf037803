"""Tables of calls out: the versions of the policy, and each number that was dialled or refused."""

from typing import ClassVar

from django.db import models


class OutboundPolicyVersion(models.Model):
    """The outbound policy as saved, which is in force from then on; ``version`` counts from 1."""

    version = models.PositiveIntegerField(primary_key=True)
    saved_at = models.DateTimeField()
    by = models.CharField(max_length=12)
    comment = models.CharField(max_length=200)
    content = models.JSONField()

    class Meta:
        verbose_name = verbose_name_plural = "外呼权限"


class OutboundAttempt(models.Model):
    """A number dialled, or refused for ``reason``; folded from the events, which hold the number itself."""

    id = models.CharField(primary_key=True, max_length=120)
    at = models.DateTimeField()
    agent = models.CharField(max_length=12)
    path = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    call = models.CharField(max_length=100)
    number_masked = models.CharField(max_length=40)
    reason = models.CharField(max_length=20, default="")

    class Meta:
        verbose_name = verbose_name_plural = "外呼"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-at", "-id"], name="outbound_when")]
