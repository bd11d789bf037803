"""The table of re-sealings: how far the values in the tables have come under the keys of today."""

from django.db import models


class Resealing(models.Model):
    """One re-sealing: every sealed value of every table comes under the keys that were new when it began.

    ``progress``: table -> {last, rows}, the key of the last row done in this round and the number of rows done.
    """

    #: Date of the keys.
    dated = models.CharField(max_length=40)
    by = models.CharField(max_length=12)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    progress = models.JSONField(default=dict)
    #: From 1: a round that changed a row is followed by another, for rows that were written meanwhile.
    round = models.PositiveSmallIntegerField(default=1)
    #: Values sealed anew, in all rounds and in this one.
    sealed = models.BigIntegerField(default=0)
    sealed_in_round = models.BigIntegerField(default=0)
    #: Values of this round that did not open: their key was destroyed, or they were altered.
    unreadable = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "重新密封"
