"""Tables of campaigns: the campaign, rows of its list that are not rung, entries that are, and their tries."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.service.campaigns.rules.campaign import MAX_TRIES, CampaignMode, CampaignStage
from hotline.domains.service.campaigns.rules.entries import EntryState
from hotline.domains.service.campaigns.rules.sources import ListSource
from hotline.infrastructure.sealed_columns import SealedColumns, SealedText
from hotline.kernel.sealed import Sealed


class Campaign(models.Model):
    """A list of citizens whom agents ring for one purpose, from its upload to its end."""

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField("名称", max_length=60)
    purpose = models.CharField("目的", max_length=200, default="")
    stage = models.CharField("状态", max_length=12, default=CampaignStage.UPLOADED.value)
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")
    source = models.CharField("来源", max_length=10, default=ListSource.FILE.value)
    #: Of a list from a search: the same one is not made twice.
    list_digest = models.CharField(max_length=64, default="")
    #: The list as uploaded, or what was found as JSON: sealed in the archive; "" once it has begun.
    file = models.CharField(max_length=200, default="")
    headings = models.JSONField(default=list)
    rows = models.PositiveIntegerField("行数", default=0)
    mode = models.CharField("方式", max_length=12, default=CampaignMode.PREVIEW.value)
    #: How many AI seats dial at once.
    lines = models.PositiveSmallIntegerField("线数", default=2)
    #: Whose agents ring, or go on with citizens of AI seats.
    queue = models.CharField("队列", max_length=40, default="")
    script = models.TextField("话术", default="")
    #: A published survey and which version of it; 0 for none.
    survey = models.PositiveIntegerField("问卷", default=0)
    survey_version = models.PositiveIntegerField(default=0)
    #: Pairs of "09:00" in Beijing.
    spans = models.JSONField("时段", default=list)
    working_days_only = models.BooleanField("仅工作日", default=True)
    max_tries = models.PositiveSmallIntegerField("次数", default=MAX_TRIES)
    gap_minutes = models.PositiveIntegerField("间隔", default=120)
    number_column = models.CharField(max_length=100, default="")
    name_column = models.CharField(max_length=100, default="")
    #: Headings whose values the agent sees.
    variables = models.JSONField(default=list)
    #: How many of those who may be rung are drawn; 0 for all. The seed stays as long as the campaign: a draw that
    #: anybody can repeat, and nobody can make again until it suits.
    sample_size = models.PositiveIntegerField("抽样数", default=0)
    seed = models.CharField("随机种子", max_length=40, default="")
    #: Counts the checks: an approval is for one of them.
    check_number = models.PositiveIntegerField(default=0)
    callable_count = models.PositiveIntegerField("可拨", default=0)
    #: Row problem -> how many.
    problems = models.JSONField(default=dict)
    #: Why the list could not be read; "" for nothing.
    failure = models.CharField(max_length=200, default="")
    approved_by = models.CharField("批准人", max_length=12, default="")
    started_at = models.DateTimeField("开始", null=True)
    over_at = models.DateTimeField("结束", null=True)
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "外呼任务"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-created_at", "-id"], name="campaign_newest")]


class CampaignProblem(models.Model):
    """A row of the list that is not rung."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="refused")
    #: As a spreadsheet counts: the heading is row 1.
    line = models.PositiveIntegerField("行号")
    problem = models.CharField("问题", max_length=12)
    #: Masked; what is no number is not kept.
    number_masked = models.CharField("号码", max_length=40, default="")

    class Meta:
        verbose_name = verbose_name_plural = "外呼名单问题行"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "line"], name="campaign_problem_once"),
        ]


class CampaignEntry(models.Model):
    """A citizen of the list. ``details``: name and variables as JSON. ``taken_by`` has it offered or is calling.

    ``answers``: to the survey, without what citizens said in words, which is ``comments``.
    """

    id = models.CharField(primary_key=True, max_length=60)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="entries")
    line = models.PositiveIntegerField("行号")
    #: What it comes from, of a list from a search: ``call/…``, ``case/…``, ``callback/…``.
    about = models.CharField("来源", max_length=120, default="")
    number_masked = models.CharField("号码", max_length=40)
    number_cipher = models.TextField()
    number_index = models.CharField(max_length=64)
    number = SealedColumns[Sealed]("number", "campaignentry/{id}")
    details_cipher = models.TextField(default="")
    details = SealedText[Sealed | None]("details", "campaignentry/{id}")
    state = models.CharField("状态", max_length=10, default=EntryState.WAITING.value)
    next_at = models.DateTimeField("下次拨打")
    #: The citizen agreed on the moment: the windows of the day do not count.
    is_agreed = models.BooleanField(default=False)
    taken_by = models.CharField("工号", max_length=12, default="")
    taken_at = models.DateTimeField(null=True)
    result = models.CharField("结果", max_length=16, default="")
    note = models.CharField("备注", max_length=60, default="")
    closed_at = models.DateTimeField("办结", null=True)
    closed_by = models.CharField(max_length=12, default="")
    answers = models.JSONField(default=dict)
    comments_cipher = models.TextField(default="")
    comments = SealedText[Sealed | None]("comments", "campaignentry/{id}")

    class Meta:
        verbose_name = verbose_name_plural = "外呼名单"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "line"], name="campaign_entry_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["campaign", "next_at", "line"], condition=Q(state="waiting"), name="campaign_due"),
            models.Index(fields=["taken_by"], condition=Q(state__in=("offered", "calling")), name="campaign_in_hand"),
            models.Index(fields=["number_index"], name="campaign_number"),
        ]


class CampaignTry(models.Model):
    """One try, stored before anything rings. ``result`` comes from the call; ``reported_result`` goes before it."""

    entry = models.ForeignKey(CampaignEntry, on_delete=models.CASCADE, related_name="tries")
    #: From 1.
    number = models.PositiveSmallIntegerField("次序")
    call = models.CharField("通话", max_length=100, unique=True)
    at = models.DateTimeField("时间")
    agent = models.CharField("工号", max_length=12)
    result = models.CharField("结果", max_length=16, default="")
    reported_result = models.CharField("坐席填写", max_length=16, default="")
    #: What was said with an AI seat.
    talk_cipher = models.TextField(default="")
    talk = SealedText[Sealed | None]("talk", "campaigntry/{call}")

    class Meta:
        verbose_name = verbose_name_plural = "外呼记录"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "number"], name="campaign_try_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["agent", "-at"], name="campaign_try_of_agent")]

    @property
    def outcome(self) -> str:
        return self.reported_result or self.result
