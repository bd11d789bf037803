"""Tables of workforce: forecasts in versions, what a planner knows of days ahead and behind, targets of the need."""

from typing import ClassVar

from django.db import models

from hotline.domains.people.workforce.rules.roster.stages import RosterStage


class ForecastVersion(models.Model):
    """What was expected of a queue at one moment, by quarter of an hour from ``first_day`` on.

    ``queue``: "" for all together. ``trial``: how the method did on the past, as ``rules.backtest.Trial`` has it.
    """

    queue = models.CharField("队列", max_length=40)
    made_at = models.DateTimeField("生成")
    made_by = models.CharField("生成人", max_length=12)
    first_day = models.DateField("首日")
    days = models.PositiveSmallIntegerField("天数")
    history_days = models.PositiveSmallIntegerField("历史天数")
    #: Seconds of an answered call, talk and wrap-up, over the last four weeks.
    aht_s = models.FloatField("处理时长")
    expected = models.JSONField()
    low = models.JSONField()
    high = models.JSONField()
    trial = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "话务预测"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["queue", "-made_at"], name="forecast_newest")]


class PlannedEvent(models.Model):
    """Something that moves calls on these days, such as a new policy. ``queue``: "" for all."""

    title = models.CharField("事件", max_length=60)
    queue = models.CharField("队列", max_length=40, default="")
    first_day = models.DateField("首日")
    last_day = models.DateField("末日")
    #: Per cent more calls than without it; below 0 fewer.
    lift = models.SmallIntegerField("变化")
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")

    class Meta:
        verbose_name = verbose_name_plural = "预测事件"


class MarkedDay(models.Model):
    """A day that forecasts are not made of: an outage, a storm of calls."""

    day = models.DateField("日期", unique=True)
    reason = models.CharField("原因", max_length=60)
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")

    class Meta:
        verbose_name = verbose_name_plural = "预测剔除日"


class StaffingTargets(models.Model):
    """One row: what the need in heads is computed for."""

    service_percent = models.PositiveSmallIntegerField("接通率", default=92)
    wait_seconds = models.PositiveSmallIntegerField("等待", default=60)
    patience_seconds = models.PositiveSmallIntegerField("耐心时长", default=120)
    shrinkage_percent = models.PositiveSmallIntegerField("损耗率", default=15)
    #: Requests of agents that leave the need covered are approved without a planner.
    automatic = models.BooleanField("自动批准", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "需求目标"


class StaffConstraint(models.Model):
    """What a planner knows of a person on these days: leave, no nights, a wish. ``shift``: of a wish; "" for off."""

    number = models.CharField("工号", max_length=12)
    kind = models.CharField("种类", max_length=12)
    first_day = models.DateField("首日")
    last_day = models.DateField("末日")
    shift = models.CharField("班次", max_length=8, default="")
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")

    class Meta:
        verbose_name = verbose_name_plural = "排班约束"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["first_day"], name="constraint_first")]


