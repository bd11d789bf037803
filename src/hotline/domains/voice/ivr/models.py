"""Tables of flows and prompts.

A version's content never changes, so what a caller heard last year can still be shown.
"""

from typing import ClassVar

from django.db import models


class FlowVersion(models.Model):
    """A version of a flow."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        TRIAL = "trial", "试用"
        PUBLISHED = "published", "已发布"
        RETIRED = "retired", "已替换"

    flow = models.SlugField("流程", max_length=40)
    version = models.PositiveIntegerField("版本")
    name = models.CharField("名称", max_length=40)
    #: The flow's JSON (rules.Flow).
    content = models.JSONField("内容")
    #: The TOML of the scenarios that the flow must pass.
    scenarios = models.TextField("场景", blank=True, default="")
    #: The dialled numbers that the flow answers.
    numbers = models.JSONField("接入号码", default=list, blank=True)
    trial_numbers = models.JSONField("试用号码", default=list, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.DRAFT)
    #: The version from which this one was written; 0: none.
    base = models.PositiveIntegerField("起草自", default=0)
    note = models.CharField("说明", max_length=200, blank=True, default="")
    saved_at = models.DateTimeField("保存时间")
    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    #: When new calls last stopped getting this version.
    left_at = models.DateTimeField("停用时间", null=True, blank=True)
    by = models.CharField("起草人", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "流程版本"
        ordering: ClassVar[list[str]] = ["flow", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["flow", "version"], name="a_flow_version_is_published_once"),
            models.UniqueConstraint(
                fields=["flow"], condition=models.Q(state="published"), name="one_version_of_a_flow_answers_calls"
            ),
            models.UniqueConstraint(
                fields=["flow"], condition=models.Q(state="trial"), name="one_version_of_a_flow_is_tried"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} 第{self.version}版"


class FlowChange(models.Model):
    """A change by a person. The key of the newest row is the version of the flow set that callcontrol has."""

    class What(models.TextChoices):
        SAVED = "saved", "保存草稿"
        TRIED = "tried", "开始试用"
        TRIAL_ENDED = "trial_ended", "结束试用"
        PUBLISHED = "published", "发布"
        ROLLED_BACK = "rolled_back", "退回"
        SWITCHED_ON = "switched_on", "打开播报"
        SWITCHED_OFF = "switched_off", "关闭播报"
        DAY_SET = "day_set", "设定日期"
        PROMPT_SAVED = "prompt_saved", "改写播报"
        PROMPT_LIVE = "prompt_live", "启用播报"
        PROMPT_DROPPED = "dropped", "弃用播报"

    what = models.CharField("操作", max_length=12, choices=What.choices)
    about = models.CharField("对象", max_length=60)
    version = models.PositiveIntegerField("版本", default=0)
    at = models.DateTimeField("时间")
    by = models.CharField("操作人", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "流程变更"
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.about} {self.What(self.what).label}"


class SwitchedOn(models.Model):
    """An announcement that is switched on. An announcement without a row is skipped."""

    switch = models.SlugField("开关", max_length=40, unique=True)
    at = models.DateTimeField("打开时间")
    #: When it goes off by itself; None: never.
    until = models.DateTimeField("自动关闭时间", null=True, blank=True)
    by = models.CharField("操作人", max_length=12)

    class Meta:
        verbose_name = verbose_name_plural = "已打开的播报"

    def __str__(self) -> str:
        return self.switch


class Sound(models.Model):
    """A sound besides the builtin prompts, by its name (rules.sounds).

    It is stored for ever: a version may be used again.
    """

    name = models.CharField("名称", max_length=40, primary_key=True)
    alaw = models.BinaryField("声音")
    made_at = models.DateTimeField("制作时间")

    class Meta:
        verbose_name = verbose_name_plural = "声音"

    def __str__(self) -> str:
        return self.name


class PromptVersion(models.Model):
    """A version of a prompt in the catalogue: another text, or an own recording with its text.

    ``sound`` names its Sound once that is ready. ``fault`` says why it could not be spoken. ``remark`` is a hint for
    its author.
    """

    class Origin(models.TextChoices):
        SPOKEN = "spoken", "语音合成"
        RECORDED = "recorded", "自行录音"

    class State(models.TextChoices):
        MAKING = "making", "正在合成"
        FAILED = "failed", "合成失败"
        READY = "ready", "待启用"
        LIVE = "live", "使用中"
        RETIRED = "retired", "已替换"
        DROPPED = "dropped", "已弃用"

    prompt = models.SlugField("播报", max_length=40)
    version = models.PositiveIntegerField("版本")
    origin = models.CharField("来源", max_length=10, choices=Origin.choices)
    text = models.CharField("文字", max_length=500)
    state = models.CharField("状态", max_length=10, choices=State.choices)
    sound = models.CharField("声音", max_length=40, blank=True, default="")
    fault = models.CharField("问题", max_length=300, blank=True, default="")
    remark = models.CharField("提示", max_length=300, blank=True, default="")
    saved_at = models.DateTimeField("保存时间")
    by = models.CharField("操作人", max_length=12)
    live_at = models.DateTimeField("启用时间", null=True, blank=True)
    live_by = models.CharField("启用人", max_length=12, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "播报版本"
        ordering: ClassVar[list[str]] = ["prompt", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["prompt", "version"], name="a_prompt_version_is_written_once"),
            models.UniqueConstraint(
                fields=["prompt"], condition=models.Q(state="live"), name="one_version_of_a_prompt_is_said"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prompt} 第{self.version}版"
