"""Tables of questions and answers, sealed and stored for a limited time; of gaps, trials, samples and outages."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.understanding.assistant.rules.clusters_of_questions import Doubt
from hotline.infrastructure.sealed_columns import SealedText
from hotline.kernel.sealed import Sealed


class Gap(models.Model):
    """待补问法: questions of one meaning that no article answers well."""

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        ADDED = "added", "已补问法"
        STARTED = "started", "已起草"
        DISMISSED = "dismissed", "不处理"

    state = models.CharField("状态", max_length=10, choices=State, default=State.OPEN.value)
    #: Number of its questions still stored.
    size = models.PositiveIntegerField("次数", default=0)
    #: Number of those that came after it was dealt with.
    since = models.PositiveIntegerField("处理后又有", default=0)
    first_at = models.DateTimeField("最早")
    last_at = models.DateTimeField("最近")
    #: Codes of the nearest articles.
    nearest = models.JSONField("最近的条目", default=list)
    #: Code of the article that deals with it.
    article = models.CharField("条目", max_length=80, default="")
    version = models.PositiveIntegerField("版本", default=0)
    reason = models.CharField("原因", max_length=200, default="")
    done_by = models.CharField("处理人", max_length=12, default="")
    done_at = models.DateTimeField("处理时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "待补问法"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "-size"], name="gap_state_size")]


class StoredQuestion(models.Model):
    """A question and its answer."""

    answer = models.CharField(max_length=16, unique=True)
    session = models.CharField(max_length=16)
    at = models.DateTimeField("时间")
    kind = models.CharField("答复", max_length=10)
    topics = models.JSONField(default=list)
    articles = models.JSONField(default=list)
    #: Why the question waits for the editors; "" for no reason.
    doubt = models.CharField("原因", max_length=10, default="", choices=[(each.value, each.value) for each in Doubt])
    useful = models.BooleanField("有用", null=True)
    by_rule = models.BooleanField(default=False)
    #: A rules.stored_exchange.StoredExchange, masked, then sealed.
    cipher = models.TextField()
    content = SealedText[Sealed]("content", "answer/{answer}", column="cipher")
    stored_until = models.DateTimeField()
    #: The doubt was looked at, or there was none.
    settled = models.BooleanField(default=False)
    gap = models.ForeignKey(Gap, null=True, on_delete=models.SET_NULL, related_name="questions")
    #: Place within its gap, the most typical question first.
    place = models.PositiveIntegerField(default=0)
    #: Of the question, by ``model``.
    vector = models.BinaryField(null=True)
    model = models.CharField(max_length=40, default="")

    class Meta:
        db_table = "assistant_asked"
        verbose_name = verbose_name_plural = "问答留存"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], condition=Q(settled=False), name="asked_unsettled"),
            models.Index(fields=["session", "at"], name="asked_session"),
            models.Index(fields=["stored_until"], name="asked_keep"),
            models.Index(fields=["at"], name="asked_at"),
        ]


class Trial(models.Model):
    """A run of the frozen questions.

    Without ``article`` it runs on the articles in force, otherwise with one version of that article in its place.
    """

    at = models.DateTimeField("时间")
    seconds = models.FloatField("用时")
    #: Identifies the state of the knowledge that was tried.
    state_of = models.CharField(max_length=200)
    position = models.PositiveIntegerField("知识版次", default=0)
    article = models.CharField("条目", max_length=80, default="")
    version = models.PositiveIntegerField("版本", default=0)
    revision = models.PositiveIntegerField(default=0)
    #: The trial of the articles that were in force then.
    before = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    #: Question -> rules.frozen_questions.Mark.
    marks = models.JSONField()
    #: The questions that a refusal lists.
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
    """Answers of a week or month drawn for people to grade. The same ``seed`` draws the same answers."""

    key = models.CharField("期", primary_key=True, max_length=10)
    first = models.DateField("自")
    last = models.DateField("至")
    seed = models.CharField(max_length=32)
    population = models.PositiveIntegerField("总体")
    size = models.PositiveIntegerField("抽取")
    drawn_by = models.CharField(max_length=12)
    drawn_at = models.DateTimeField()
    #: Id of the register entry made from the result.
    entry = models.CharField(max_length=40, default="")

    class Meta:
        verbose_name = verbose_name_plural = "人工判定抽样"


class Sampled(models.Model):
    """``right`` None: not decided yet."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="drawn")
    place = models.PositiveIntegerField()
    question = models.ForeignKey(StoredQuestion, on_delete=models.PROTECT, related_name="sampled")
    right = models.BooleanField("判定", null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sample", "place"], name="a_place_in_a_sample")
        ]


class Judgement(models.Model):
    """A grade by one of two people, neither of whom sees the other's, or by the third who decides between them."""

    drawn = models.ForeignKey(Sampled, on_delete=models.PROTECT, related_name="judgements")
    by = models.CharField("判定人", max_length=12)
    right = models.BooleanField("正确")
    reason = models.CharField("理由", max_length=200, default="")
    decides = models.BooleanField("裁定", default=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["drawn", "by"], name="one_judgement_a_person")
        ]


class Minute(models.Model):
    """Whether 京晓保 answered in this minute, queried over the address that citizens use."""

    at = models.DateTimeField("分钟", primary_key=True)
    up = models.BooleanField("可用")
    milliseconds = models.PositiveIntegerField("用时")
    detail = models.CharField("问题", max_length=120, default="")

    class Meta:
        verbose_name = verbose_name_plural = "可用分钟"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], condition=Q(up=False), name="minute_down"),
        ]
