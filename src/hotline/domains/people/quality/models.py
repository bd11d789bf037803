"""Tables of quality inspection: standards, plans, inspections and marks, appeals, wrong answers, calibrations."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.people.quality.rules.calibrations import CalibrationStage
from hotline.domains.people.quality.rules.inspections import (
    AppealState,
    InspectionState,
    PlanStage,
    Turn,
    WrongState,
)
from hotline.domains.people.quality.rules.standards import StandardStage


class Standard(models.Model):
    """One version of the standard of a kind. What was published never changes: a trigger refuses it."""

    kind = models.CharField("种类", max_length=12)
    version = models.PositiveIntegerField("版本")
    stage = models.CharField("状态", max_length=12, default=StandardStage.DRAFT.value)
    #: rules.standards.Content as JSON.
    content = models.JSONField("内容")
    #: Who saved it last, and when.
    drafted_by = models.CharField("起草人", max_length=12)
    drafted_at = models.DateTimeField("起草")
    #: How often the draft was saved, and by whom.
    revision = models.PositiveIntegerField("保存次数", default=1)
    authors = models.JSONField("起草人员", default=list)
    note = models.CharField("改动说明", max_length=300, default="")
    #: For publishing; "" while it is being written.
    submitted_by = models.CharField("送审人", max_length=12, default="")
    submitted_at = models.DateTimeField("送审", null=True)
    #: Why it was returned to its authors, "" once it is submitted again.
    returned = models.CharField("退回理由", max_length=300, default="")
    published_by = models.CharField("发布人", max_length=12, default="")
    published_at = models.DateTimeField("发布", null=True)
    retired_at = models.DateTimeField("停用", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "评分标准"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "version"], name="standard_version_once"),
            models.UniqueConstraint(fields=["kind"], condition=Q(stage="draft"), name="standard_one_draft"),
        ]


class StandardTrial(models.Model):
    """A draft tried on a call that was inspected before. It counts for nothing.

    ``revision``: of the draft, as it was tried.
    """

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="trials")
    revision = models.PositiveIntegerField("保存次数")
    inspection = models.ForeignKey("Inspection", on_delete=models.PROTECT, related_name="trials")
    #: Item -> grade.
    grades = models.JSONField("评分")
    score = models.DecimalField("得分", max_digits=4, decimal_places=1)
    red_line = models.BooleanField("触红线")
    by = models.CharField("试评人", max_length=12)
    at = models.DateTimeField("试评")

    class Meta:
        verbose_name = verbose_name_plural = "标准试评"


class SamplingPlan(models.Model):
    """Which calls of a period are inspected, and by whom."""

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("种类", max_length=12)
    since = models.DateField("开始日")
    #: The last day, included.
    until = models.DateField("截止日")
    size = models.PositiveIntegerField("随机抽取")
    min_each = models.PositiveIntegerField("每人下限", default=0)
    #: Values of rules.inspections.Certain.
    certain = models.JSONField("必检", default=list)
    double_percent = models.PositiveSmallIntegerField("双人复核比例", default=5)
    due_days = models.PositiveSmallIntegerField("办理天数", default=14)
    #: Staff numbers.
    inspectors = models.JSONField("质检员", default=list)
    seed = models.CharField("随机种子", max_length=40)
    stage = models.CharField("状态", max_length=12, default=PlanStage.DRAFT.value)
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, null=True, related_name="plans")
    #: Stratum -> calls that it had when it was drawn.
    stock = models.JSONField("各层通话数", default=dict)
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")
    drawn_by = models.CharField("抽取人", max_length=12, default="")
    drawn_at = models.DateTimeField("抽取", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "抽样计划"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-created_at", "-id"], name="plan_newest")]


class Inspection(models.Model):
    """A drawn call in an inspector's hands; submitted, it does not change any more.

    ``chance``: with which it was drawn. ``draft``: grades until it is submitted.
    """

    id = models.CharField(primary_key=True, max_length=40)
    plan = models.ForeignKey(SamplingPlan, on_delete=models.PROTECT, related_name="inspections")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="inspections")
    call = models.CharField("通话", max_length=100)
    call_at = models.DateTimeField("通话时间")
    agent = models.CharField("工号", max_length=12)
    #: Of the agent when it was drawn.
    group = models.CharField("班组", max_length=40, default="")
    stratum = models.CharField("分层", max_length=40)
    reason = models.CharField("抽中原因", max_length=10)
    chance = models.FloatField("抽中概率")
    turn = models.CharField("轮次", max_length=10, default=Turn.FIRST.value)
    inspector = models.CharField("质检员", max_length=12)
    due = models.DateField("期限")
    state = models.CharField("状态", max_length=12, default=InspectionState.WAITING.value)
    draft = models.JSONField(default=dict)
    comment = models.CharField("评语", max_length=300, default="")
    score = models.DecimalField("得分", max_digits=4, decimal_places=1, null=True)
    red_line = models.BooleanField("触红线", default=False)
    submitted_at = models.DateTimeField("提交", null=True)
    #: The score once appeals were decided; null while none changed it.
    final_score = models.DecimalField("复核后得分", max_digits=4, decimal_places=1, null=True)
    #: The agent agrees: no appeal any more.
    agreed_at = models.DateTimeField("坐席确认", null=True)
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "质检单"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["plan", "call", "turn"], name="inspection_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["inspector", "due", "id"], condition=Q(state="waiting"), name="inspection_due"),
            models.Index(fields=["agent", "-submitted_at"], condition=Q(state="submitted"), name="inspection_of_agent"),
            models.Index(fields=["call"], name="inspection_of_call"),
        ]


class Mark(models.Model):
    """How one item of an inspection was graded, and the second of the recording that shows it.

    ``final``: the grade that an appeal came to; "" while none did. ``grade`` stays as it was.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="marks")
    item = models.CharField("评分项", max_length=60)
    grade = models.CharField("评分", max_length=4)
    seconds = models.PositiveIntegerField("秒", null=True)
    comment = models.CharField("说明", max_length=300, default="")
    final = models.CharField("复核后", max_length=4, default="")

    class Meta:
        verbose_name = verbose_name_plural = "质检评分"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["inspection", "item"], name="mark_once"),
        ]


