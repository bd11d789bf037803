"""Tables of cases, their steps and deadlines."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from hotline.domains.service.workorders.models.organisation import Department
from hotline.domains.service.workorders.models.version import ModelVersion
from hotline.infrastructure.sealed_columns import SealedJson


class Case(models.Model):
    """A citizen's matter.

    ``fields`` and ``sealed`` hold its form. The other columns repeat what is listed, searched and counted.
    """

    id = models.CharField(primary_key=True, max_length=40)
    number = models.CharField("工单号", max_length=40, unique=True)
    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="cases")
    trial = models.BooleanField("试运行", default=False)
    kind = models.CharField("诉求类型", max_length=10, default="")
    source = models.CharField("来源", max_length=20)
    external_number = models.CharField("外部工单号", max_length=60, default="")
    external_due_at = models.DateTimeField("外部时限", null=True)
    call = models.CharField("来源通话", max_length=100, default="")
    #: Open values of the form.
    fields = models.JSONField("内容", default=dict)
    #: Personal values of the form: field -> {masked, cipher, index}.
    sealed = models.JSONField(default=dict)
    sealed_values = SealedJson(
        "sealed",
        "case/{id}",
        copies={
            "person_masked": ("name", "masked"),
            "phone_masked": ("phone", "masked"),
            "phone_index": ("phone", "index"),
            "identity_index": ("identity", "index"),
        },
    )
    person_masked = models.CharField("姓名", max_length=40, default="")
    phone_masked = models.CharField("电话", max_length=40, default="")
    phone_index = models.CharField(max_length=64, default="")
    identity_index = models.CharField(max_length=64, default="")
    employer = models.CharField("单位", max_length=200, default="")
    employer_key = models.CharField(max_length=200, default="")
    summary = models.CharField("摘要", max_length=500, default="")
    topic = models.CharField("事项", max_length=60, default="")
    category = models.CharField("事项大类", max_length=40, default="")
    district = models.CharField("区", max_length=20, default="")
    urgency = models.CharField("紧急程度", max_length=10, default="一般")
    unrest = models.CharField("不稳定因素", max_length=4, default="")
    term = models.CharField("派发的时限", max_length=20, default="")
    confidential = models.BooleanField("涉密", default=False)
    wants_follow_up = models.BooleanField("要求回访", default=False)
    state = models.CharField("状态", max_length=30)
    over = models.BooleanField("办结", default=False)
    department = models.ForeignKey(
        Department, verbose_name="承办单位", on_delete=models.PROTECT, null=True, related_name="cases"
    )
    #: Keys of departments that had the case before.
    former_departments = ArrayField(models.BigIntegerField(), default=list)
    created_at = models.DateTimeField("登记时间")
    created_by = models.CharField("登记人", max_length=12)
    changed_at = models.DateTimeField("最近办理")
    closed_at = models.DateTimeField("办结时间", null=True)
    due_at = models.DateTimeField("时限", null=True)
    overdue = models.BooleanField("超时", default=False)
    reply = models.TextField("答复", default="")
    replied_at = models.DateTimeField("答复时间", null=True)
    contacted_at = models.DateTimeField("首次联系", null=True)
    result = models.CharField("回访结果", max_length=20, default="")
    satisfied = models.BooleanField("满意", null=True)
    ended_because = models.TextField("结束的原因", default="")
    city_responded = models.BooleanField("市中心判定响应", null=True)
    city_resolved = models.BooleanField("市中心判定解决", null=True)
    city_satisfied = models.BooleanField("市中心判定满意", null=True)
    attempts = models.JSONField("回访记录", default=list)
    returns = models.PositiveSmallIntegerField("退回", default=0)
    urged = models.PositiveSmallIntegerField("催办", default=0)
    supervised = models.BooleanField("督办", default=False)
    repeats = models.PositiveSmallIntegerField("并入", default=0)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    #: Above 1 once the case was reopened.
    round = models.PositiveSmallIntegerField("轮次", default=1)
    #: Position in the flow (rules.flows.State); None once the case is over.
    flow = models.JSONField(null=True)
    #: When the flow's next timer fires.
    rings_at = models.DateTimeField(null=True)
    #: Counts changes.
    revision = models.PositiveIntegerField(default=1)
    #: Number of its last event.
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "工单"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["source", "external_number"], condition=~Q(external_number=""), name="an_external_case_once"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-created_at", "-id"], name="case_when"),
            models.Index(fields=["state", "-created_at", "-id"], name="case_state"),
            models.Index(fields=["department", "-created_at", "-id"], name="case_department"),
            models.Index(fields=["created_by", "-created_at", "-id"], name="case_creator"),
            models.Index(fields=["topic", "-created_at", "-id"], name="case_topic"),
            models.Index(fields=["district", "-created_at", "-id"], name="case_district"),
            models.Index(fields=["department", "district", "-created_at", "-id"], name="case_department_district"),
            models.Index(fields=["phone_index", "-created_at"], condition=~Q(phone_index=""), name="case_phone"),
            models.Index(fields=["external_number"], condition=~Q(external_number=""), name="case_external"),
            models.Index(fields=["call"], condition=~Q(call=""), name="case_call"),
            models.Index(fields=["due_at", "id"], condition=Q(over=False), name="case_due"),
            models.Index(fields=["-created_at", "-id", "due_at"], condition=Q(over=False), name="case_open"),
            models.Index(
                fields=["department", "-created_at", "-id", "due_at"],
                condition=Q(over=False),
                name="case_department_open",
            ),
            models.Index(fields=["created_by"], condition=Q(confidential=True), name="case_confidential"),
            models.Index(fields=["urgency", "-created_at", "-id"], condition=~Q(urgency="一般"), name="case_urgent"),
            models.Index(fields=["-created_at", "-id"], condition=~Q(unrest=""), name="case_unrest"),
            GinIndex(fields=["former_departments"], name="case_former"),
            models.Index(fields=["rings_at"], condition=Q(rings_at__isnull=False), name="case_rings"),
        ]

    def __str__(self) -> str:
        return self.number


class CaseSearchText(models.Model):
    """The searchable text of a case and its pairs of characters. A table of its own keeps steps from rewriting it."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="search_text")
    #: The case's moment, so that the newest matches are found before any case is read.
    created_at = models.DateTimeField()
    text = models.TextField()
    pairs = ArrayField(models.CharField(max_length=4))

    class Meta:
        db_table = "workorders_casewords"
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=["pairs"], name="case_words")]


