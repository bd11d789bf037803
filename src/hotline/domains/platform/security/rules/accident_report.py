"""The report of a security accident as a document."""

from dataclasses import dataclass
from datetime import datetime

from hotline.domains.platform.security.rules.accidents import (
    KIND_NAMES,
    LEVEL_NAMES,
    SOURCES,
    STEP_NAMES,
    AccidentKind,
    Clock,
    ClockState,
    Level,
    StepKind,
)
from hotline.kernel.clock import BEIJING
from hotline.kernel.report_document import Column, Heading, Paragraph, Part, ReportDocument, Table

STATE_NAMES = {
    ClockState.RUNNING: "未完成",
    ClockState.LATE: "已超时",
    ClockState.DONE: "按时",
    ClockState.DONE_LATE: "超时完成",
}


@dataclass(frozen=True)
class Line:
    """A step as it is written: ``kind`` of StepKind."""

    kind: str
    at: datetime
    who: str
    text: str


@dataclass(frozen=True)
class Decision:
    """A closure or its undoing as it is written. ``counts`` None: an undoing."""

    at: datetime
    counts: bool | None
    reason: str
    requested_by: str
    approved_by: str


@dataclass(frozen=True)
class ReportFacts:
    serial: str
    title: str
    kind: AccidentKind
    level: Level
    text: str
    found_at: datetime
    opened_by: str
    opened_at: datetime
    steps: tuple[Line, ...]
    #: Name and SHA-256 of each.
    files: tuple[tuple[str, str], ...]
    clocks: tuple[Clock, ...]
    closed_at: datetime | None
    closed_by: str
    approved_by: str
    counts: bool | None
    conclusion: str
    #: All that was decided, the last included.
    decisions: tuple[Decision, ...]


def accident_report(facts: ReportFacts) -> ReportDocument:
    return ReportDocument(
        title="安全事故报告",
        subtitle=f"{facts.serial} {facts.title}",
        parts=tuple(_parts(facts)),
        draft=facts.closed_at is None,
    )


def _parts(facts: ReportFacts) -> list[Part]:
    return [
        Heading("一、概况"),
        _pairs(
            "概况",
            ("编号", facts.serial),
            ("名称", facts.title),
            ("级别", LEVEL_NAMES[facts.level]),
            ("种类", KIND_NAMES[facts.kind]),
            ("发现", _moment(facts.found_at)),
            ("登记", f"{_moment(facts.opened_at)}，{facts.opened_by}"),
        ),
        Paragraph(facts.text),
        Heading("二、经过"),
        Table(
            name="经过",
            columns=(Column("环节"), Column("时间", 1.4), Column("记录人", 1.4), Column("内容", 4)),
            rows=tuple(
                (STEP_NAMES[StepKind(each.kind)], _moment(each.at), each.who, each.text) for each in facts.steps
            ),
        ),
        Heading("三、时限"),
        Table(
            name="时限",
            columns=(Column("环节"), Column("时限", 1.4), Column("完成", 1.4), Column("结果"), Column("依据", 3)),
            rows=tuple(
                (
                    STEP_NAMES[each.step],
                    _moment(each.due_at),
                    _moment(each.done_at) if each.done_at else "—",
                    STATE_NAMES[each.state],
                    SOURCES[each.step],
                )
                for each in facts.clocks
            ),
        ),
        Heading("四、证据"),
        Table(name="证据", columns=(Column("文件", 2), Column("SHA-256", 4)), rows=facts.files, empty="没有附证据。"),
        Heading("五、结论"),
        *_conclusion(facts),
        *_earlier(facts.decisions),
    ]


def _earlier(decisions: tuple[Decision, ...]) -> list[Part]:
    """How it was decided before, where it was decided more than once."""
    if not any(each.counts is None for each in decisions):
        return []
    return [
        Heading("六、历次认定"),
        Table(
            name="历次认定",
            columns=(Column("时间", 1.4), Column("认定", 1.4), Column("结论或理由", 3), Column("申请、批准", 2)),
            rows=tuple(
                (_moment(each.at), _decided(each), each.reason, f"{each.requested_by}、{each.approved_by}")
                for each in decisions
            ),
        ),
    ]


def _decided(decision: Decision) -> str:
    if decision.counts is None:
        return "重新处理"
    return "结案，计入考核" if decision.counts else "结案，不计入"


def _conclusion(facts: ReportFacts) -> list[Part]:
    if facts.closed_at is None:
        return [Paragraph("尚未结案。", soft=True)]
    counted = "认定为安全事故，计入考核指标“安全”（K19）。" if facts.counts else "不计入考核。"
    return [
        Paragraph(
            f"{facts.conclusion}。{counted}" if not facts.conclusion.endswith("。") else facts.conclusion + counted
        ),
        Paragraph(f"{_moment(facts.closed_at)} 结案，{facts.closed_by} 申请，{facts.approved_by} 批准。", soft=True),
    ]


def _pairs(name: str, *pairs: tuple[str, str]) -> Table:
    return Table(name=name, columns=(Column("项目"), Column("内容", 4)), rows=pairs)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
