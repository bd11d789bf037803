"""The report of a fault for the client, as a document."""

from dataclasses import dataclass
from datetime import datetime

from hotline.domains.insight.upkeep.rules.faults import (
    ANSWERED_WITHIN,
    KIND_NAMES,
    RESPONSIBLE_NAMES,
    STEP_NAMES,
    FaultKind,
    FaultStepKind,
    Responsible,
    answer_seconds,
    down_days,
)
from hotline.kernel.clock import BEIJING
from hotline.kernel.report_document import Column, Heading, Paragraph, Part, ReportDocument, Table


@dataclass(frozen=True)
class Line:
    """A step as it is written."""

    kind: FaultStepKind
    at: datetime
    who: str
    text: str


@dataclass(frozen=True)
class ReportFacts:
    serial: str
    title: str
    kind: FaultKind
    equipment: str
    place: str
    by_alarm: bool
    opened_by: str
    raised_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    steps: tuple[Line, ...]
    cause: str
    mending: str
    responsible: Responsible | None
    down_from: datetime | None
    down_until: datetime | None
    counts: bool | None
    why_not: str
    closed_at: datetime | None
    closed_by: str


def fault_report(facts: ReportFacts) -> ReportDocument:
    return ReportDocument(
        title="设备故障报告",
        subtitle=f"{facts.serial} {facts.title}",
        parts=tuple(_parts(facts)),
        draft=facts.closed_at is None,
    )


def _parts(facts: ReportFacts) -> list[Part]:
    steps = tuple((STEP_NAMES[each.kind], _moment(each.at), each.who or "系统", each.text) for each in facts.steps)
    return [
        Heading("一、概况"),
        _pairs(
            "概况",
            ("编号", facts.serial),
            ("现象", facts.title),
            ("种类", KIND_NAMES[facts.kind]),
            ("设备", facts.equipment or "—"),
            ("机房、主机", facts.place),
            ("来源", "系统告警" if facts.by_alarm else f"{facts.opened_by} 报修"),
        ),
        Heading("二、响应"),
        _pairs("响应", *_answer(facts)),
        Heading("三、经过"),
        Table(
            name="经过",
            columns=(Column("环节"), Column("时间", 1.6), Column("经手", 1.4), Column("内容", 4)),
            rows=steps,
        ),
        Heading("四、原因与处理"),
        *_result(facts),
    ]


def _answer(facts: ReportFacts) -> list[tuple[str, str]]:
    limit = f"{ANSWERED_WITHIN.seconds // 60} 分钟"
    raised = ("告警、报修", _moment(facts.raised_at))
    if facts.acknowledged_at is None:
        return [raised, ("首次人工确认", "尚未确认"), ("时限", limit)]
    seconds = answer_seconds(facts.raised_at, facts.acknowledged_at)
    outcome = "按时" if seconds <= ANSWERED_WITHIN.seconds else "超时"
    return [
        raised,
        ("首次人工确认", f"{_moment(facts.acknowledged_at)}，{facts.acknowledged_by}"),
        ("响应用时", f"{seconds // 60} 分 {seconds % 60} 秒（时限 {limit}，{outcome}）"),
    ]


def _result(facts: ReportFacts) -> list[Part]:
    if facts.closed_at is None:
        return [Paragraph("尚未办结。", soft=True)]
    counted = "计入“设备故障响应”（K17）" if facts.counts else f"不计入：{facts.why_not}"
    rows = [
        ("原因", facts.cause),
        ("处理结果", facts.mending),
        ("京晓保停用", _down(facts)),
        ("考核", counted),
        ("办结", f"{_moment(facts.closed_at)}，{facts.closed_by}"),
    ]
    return [_pairs("原因与处理", *rows)]


def _down(facts: ReportFacts) -> str:
    if facts.down_from is None or facts.down_until is None:
        return "未停用"
    minutes = sum(minutes for _, minutes in down_days(facts.down_from, facts.down_until))
    responsible = RESPONSIBLE_NAMES[facts.responsible or Responsible.OURS]
    return f"{_moment(facts.down_from)} 至 {_moment(facts.down_until)}，共 {minutes} 分钟，{responsible}"


def _pairs(name: str, *pairs: tuple[str, str]) -> Table:
    return Table(name=name, columns=(Column("项目"), Column("内容", 4)), rows=pairs)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"