class Roster(models.Model):
    """Shifts of all agents for some weeks, from its making over the search to its publication.

    ``need``: days x 96 heads, as forecast when it was made. ``progress``: of the search, "" fields before the first.
    """

    first_day = models.DateField("首日", unique=True)
    days = models.PositiveSmallIntegerField("天数")
    stage = models.CharField("状态", max_length=12, default=RosterStage.DRAFT.value)
    created_by = models.CharField("创建人", max_length=12)
    created_at = models.DateTimeField("创建")
    need = models.JSONField()
    #: Round and short hours of the search that runs or ran; why it failed.
    round = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, default="")
    published_by = models.CharField("发布人", max_length=12, default="")
    published_at = models.DateTimeField("发布", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "班表"


class RosterLine(models.Model):
    """A person's days in a roster. ``cells``: a shift's code a day, "" off; ``locked``: days that a search leaves."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="lines")
    number = models.CharField("工号", max_length=12)
    cells = models.JSONField()
    locked = models.JSONField(default=list)
    #: Minute of the day at which the meal begins; null on days off.
    meals = models.JSONField(default=list)
    confirmed_at = models.DateTimeField("确认", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "班表行"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["roster", "number"], name="roster_line_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["number"], name="roster_line_of")]


class ShiftRequest(models.Model):
    """What an agent requests of a published roster: leave, a swap with a colleague, overtime.

    A swap exchanges what the two have on ``first_day`` and, where it is another one, on ``last_day``. ``leave``: its
    kind. ``shift``: of overtime. ``reason``, ``remark``: without numbers of citizens.
    """

    number = models.CharField("工号", max_length=12)
    kind = models.CharField("种类", max_length=12)
    state = models.CharField("状态", max_length=12)
    first_day = models.DateField("首日")
    last_day = models.DateField("末日")
    colleague = models.CharField("换班同事", max_length=12, default="")
    shift = models.CharField("班次", max_length=8, default="")
    leave = models.CharField("假别", max_length=12, default="")
    reason = models.CharField("理由", max_length=200, default="")
    requested_at = models.DateTimeField("申请")
    decided_by = models.CharField("审批人", max_length=12, default="")
    decided_at = models.DateTimeField("审批", null=True)
    remark = models.CharField("审批意见", max_length=200, default="")

    class Meta:
        verbose_name = verbose_name_plural = "班表申请"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number", "-requested_at"], name="shift_request_of"),
            models.Index(fields=["colleague", "-requested_at"], name="shift_request_to"),
            models.Index(fields=["state", "first_day"], name="shift_request_state"),
        ]


class RosterChange(models.Model):
    """A cell of a published roster that changed. Rows are only added.

    ``before``, ``after``: shifts, "" off; of a meal its minutes. ``why``: leave, swap, overtime, planner or meal.
    """

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="changes")
    number = models.CharField("工号", max_length=12)
    day = models.DateField("日期")
    before = models.CharField("原班次", max_length=8)
    after = models.CharField("新班次", max_length=8)
    why = models.CharField("原因", max_length=12)
    leave = models.CharField("假别", max_length=12, default="")
    request = models.BigIntegerField(null=True)
    by = models.CharField("变更人", max_length=12)
    at = models.DateTimeField("变更")

    class Meta:
        verbose_name = verbose_name_plural = "班表变更"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number", "day"], name="roster_change_of"),
        ]


class AttendanceDay(models.Model):
    """Whether somebody was there on a day of a published roster, counted once its shift has ended.

    ``late``, ``early``, ``away``: minutes. ``due``, ``present``: in tenths of a working day; 0 due on legal leave.
    """

    number = models.CharField("工号", max_length=12)
    day = models.DateField("日期")
    shift = models.CharField("班次", max_length=8)
    leave = models.CharField("假别", max_length=12, default="")
    first_in = models.DateTimeField("签入", null=True)
    last_out = models.DateTimeField("签退", null=True)
    late = models.PositiveSmallIntegerField("迟到", default=0)
    early = models.PositiveSmallIntegerField("早退", default=0)
    away = models.PositiveSmallIntegerField("离岗", default=0)
    due = models.PositiveSmallIntegerField("应出勤", default=0)
    present = models.PositiveSmallIntegerField("实际出勤", default=0)
    counted_at = models.DateTimeField("统计")

    class Meta:
        verbose_name = verbose_name_plural = "考勤"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["number", "day"], name="attendance_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="attendance_day")]


class AttendanceException(models.Model):
    """A stretch of a shift that counts as if the person had been signed in, once somebody else has approved it."""

    number = models.CharField("工号", max_length=12)
    first_at = models.DateTimeField("开始")
    last_at = models.DateTimeField("结束")
    reason = models.CharField("事由", max_length=200)
    state = models.CharField("状态", max_length=12, default="waiting")
    requested_by = models.CharField("申请人", max_length=12)
    requested_at = models.DateTimeField("申请")
    decided_by = models.CharField("审批人", max_length=12, default="")
    decided_at = models.DateTimeField("审批", null=True)
    remark = models.CharField("审批意见", max_length=200, default="")

    class Meta:
        verbose_name = verbose_name_plural = "考勤例外"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["number", "-first_at"], name="exception_of"),
            models.Index(fields=["state", "-first_at"], name="exception_state"),
        ]


class ShiftOffer(models.Model):
    """Overtime or an early end that a planner offers some people. ``minute``: the new end; ``shift``: on a day off."""

    kind = models.CharField("种类", max_length=8)
    day = models.DateField("日期")
    minute = models.PositiveSmallIntegerField("下班时间", default=0)
    shift = models.CharField("班次", max_length=8, default="")
    places = models.PositiveSmallIntegerField("名额")
    expires_at = models.DateTimeField("答复截止")
    note = models.CharField("说明", max_length=60, default="")
    made_by = models.CharField("发起人", max_length=12)
    made_at = models.DateTimeField("发起")
    withdrawn_at = models.DateTimeField("撤回", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "加班、提前下班邀约"
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["day"], name="shift_offer_day")]


class ShiftOfferAnswer(models.Model):
    """Somebody to whom it is offered. ``before``, ``after``: the shifts of the day, "" off."""

    offer = models.ForeignKey(ShiftOffer, on_delete=models.CASCADE, related_name="answers")
    number = models.CharField("工号", max_length=12)
    before = models.CharField("原班次", max_length=8)
    after = models.CharField("新班次", max_length=8)
    answer = models.CharField("答复", max_length=8, default="waiting")
    answered_at = models.DateTimeField("答复时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "邀约答复"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["offer", "number"], name="offer_answer_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["number"], name="offer_answer_of")]