class MachineMark(models.Model):
    """What the machine held of an item of an inspection. It counts for nothing: the inspector's mark does.

    ``was_displayed``: the inspector had it in sight, so that their agreement shows less. ``answer``: what the inspector
    did with it by hand, "" for nothing.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="machine_marks")
    item = models.CharField("评分项", max_length=60)
    result = models.CharField("机检", max_length=4)
    seconds = models.PositiveIntegerField("秒", null=True)
    was_displayed = models.BooleanField("已提示")
    answer = models.CharField("采纳", max_length=10, default="")

    class Meta:
        verbose_name = verbose_name_plural = "机检"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["inspection", "item"], name="machine_mark_once"),
        ]


class MachineItem(models.Model):
    """Whether inspectors see what the machine holds of an item. Without a row they do."""

    item = models.CharField("评分项", primary_key=True, max_length=60)
    hidden = models.BooleanField("隐藏")
    by = models.CharField("设置人", max_length=12)
    at = models.DateTimeField("设置")

    class Meta:
        verbose_name = verbose_name_plural = "机检设置"


class Appeal(models.Model):
    """An agent appeals one item: another inspector grades it blind, and where they differ the client decides.

    Of a call that two have graded blind anyway, the client decides what they differ in without anybody's appeal: ``by``
    and ``reason`` are "", the reviewer is the second inspector.
    """

    id = models.CharField(primary_key=True, max_length=40)
    mark = models.OneToOneField(Mark, on_delete=models.PROTECT, related_name="appeal")
    reason = models.CharField("理由", max_length=300)
    by = models.CharField("申诉人", max_length=12)
    at = models.DateTimeField("申诉")
    state = models.CharField("状态", max_length=12, default=AppealState.REVIEW.value)
    #: Who grades it again; "" where nobody may but the client.
    reviewer = models.CharField("复核人", max_length=12, default="")
    due = models.DateField("期限")
    review_grade = models.CharField("复核", max_length=4, default="")
    review_comment = models.CharField("复核说明", max_length=300, default="")
    reviewed_at = models.DateTimeField("复核时间", null=True)
    decided_by = models.CharField("仲裁人", max_length=12, default="")
    decision = models.CharField("仲裁说明", max_length=300, default="")
    decided_at = models.DateTimeField("仲裁", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "质检申诉"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "at"], name="appeal_state"),
            models.Index(fields=["reviewer", "due"], condition=Q(state="review"), name="appeal_due"),
        ]

    @property
    def is_double(self) -> bool:
        """Nobody appealed: two graded the call and differ."""
        return not self.by


class WrongAnswer(models.Model):
    """An answer about policy that an inspector found wrong. It does not count before a second person confirms it.

    ``mistake``, ``correction``: what was wrong and what is right, without personal data, once confirmed. ``article``,
    ``version``: where it is written, as it stood at the minute of the call; "" and None where no article has it.
    ``unreachable``: why the citizen is not called back, "" where there is a call-back.
    """

    inspection = models.OneToOneField(Inspection, primary_key=True, on_delete=models.PROTECT, related_name="wrong")
    state = models.CharField("状态", max_length=12, default=WrongState.WAITING.value)
    decided_by = models.CharField("核实人", max_length=12, default="")
    decided_at = models.DateTimeField("核实", null=True)
    comment = models.CharField("说明", max_length=300, default="")
    mistake = models.CharField("答错内容", max_length=300, default="")
    correction = models.CharField("正确答复", max_length=500, default="")
    article = models.CharField("条目", max_length=80, default="")
    version = models.PositiveIntegerField("条目版本", null=True)
    unreachable = models.CharField("无法回访", max_length=12, default="")
    #: Of the knowledge base: the feedback for the article's editor, and the reading of the agent.
    feedback = models.PositiveIntegerField("知识反馈", null=True)
    reading = models.PositiveIntegerField("必读", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "错答核实"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state"], name="wrong_answer_state")]


class Calibration(models.Model):
    """Some inspectors grade one call blind and agree on the right grades. No inspection: it counts for nothing."""

    id = models.CharField(primary_key=True, max_length=40)
    name = models.CharField("名称", max_length=60)
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="calibrations")
    call = models.CharField("通话", max_length=100)
    call_at = models.DateTimeField("通话时间")
    agent = models.CharField("工号", max_length=12)
    #: Who has set it up and decides.
    chair = models.CharField("主持人", max_length=12)
    created_at = models.DateTimeField("创建")
    due = models.DateField("评分期限")
    stage = models.CharField("状态", max_length=12, default=CalibrationStage.MARKING.value)
    opened_at = models.DateTimeField("公开", null=True)
    closed_at = models.DateTimeField("定论", null=True)
    #: Why it was cancelled.
    reason = models.CharField("取消理由", max_length=300, default="")

    class Meta:
        verbose_name = verbose_name_plural = "校准会"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-created_at", "-id"], name="calibration_newest"),
            models.Index(fields=["call"], name="calibration_of_call"),
        ]


class CalibrationSheet(models.Model):
    """The grades of one invited inspector. Submitted, they do not change: a trigger refuses it.

    ``marks``: as the draft of an inspection, item -> grade, second, comment.
    """

    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="sheets")
    inspector = models.CharField("质检员", max_length=12)
    marks = models.JSONField("评分", default=dict)
    submitted_at = models.DateTimeField("提交", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "校准评分"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["calibration", "inspector"], name="calibration_sheet_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["inspector"], name="calibration_invited")]


class Precedent(models.Model):
    """What a chair decided of one item, with the reason: inspectors see it at the item once the calibration is closed.

    Published, it does not change: a trigger refuses it. It can be retired.
    """

    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="precedents")
    item = models.CharField("评分项", max_length=60)
    grade = models.CharField("评分", max_length=4)
    reason = models.CharField("理由", max_length=300)
    seconds = models.PositiveIntegerField("秒", null=True)
    by = models.CharField("定论人", max_length=12)
    at = models.DateTimeField("定论")
    published_at = models.DateTimeField("生效", null=True)
    retired_by = models.CharField("停用人", max_length=12, default="")
    retired_at = models.DateTimeField("停用", null=True)
    retired_reason = models.CharField("停用理由", max_length=300, default="")

    class Meta:
        verbose_name = verbose_name_plural = "判例"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["calibration", "item"], name="precedent_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["item", "-published_at"],
                condition=Q(published_at__isnull=False, retired_at=None),
                name="precedent_in_force",
            ),
        ]
