"""Results of a plan as they stand on the wire, and as sheets of a workbook."""

from collections.abc import Mapping, Sequence

from hotline.domains.people.quality.endpoints.shapes import shows_of
from hotline.domains.people.quality.queries.plans import drawn_by_stratum
from hotline.domains.people.quality.queries.results import Group, PlanResults
from hotline.domains.people.quality.rules.inspector_agreement import Agreement, drift
from hotline.domains.people.quality.rules.results import Figure
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.people.quality.schemas.inspections import QualityPersonOut
from hotline.domains.people.quality.schemas.results import (
    DoublesOut,
    QualityResultsOut,
    ResultGroupOut,
    ResultInspectorOut,
    ResultItemOut,
    SampleFigureOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.records.ports import topic_titles
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn

SHARE, POINTS = "0.00%", "0.0"


def results_of(found: PlanResults) -> QualityResultsOut:
    row = found.plan
    drawn = sum(drawn_by_stratum(row).values())
    names = names_of({each.row.agent for each in found.graded} | {each.number for each in found.inspectors})
    return QualityResultsOut(
        plan=row.pk,
        name=row.name,
        kind=StandardKind(row.kind),
        since=row.since,
        until=row.until,
        calls=sum(row.stock.values()),
        drawn=drawn,
        inspected=len(found.graded),
        doubles=found.doubles,
        points=_figure(found.points),
        wrong=_figure(found.wrong),
        shows=shows_of(len(found.graded)),
        agents=groups_of(found.agents, names),
        topics=groups_of(found.topics, topic_titles()),
        weeks=groups_of(found.weeks, {}),
        items=[
            ResultItemOut(key=each.key, name=each.name, failed=_figure(each.failed), doubles=doubles_of(each.doubles))
            for each in found.items
        ],
        inspectors=[
            ResultInspectorOut(
                inspector=QualityPersonOut(number=each.number, name=names.get(each.number, "")),
                inspected=each.inspected,
                failed=_figure(each.failed),
                others=_figure(each.others),
                drift=drift(each.failed, each.others),
                doubles=doubles_of(each.doubles),
            )
            for each in found.inspectors
        ],
    )


def sheets_of(found: QualityResultsOut) -> list[Sheet]:
    groups = {"坐席": found.agents, "主题": found.topics, "周": found.weeks}
    return [
        Sheet("总体", _columns("项目", POINTS, "数值"), [("得分", *_cells(found.points))]),
        Sheet("答错率", _columns("项目", SHARE, "答错率"), [("政策答复错误", *_cells(found.wrong))]),
        *(Sheet(name, _group_columns(name), [_group_cells(each) for each in rows]) for name, rows in groups.items()),
        Sheet(
            "评分项",
            [*_columns("评分项", SHARE, "不通过率"), *_agreement_columns()],
            [(each.name, *_cells(each.failed), *_agreement_cells(each.doubles)) for each in found.items],
        ),
        Sheet(
            "质检员",
            [*_columns("质检员", POINTS, "不通过项（%）"), *_agreement_columns()],
            [
                (each.inspector.number, *_cells(each.failed), *_agreement_cells(each.doubles))
                for each in found.inspectors
            ],
        ),
    ]


def _columns(first: str, number_format: str, value: str) -> list[SheetColumn]:
    figures = [SheetColumn(title, number_format=number_format) for title in (value, "下限（95%）", "上限（95%）")]
    return [SheetColumn(first), SheetColumn("已检通话"), *figures]


def _group_columns(name: str) -> list[SheetColumn]:
    wrong = [SheetColumn(title, number_format=SHARE) for title in ("答错率", "答错率下限", "答错率上限")]
    return [*_columns(name, POINTS, "得分"), *wrong, SheetColumn("触红线")]


def _group_cells(each: ResultGroupOut) -> tuple[Cell, ...]:
    return each.name or each.key, *_cells(each.points), *_cells(each.wrong)[1:], each.red_lines


def _agreement_columns() -> list[SheetColumn]:
    return [SheetColumn(title) for title in ("双人评分", "一致", "κ", "AC1", "AC1 下限（95%）", "AC1 上限（95%）")]


def _agreement_cells(each: DoublesOut) -> tuple[Cell, ...]:
    return each.pairs, each.alike, each.kappa, each.ac1, each.low, each.high


def _cells(figure: SampleFigureOut) -> tuple[Cell, ...]:
    return figure.inspected, figure.value, figure.low, figure.high


def groups_of(rows: Sequence[Group], names: Mapping[str, str]) -> list[ResultGroupOut]:
    return [
        ResultGroupOut(
            key=each.key,
            name=names.get(each.key, ""),
            points=_figure(each.points),
            wrong=_figure(each.wrong),
            red_lines=each.red_lines,
        )
        for each in rows
    ]


def _figure(figure: Figure) -> SampleFigureOut:
    return SampleFigureOut(**figure._asdict(), is_enough=figure.is_enough)


def doubles_of(found: Agreement) -> DoublesOut:
    low, high = found.interval or (None, None)
    return DoublesOut(pairs=found.pairs, alike=found.alike, kappa=found.kappa, ac1=found.ac1, low=low, high=high)
