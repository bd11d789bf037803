"""A campaign (外呼任务): what may be done to it when, and what its settings must be."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from hotline.domains.service.campaigns.rules.hours import ALL_PARTS, EARLIEST, LATEST, parts_of

MAX_ROWS = 20_000
MAX_TRIES = 3
MAX_SPANS = 4
MAX_SCRIPT = 2000
#: Calls of AI seats at once.
MAX_LINES = 99
#: Minutes between two tries.
SHORTEST_GAP, LONGEST_GAP = 30, 7 * 24 * 60


class CampaignStage(StrEnum):
    UPLOADED = "uploaded"  # the list is there; nothing is set
    CHECKING = "checking"  # the worker reads it
    CHECKED = "checked"
    APPROVED = "approved"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class CampaignMode(StrEnum):
    PREVIEW = "preview"  # an agent sees the citizen first and dials
    PROGRESSIVE = "progressive"  # an agent is reserved, then it dials
    AI_SEATS = "ai_seats"  # AI seats dial and speak


class EntryProblem(StrEnum):
    """Why a row of the list is not rung. The order is the one in which they are looked for."""

    BAD_NUMBER = "bad_number"
    DOUBLE = "double"  # the number stands in an earlier row
    BLOCKED = "blocked"  # the citizen's data is blocked
    BLACKLISTED = "blacklisted"
    OPTED_OUT = "opted_out"
    # Of what a search found:
    NO_NUMBER = "no_number"
    UNVERIFIED = "unverified"  # the carrier does not vouch for the number, which may be somebody else's
    SETTLED = "settled"  # the call-back is closed
    MISSING = "missing"  # the script of an AI seat has a variable without a value
    NOT_DRAWN = "not_drawn"  # could be rung, and was not drawn into the sample


class CampaignStep(StrEnum):
    """What a person does with it."""

    CHECK = "check"
    SUBMIT = "submit"
    START = "start"
    PAUSE = "pause"
    CANCEL = "cancel"


#: Step -> from which stages.
ALLOWED: Mapping[CampaignStep, Collection[CampaignStage]] = {
    CampaignStep.CHECK: (CampaignStage.UPLOADED, CampaignStage.CHECKED),
    CampaignStep.SUBMIT: (CampaignStage.CHECKED,),
    CampaignStep.START: (CampaignStage.APPROVED, CampaignStage.PAUSED),
    CampaignStep.PAUSE: (CampaignStage.RUNNING,),
    CampaignStep.CANCEL: (
        CampaignStage.UPLOADED,
        CampaignStage.CHECKED,
        CampaignStage.APPROVED,
        CampaignStage.RUNNING,
        CampaignStage.PAUSED,
    ),
}
STAGE_NAMES = {
    CampaignStage.UPLOADED: "待设置",
    CampaignStage.CHECKING: "正在检查",
    CampaignStage.CHECKED: "已检查",
    CampaignStage.APPROVED: "已批准",
    CampaignStage.RUNNING: "正在外呼",
    CampaignStage.PAUSED: "已暂停",
    CampaignStage.DONE: "已完成",
    CampaignStage.CANCELLED: "已取消",
}
MODE_NAMES = {
    CampaignMode.PREVIEW: "预览外呼",
    CampaignMode.PROGRESSIVE: "渐进外呼",
    CampaignMode.AI_SEATS: "智能坐席外呼",
}
PROBLEM_NAMES = {
    EntryProblem.BAD_NUMBER: "号码有误",
    EntryProblem.DOUBLE: "号码重复",
    EntryProblem.BLOCKED: "个人信息已限制处理",
    EntryProblem.BLACKLISTED: "在黑名单中",
    EntryProblem.OPTED_OUT: "已退订",
    EntryProblem.NO_NUMBER: "无号码",
    EntryProblem.UNVERIFIED: "号码未经核实",
    EntryProblem.SETTLED: "回拨已办结",
    EntryProblem.MISSING: "变量缺值",
    EntryProblem.NOT_DRAWN: "未抽中",
}


@dataclass(frozen=True)
class CampaignSettings:
    """``script``: a text that the agent reads; ``survey``: the id of one that the agent fills in, 0 for none.

    ``spans``: from when until when in Beijing. ``variables``: headings whose values the agent sees. ``sample_size``:
    how many are drawn of those who may be rung, 0 for all. ``lines``: how many AI seats at most dial at once.
    """

    name: str
    purpose: str
    queue: str
    mode: CampaignMode
    script: str = ""
    survey: int = 0
    spans: Sequence[tuple[time, time]] = ()
    working_days_only: bool = True
    max_tries: int = MAX_TRIES
    gap_minutes: int = 120
    number_column: str = ""
    name_column: str = ""
    variables: Sequence[str] = field(default_factory=tuple)
    sample_size: int = 0
    lines: int = 2


def step_refusal(step: CampaignStep, stage: CampaignStage, *, is_requested: bool) -> str:
    """Why it is not possible, in Chinese; empty when it is. ``is_requested``: somebody is asked to approve it."""
    if stage not in ALLOWED[step]:
        return f"该外呼任务{STAGE_NAMES[stage]}，不能进行此操作。请刷新后查看。"
    if is_requested and step in (CampaignStep.CHECK, CampaignStep.SUBMIT, CampaignStep.CANCEL):
        return "该外呼任务待审批。如需修改，请先在“审批”中撤回申请。"
    return ""


def settings_problem(chosen: CampaignSettings, headings: Collection[str], queues: Collection[str]) -> str:
    """What is wrong with them, in Chinese; empty for nothing."""
    columns = [name for name in (chosen.number_column, chosen.name_column, *chosen.variables) if name]
    checks = (
        (not chosen.name.strip(), "请填写任务名称。"),
        (not chosen.purpose.strip(), "请填写外呼目的。"),
        (chosen.queue not in queues, "请选择办理的队列。"),
        (not chosen.script.strip() and not chosen.survey, "请填写话术，或选择一份已发布的问卷。"),
        (len(chosen.script) > MAX_SCRIPT, f"话术最多 {MAX_SCRIPT} 字。"),
        (not chosen.number_column, "请选择号码所在的列。"),
        (not set(columns) <= set(headings), "所选的列不在名单中，请重新选择。"),
        (not 1 <= chosen.max_tries <= MAX_TRIES, f"每个号码拨打 1 至 {MAX_TRIES} 次。"),
        (not 1 <= chosen.lines <= MAX_LINES, f"同时拨打的智能坐席须为 1 至 {MAX_LINES} 个。"),
        (not SHORTEST_GAP <= chosen.gap_minutes <= LONGEST_GAP, "两次拨打须间隔 30 分钟至 7 天。"),
    )
    found = next((text for is_wrong, text in checks if is_wrong), "") or spans_problem(chosen.spans)
    return found or (sample_problem(chosen) if chosen.sample_size else "")


def sample_problem(chosen: CampaignSettings) -> str:
    """Who is drawn is rung until they answer, at different hours: else the sample is of those who are at home."""
    if not 0 < chosen.sample_size <= MAX_ROWS:
        return f"抽样数须为 1 至 {MAX_ROWS:,}。"
    if chosen.max_tries < MAX_TRIES:
        return f"抽样回访须拨打 {MAX_TRIES} 次。"
    if parts_of(chosen.spans) < ALL_PARTS:
        return "抽样回访的拨打时段须含上午、下午和 18:00 后，三次各在一个时段。"
    return ""


def spans_problem(spans: Sequence[tuple[time, time]]) -> str:
    if not 1 <= len(spans) <= MAX_SPANS:
        return f"请填写拨打时段，最多 {MAX_SPANS} 段。"
    if any(since >= until for since, until in spans):
        return "拨打时段的结束须晚于开始。"
    if any(later[0] < earlier[1] for earlier, later in itertools.pairwise(spans)):
        return "拨打时段须按先后填写，不能重叠。"
    if spans[0][0] < EARLIEST or spans[-1][1] > LATEST:
        return f"拨打时段须在 {EARLIEST:%H:%M} 至 {LATEST:%H:%M} 之间。"
    return ""
