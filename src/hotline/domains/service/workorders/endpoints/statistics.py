"""Endpoints of the statistics of cases, by model and period."""

from dataclasses import asdict
from datetime import UTC, datetime

from ninja import Query, Router

from hotline.domains.service.workorders.queries import people, versions
from hotline.domains.service.workorders.queries.statistics import (
    CaseStatisticsQuery,
    ColumnSum,
    Rate,
    Statistics,
    statistics,
)
from hotline.domains.service.workorders.rules.follow_up import RESULTS
from hotline.domains.service.workorders.rules.sources import SOURCES
from hotline.domains.service.workorders.schemas.statistics import (
    CaseDayOut,
    ColumnSumOut,
    CountOut,
    DurationOut,
    GroupOut,
    InTimeOut,
    RatedOut,
    RateOut,
    RepeatedOut,
    StatisticsOut,
    StatisticsQuery,
)
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(Permission.WORKORDERS_STATISTICS))
LONGEST_DAYS = 1100
YES_NO = {"true": "是", "false": "否"}
RATED = {"responded": "响应率", "resolved": "解决率", "satisfied": "满意率"}


@router.get("", response=StatisticsOut)
def counted(request: StaffRequest, query: Query[StatisticsQuery]) -> StatisticsOut:
    if not 0 <= (query.end - query.start).days <= LONGEST_DAYS:
        raise Invalid("结束日期不能早于开始日期，最多统计三年。")
    found = statistics(CaseStatisticsQuery(**query.dict()), current_staff(request), datetime.now(UTC))
    return StatisticsOut(
        total=found.total,
        over=found.over,
        mean_seconds=found.mean_seconds,
        returned=_rate(found.returned),
        groups=_groups(found, query.model),
        per_day=[CaseDayOut(day=day, count=count) for day, count in found.per_day.items()],
        durations=[DurationOut(**asdict(each)) for each in found.durations],
        in_time=[InTimeOut(**asdict(each)) for each in found.in_time],
        rates=[
            RatedOut(what=what, name=RATED[what], ours=_rate(ours), city=_rate(city), differing=differing)
            for what, (ours, city, differing) in found.rates.items()
        ],
        callers=[RepeatedOut(**asdict(each)) for each in found.callers],
        columns=[_column(each) for each in found.columns],
    )


def _column(column: ColumnSum) -> ColumnSumOut:
    rows = [
        CountOut(code=value, name=YES_NO.get(value, value or "（空）"), count=n) for value, n in column.counts.items()
    ]
    return ColumnSumOut(field=column.column, name=column.name, filled=column.filled, total=column.total, rows=rows)


def _rate(rate: Rate) -> RateOut:
    return RateOut(part=rate.part, total=rate.total, share=rate.share)


def _groups(found: Statistics, model: str) -> list[GroupOut]:
    names = {
        "topic": titles(),
        "source": SOURCES,
        "result": RESULTS,
        "department": {row.code: row.name for row in people.departments(working=False)},
        "state": {
            code: name
            for row in versions.every_published()
            if model in ("", row.model)
            for code, name in versions.blueprint(row).states.items()
        },
    }
    return [
        GroupOut(by=by, rows=[CountOut(code=c, name=names.get(by, {}).get(c, c), count=n) for c, n in counts.items()])
        for by, counts in found.by.items()
    ]
