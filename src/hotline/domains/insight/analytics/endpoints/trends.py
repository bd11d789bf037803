"""Endpoints of 突增: topics and words that are clearly more frequent on a day than by chance, and the cases behind
them.
"""

from datetime import UTC, date, datetime
from typing import Literal

from ninja import Router

from hotline.domains.insight.analytics.queries import trends
from hotline.domains.insight.analytics.schemas.trends import SpikeDayOut, SpikeLineOut
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["statistics"], auth=needs(Permission.STATISTICS_VIEW))


@router.get("", response=SpikeDayOut)
def spikes(
    request: StaffRequest, day: date, what: Literal["calls", "cases", "words"] = "calls", district: str = ""
) -> SpikeDayOut:
    """Topics or keywords with unusually many calls or cases on a day. Calls have no district: a district is refused."""
    if what == "calls" and district:
        raise Invalid("来电无区信息，请选择工单主题或用词。")
    now = datetime.now(UTC)
    if day > beijing_day(now):
        raise Invalid("该日期未到，请选择今天或之前。")
    found = trends.spikes_on(day, what, district, now)
    return SpikeDayOut(
        days=found.days,
        total=found.total,
        until=found.until,
        lines=[
            SpikeLineOut(
                item=line.item,
                word=line.word,
                count=line.count,
                baseline=round(float(line.baseline), 1),
                q=line.q,
                sure=line.sure,
            )
            for line in found.lines
        ],
    )


@router.get("/cases", response=list[str])
def cases(request: StaffRequest, word: str, day: date, district: str = "") -> list[str]:
    return trends.cases_with(word, day, district)
