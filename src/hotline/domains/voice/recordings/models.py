"""Tables of recordings: files, legal holds, retention rules, downloads, checks and lists for destruction."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.infrastructure.sealed_columns import SealedText
from hotline.kernel.sealed import Sealed


class RecordingFile(models.Model):
    """The recording of one call."""

    call = models.CharField(primary_key=True, max_length=100)
    at = models.DateTimeField()
    #: The raw file below the recordings folder; "" when there is none (any more).
    path = models.CharField(max_length=200)
    #: "verified" or "faulty", by the last check.
    state = models.CharField(max_length=10)
    #: The fault that the last check found; "" for none.
    why = models.CharField(max_length=20)
    seconds = models.FloatField()
    talk_seconds = models.FloatField()
    #: Bytes of the raw file.
    size = models.BigIntegerField()
    #: SM3 (hex) of the raw file.
    digest = models.CharField(max_length=64)
    checked_at = models.DateTimeField()
    #: Name of the sealed object; "" before archiving.
    archive = models.CharField(max_length=200, default="")
    archived_at = models.DateTimeField(null=True)
    archive_size = models.BigIntegerField(default=0)
    #: SM3 (hex) of the sealed object.
    archive_digest = models.CharField(max_length=64, default="")
    #: SM3 (hex) of the sound in the sealed object.
    sound_digest = models.CharField(max_length=64, default="")
    #: Place in the chain of archived recordings, from 1.
    position = models.BigIntegerField(null=True, unique=True)
    link = models.CharField(max_length=64, default="")
    read_at = models.DateTimeField(null=True)
    #: When the recording was deleted because its time was over.
    deleted_at = models.DateTimeField(null=True)
    #: When the last of its files left the spool and the archive.
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "录音文件"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "-checked_at"], name="recording_state"),
            models.Index(fields=["at", "call"], condition=Q(deleted_at=None), name="recording_kept"),
            models.Index(fields=["at"], condition=Q(archived_at=None, deleted_at=None), name="recording_raw"),
            # archived, and the raw file is still there: a worker died before it removed it
            models.Index(
                fields=["call"], condition=Q(archived_at__isnull=False) & ~Q(path=""), name="recording_raw_too"
            ),
            models.Index(fields=["read_at"], condition=Q(deleted_at=None), name="recording_unread"),
            models.Index(
                fields=["archived_at"],
                include=["size", "archive_size"],
                condition=Q(archived_at__isnull=False, deleted_at=None),
                name="recording_sums",
            ),
            models.Index(
                fields=["call"], condition=Q(deleted_at__isnull=False, destroyed_at=None), name="recording_destroy"
            ),
        ]


class TalkTranscript(models.Model):
    """What was said in a call, written down while it lasted or from its recording. Goes with the recording."""

    call = models.CharField(primary_key=True, max_length=100)
    at = models.DateTimeField()
    #: Level of unrest in what the citizen said, "" for none.
    level = models.CharField(max_length=4, default="")
    text_cipher = models.TextField()
    text = SealedText[Sealed]("text", "transcript/{call}")

    class Meta:
        verbose_name = verbose_name_plural = "通话转写"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-at"], name="transcript_when")]


class LegalHold(models.Model):
    """A hold: the call's recording stays, whatever the rules say, until somebody lifts the hold."""

    call = models.CharField(max_length=100)
    reason = models.CharField("原因", max_length=200)
    by = models.CharField("工号", max_length=12)
    at = models.DateTimeField("时间")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=12, default="")
    lift_reason = models.CharField(max_length=200, default="")

    class Meta:
        verbose_name = verbose_name_plural = "录音封存"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["call"], condition=Q(lifted_at=None), name="one_hold_a_call")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["call", "-at"], name="hold_of_a_call")]


class RetentionRule(models.Model):
    """Recordings of calls with this queue, topic and flag are stored for so many years; "" is any."""

    name = models.CharField("名称", max_length=40, unique=True)
    queue = models.CharField("队列", max_length=40, default="")
    topic = models.CharField("主题", max_length=60, default="")
    flag = models.CharField("标记", max_length=20, default="")
    years = models.PositiveSmallIntegerField("保存年数")
    changed_by = models.CharField(max_length=12)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "录音保存规则"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(years__gte=3), name="three_years_at_least"),
            models.UniqueConstraint(fields=["queue", "topic", "flag"], name="one_rule_a_kind"),
        ]


class Download(models.Model):
    """A copy of a recording that a staff member took. The copy bears the row's ``id`` as its watermark."""

    call = models.CharField(max_length=100)
    by = models.CharField("工号", max_length=12)
    name = models.CharField("姓名", max_length=40)
    at = models.DateTimeField("时间")
    reason = models.CharField("原因", max_length=200)
    size = models.BigIntegerField()
    #: SM3 (hex) of the copy.
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "录音下载"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["call", "-at"], name="download_of_a_call")]


class Listening(models.Model):
    """A staff member listens to a sound once. The sound bears the row's ``id`` (``rules.listening.mark_of``).

    ``about``: the subject whose sound it is, such as ``call/…`` or ``item/…``.
    """

    about = models.CharField(max_length=120)
    by = models.CharField("工号", max_length=12)
    name = models.CharField("姓名", max_length=40)
    at = models.DateTimeField("时间")
    #: "" for who needs none.
    reason = models.CharField("原因", max_length=200)
    #: Which sign-in it belongs to (``Principal.session_digest``).
    session = models.CharField(max_length=16)
    #: SM3 (hex) of the token that the page was given.
    token = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    #: When it ended before it expired: the page was left, or another one of the same recording was begun.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "录音收听"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["about", "-at"], name="listening_of_a_subject")]


class CheckRun(models.Model):
    """The check of one night."""

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    listed = models.PositiveIntegerField(default=0)
    read = models.PositiveIntegerField(default=0)
    #: Recordings that were not read for lack of time.
    left = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)
    #: Where the chain is broken; "" when it is intact.
    chain = models.CharField(max_length=200, default="")
    fault = models.CharField(max_length=200, default="")

    class Meta:
        verbose_name = verbose_name_plural = "录音核查"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-started_at"], name="check_when")]


class Destruction(models.Model):
    """A list of recordings whose time is over, and the outcome."""

    #: True until the list is dropped or done, then None. Being unique, it allows one open list.
    open = models.BooleanField(null=True, unique=True, default=True)
    stage = models.CharField(max_length=10)
    day = models.DateField()
    listed_at = models.DateTimeField()
    listed_by = models.CharField(max_length=12)
    count = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    #: SM3 (hex) of the list.
    digest = models.CharField(max_length=64, default="")
    decided_at = models.DateTimeField(null=True)
    #: Who approved or dropped the list.
    decided_by = models.CharField(max_length=12, default="")
    reason = models.CharField(max_length=200, default="")
    done_at = models.DateTimeField(null=True)
    destroyed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    #: SM3 (hex) of what was destroyed.
    certificate = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = verbose_name_plural = "录音销毁"


class DueRecording(models.Model):
    """A recording on a list for destruction. ``outcome`` is a rules.destruction.DestructionOutcome."""

    destruction = models.ForeignKey(Destruction, on_delete=models.CASCADE, related_name="items")
    call = models.CharField(max_length=100)
    at = models.DateTimeField()
    seconds = models.FloatField()
    #: SM3 (hex) of its sound.
    digest = models.CharField(max_length=64)
    rule = models.CharField(max_length=40)
    retained_until = models.DateField()
    outcome = models.CharField(max_length=10, default="")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["destruction", "call"], name="listed_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["destruction", "id"], condition=Q(outcome=""), name="due_waiting"),
        ]