class CaseTask(models.Model):
    """One visit of a step."""

    class State(models.TextChoices):
        OPEN = "open", "待办"
        DONE = "done", "已办"
        CANCELLED = "cancelled", "取消"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tasks")
    #: The flow engine's id of the visit.
    task = models.CharField(max_length=40)
    step = models.CharField("环节", max_length=80)
    name = models.CharField("环节名称", max_length=80)
    role = models.CharField("角色", max_length=40)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True)
    #: "" while nobody has claimed it.
    person = models.CharField("经办人", max_length=12, default="")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN.value)
    since = models.DateTimeField("到达")
    claimed_at = models.DateTimeField("认领", null=True)
    over_at = models.DateTimeField("办理", null=True)
    over_by = models.CharField("办理人", max_length=12, default="")
    outcome = models.CharField("结果", max_length=40, default="")
    proposed = models.JSONField("派发建议", default=dict)
    due_at = models.DateTimeField("时限", null=True)
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "环节"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "due_at", "id"], condition=Q(state="open"), name="task_person"),
            models.Index(fields=["department", "due_at", "id"], condition=Q(state="open"), name="task_department"),
            models.Index(fields=["role", "due_at", "id"], condition=Q(state="open", person=""), name="task_role"),
            models.Index(fields=["over_by", "-over_at"], condition=Q(state="done"), name="task_done"),
            models.Index(fields=["step", "over_at"], condition=Q(state="done"), name="task_step"),
        ]

    def __str__(self) -> str:
        return self.name


class CaseDeadline(models.Model):
    """A clock of the model that runs for this case (rules.deadlines.Deadline).

    Alerts up to ``looked_at`` have been sent.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    clock = models.CharField("时限", max_length=40)
    name = models.CharField("名称", max_length=40)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=14)
    started_at = models.DateTimeField("起算")
    due_at = models.DateTimeField("到期")
    original_due_at = models.DateTimeField("原到期")
    seconds = models.FloatField()
    paused_at = models.DateTimeField("暂停", null=True)
    left = models.IntegerField(default=0)
    original_left = models.IntegerField(default=0)
    extensions = models.PositiveSmallIntegerField("延期", default=0)
    stopped_at = models.DateTimeField("完成", null=True)
    dropped = models.BooleanField(default=False)
    looked_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    ours = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "工单时限"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "clock"], condition=Q(stopped_at=None, dropped=False), name="a_clock_runs_once"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="deadline_next"),
            models.Index(fields=["clock", "due_at"], name="deadline_due"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at}"
