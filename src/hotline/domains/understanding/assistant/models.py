"""What was asked and answered, sealed and for a while; and what the editors are to make of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.understanding.assistant.rules.clusters_of_questions import Doubt
from hotline.infrastructure.sealed_columns import SealedText
from hotline.kernel.sealed import Sealed


class Gap(models.Model):
    """Questions that mean the same and that nobody answers well: 待补问法. ``size`` of those still kept; ``since``: of
    these, how many came after it was dealt with. ``nearest``: codes of articles. ``article``: where it went.
    """

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        ADDED = "added", "已补问法"
        STARTED = "started", "已起草"
        DISMISSED = "dismissed", "不处理"

    state = models.CharField("状态", max_length=10, choices=State, default=State.OPEN.value)
    size = models.PositiveIntegerField("次数", default=0)
    since = models.PositiveIntegerField("处理后又有", default=0)
    first_at = models.DateTimeField("最早")
    last_at = models.DateTimeField("最近")
    nearest = models.JSONField("最近的条目", default=list)
    article = models.CharField("条目", max_length=80, default="")
    version = models.PositiveIntegerField("版本", default=0)
    reason = models.CharField("原因", max_length=200, default="")
    done_by = models.CharField("处理人", max_length=12, default="")
    done_at = models.DateTimeField("处理时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "待补问法"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "-size"], name="gap_state_size")]


class Asked(models.Model):
    """A question and what was answered. ``cipher``: rules.telling.Told sealed, personal data masked before that.

    ``doubt``: why it waits for the editors. ``settled``: it has been looked at for that, or need not be.
    ``vector``: of the question, by ``model``. ``place``: within its gap, the most typical first.
    """

    answer = models.CharField(max_length=16, unique=True)
    session = models.CharField(max_length=16)
    at = models.DateTimeField("时间")
    kind = models.CharField("答复", max_length=10)
    topics = models.JSONField(default=list)
    articles = models.JSONField(default=list)
    doubt = models.CharField("原因", max_length=10, default="", choices=[(each.value, each.value) for each in Doubt])
    useful = models.BooleanField("有用", null=True)
    by_rule = models.BooleanField(default=False)
    cipher = models.TextField()
    content = SealedText[Sealed](column="cipher")
    keep_until = models.DateTimeField()
    settled = models.BooleanField(default=False)
    gap = models.ForeignKey(Gap, null=True, on_delete=models.SET_NULL, related_name="asked")
    place = models.PositiveIntegerField(default=0)
    vector = models.BinaryField(null=True)
    model = models.CharField(max_length=40, default="")

    class Meta:
        verbose_name = verbose_name_plural = "问答留存"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], condition=Q(settled=False), name="asked_unsettled"),
            models.Index(fields=["session", "at"], name="asked_session"),
            models.Index(fields=["keep_until"], name="asked_keep"),
            models.Index(fields=["at"], name="asked_at"),
        ]


class Trial(models.Model):
    """The frozen questions put to what holds (``article`` empty), or to that with one version of an article in its
    place. ``state_of``: what it was put to. ``marks``: rules.trying.Mark by question. ``fell``: what the refusal names.
    ``before``: the trial of what held then.
    """

    at = models.DateTimeField("时间")
    seconds = models.FloatField("用时")
    state_of = models.CharField(max_length=200)
    position = models.PositiveIntegerField("知识版次", default=0)
    article = models.CharField("条目", max_length=80, default="")
    version = models.PositiveIntegerField("版本", default=0)
    revision = models.PositiveIntegerField(default=0)
    before = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField()
    fell = models.JSONField(default=list)
    passed = models.BooleanField("通过", default=True)
    overruled_by = models.CharField("坚持发布", max_length=12, default="")
    overruled_at = models.DateTimeField(null=True)
    reason = models.CharField("理由", max_length=200, default="")

    class Meta:
        verbose_name = verbose_name_plural = "发布前试答"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["article", "version", "-at"], name="trial_article"),
            models.Index(fields=["state_of"], name="trial_state"),
        ]


class Sample(models.Model):
    """Answers of a week or a month drawn for people to judge; the same ``seed`` draws the same again. ``entry``: the
    register's entry its result became.
    """

    key = models.CharField("期", primary_key=True, max_length=10)
    first = models.DateField("自")
    last = models.DateField("至")
    seed = models.CharField(max_length=32)
    population = models.PositiveIntegerField("总体")
    size = models.PositiveIntegerField("抽取")
    drawn_by = models.CharField(max_length=12)
    drawn_at = models.DateTimeField()
    entry = models.CharField(max_length=40, default="")

    class Meta:
        verbose_name = verbose_name_plural = "人工判定抽样"


class Sampled(models.Model):
    """``right`` None: not decided yet."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="drawn")
    place = models.PositiveIntegerField()
    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="sampled")
    right = models.BooleanField("判定", null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sample", "place"], name="a_place_in_a_sample")
        ]


class Judgement(models.Model):
    """By one of two who do not see each other's, or by the third who decides between them."""

    drawn = models.ForeignKey(Sampled, on_delete=models.PROTECT, related_name="judgements")
    by = models.CharField("判定人", max_length=12)
    right = models.BooleanField("正确")
    words = models.CharField("理由", max_length=200, default="")
    decides = models.BooleanField("裁定", default=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["drawn", "by"], name="one_judgement_a_person")
        ]


class Minute(models.Model):
    """Whether 京晓保 answered in this minute, asked through the door that citizens use."""

    at = models.DateTimeField("分钟", primary_key=True)
    up = models.BooleanField("可用")
    milliseconds = models.PositiveIntegerField("用时")
    detail = models.CharField("问题", max_length=120, default="")

    class Meta:
        verbose_name = verbose_name_plural = "可用分钟"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], condition=Q(up=False), name="minute_down"),
        ]
