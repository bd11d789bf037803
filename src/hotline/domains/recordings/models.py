"""What the checks found of each recording."""

from typing import ClassVar

from django.db import models


class RecordingFile(models.Model):
    """The recording of one call. ``path`` lies below the recordings folder, empty when there is no file."""

    call = models.CharField(primary_key=True, max_length=100)
    path = models.CharField(max_length=200)
    state = models.CharField(max_length=10)
    why = models.CharField(max_length=20)
    seconds = models.FloatField()
    talk_seconds = models.FloatField()
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "录音文件"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "-checked_at"], name="recording_state")]
