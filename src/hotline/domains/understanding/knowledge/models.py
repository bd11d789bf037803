"""Tables of articles and their versions, feedback, required reading, attachments and terms."""

from typing import Any, ClassVar

import msgspec
from django.db import models
from django.db.models import Q

from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules.feedback import FeedbackOutcome
from hotline.domains.understanding.knowledge.rules.life import OPEN, READ, LifeStatus, State


class Article(models.Model):
    """An article. ``code`` is its permanent address, ``topic`` its place in the tree."""

    code = models.SlugField("代码", max_length=80, unique=True)
    topic = models.SlugField("主题", max_length=80)
    created_at = models.DateTimeField("建立时间")
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "知识条目"

    def __str__(self) -> str:
        return self.code


class Version(models.Model):
    """A version of an article."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    title = models.CharField("标题", max_length=80)
    #: The article (rules.article), never changed once published. ``title`` and the dates repeat its own.
    content = models.JSONField("内容")
    valid_from = models.DateField("生效日期")
    valid_until = models.DateField("失效日期", null=True)
    state = models.CharField("状态", max_length=10, default=State.DRAFT.value)
    #: Counts the savings of a draft.
    revision = models.PositiveIntegerField(default=1)
    #: The version from which this one was written.
    base = models.PositiveIntegerField("起草自", default=0)
    note = models.CharField("改动说明", max_length=200, default="")
    remark = models.CharField("审核意见", max_length=300, default="")
    #: Staff numbers of everybody who edited it, the last one last.
    authors = models.JSONField("起草人")
    reviewer = models.CharField("审核人", max_length=12, default="")
    publisher = models.CharField("发布人", max_length=12, default="")
    saved_at = models.DateTimeField("保存时间")
    reviewed_at = models.DateTimeField("审核时间", null=True)
    #: When it is to be published.
    publish_at = models.DateTimeField("定于", null=True)
    published_at = models.DateTimeField("发布时间", null=True)
    retired_at = models.DateTimeField("下线时间", null=True)
    retired_on = models.DateField("自此不再有效", null=True)
    retired_by = models.CharField("下线人", max_length=12, default="")
    retired_because = models.CharField("下线原因", max_length=200, default="")
    #: Place in the chain of all published versions, with ``digest`` and ``link``.
    position = models.PositiveIntegerField(null=True, unique=True)
    digest = models.CharField(max_length=64, default="")
    link = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = verbose_name_plural = "条目版本"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["article", "number"], name="a_version_is_numbered_once"),
            models.UniqueConstraint(fields=["article"], condition=Q(state__in=OPEN), name="one_version_is_worked_on"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["article", "-valid_from", "-number"], condition=Q(state__in=READ), name="version_read"
            ),
            models.Index(fields=["saved_at"], condition=Q(state__in=OPEN), name="version_open"),
        ]

    def __str__(self) -> str:
        return f"{self.title} 第{self.number}版"

    @property
    def parsed_article(self) -> rules.Article:
        """The article of this version. Stored content is safe to show."""
        return msgspec.convert(self.content, rules.Article)

    @property
    def life_status(self) -> LifeStatus:
        return LifeStatus(State(self.state), tuple(self.authors), self.reviewer)


class File(models.Model):
    """An attachment or picture.

    ``digest`` is its SM3 (hex) and its name in the archive; ``name`` is its first file name.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    name = models.CharField("文件名", max_length=200)
    type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节")
    by = models.CharField("上传人", max_length=12)
    at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = verbose_name_plural = "附件"

    def __str__(self) -> str:
        return self.name


class Feedback(models.Model):
    """Feedback on a ``passage`` of a version. It has to be answered by the end of the day ``due_on``."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="feedback")
    number = models.PositiveIntegerField("版本")
    passage = models.CharField("段落", max_length=40, default="")
    kind = models.CharField("种类", max_length=10)
    text = models.CharField("说明", max_length=500)
    call = models.CharField("通话", max_length=100, default="")
    by = models.CharField("反馈人", max_length=12)
    at = models.DateTimeField("反馈时间")
    due_on = models.DateField("答复期限")
    outcome = models.CharField("处理", max_length=10, default=FeedbackOutcome.WAITING.value)
    answer = models.CharField("答复", max_length=500, default="")
    answered_by = models.CharField("答复人", max_length=12, default="")
    answered_at = models.DateTimeField("答复时间", null=True)
    overdue_notified = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "知识反馈"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_on", "id"], condition=Q(outcome=""), name="feedback_open"),
            models.Index(fields=["by", "-at"], name="feedback_by"),
        ]


class RequiredReading(models.Model):
    """A version that the groups named (all when none are) have to read by ``due_on``.

    ``reader``: the one person who has to, "" for groups.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="required")
    groups = models.JSONField("班组", default=list)
    reader = models.CharField("学习人", max_length=12, default="")
    reason = models.CharField("要点", max_length=200, default="")
    due_on = models.DateField("期限")
    by = models.CharField("发出人", max_length=12)
    at = models.DateTimeField("发出时间")
    ended_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "必读"


class Receipt(models.Model):
    """A reader's receipt of a required reading. ``read_at`` is None until it is read.

    ``questions``: how many questions about it the reader answered right before.
    """

    reading = models.ForeignKey(RequiredReading, on_delete=models.CASCADE, related_name="receipts")
    reader = models.CharField("工号", max_length=12)
    read_at = models.DateTimeField("阅读时间", null=True)
    questions = models.PositiveSmallIntegerField("测验题数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "必读回执"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["reading", "reader"], name="one_receipt_a_reader")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["reader"], condition=Q(read_at=None), name="receipt_owed")
        ]


class Term(models.Model):
    """A term and its synonyms."""

    word = models.CharField("术语", max_length=40, unique=True)
    synonyms = models.JSONField("说法", default=list)
    by = models.CharField("修改人", max_length=12)
    at = models.DateTimeField("修改时间")

    class Meta:
        verbose_name = verbose_name_plural = "术语"
        ordering: ClassVar[list[str]] = ["word"]

    def __str__(self) -> str:
        return self.word


def content_of(article: rules.Article) -> dict[str, Any]:
    """The article as ``Version`` stores it."""
    return rules.to_builtins(article)
