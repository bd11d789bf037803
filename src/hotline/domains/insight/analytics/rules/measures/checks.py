"""Measures of inspections and attendance. Both come from registers, and only approved entries become facts."""

from hotline.domains.insight.analytics.rules.measures.registers import SOURCES
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table, Unit


def _sum(table: Table, key: str, named: tuple[str, Unit, str], column: str, of: str = "true") -> Measure:
    name, unit, meaning = named
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=f"{name}之和",
        unit=unit,
        table=table,
        num=_total(column, of),
        shows=f"{of} AND {column} > 0",
        sources=SOURCES,
    )


def _share(table: Table, key: str, named: tuple[str, str, str], parts: tuple[str, str], of: str = "true") -> Measure:
    (name, meaning, formula), (part, denominator) = named, parts
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=formula,
        unit="%",
        table=table,
        num=_total(part, of),
        den=_total(denominator, of),
        digits=2,
        shows=f"{of} AND {part} > 0",
        base=of,
        misses=f"{of} AND {part} < {denominator}",
        sources=SOURCES,
    )


def _total(column: str, of: str) -> str:
    return f"coalesce(sum({column}) FILTER (WHERE {of}), 0)"


#: As the register of inspections names them.
PAGE, SEATS = "京晓保", "智能坐席"
CALLS, RECORDS, ASSISTANT = (f"inspected = '{each}'" for each in ("calls", "records", "assistant"))
INSPECTED, DAYS = ("passed", "checked"), ("present", "due")

MEASURES = (
    _sum(
        "inspections",
        "answers_inspected",
        ("抽检通话", "通", "人工抽检的通话数，用于计算抽检率。"),
        "checked",
        CALLS,
    ),
    _sum("inspections", "records_inspected", ("抽检工单", "件", "抽检和退回复核的工单。"), "checked", RECORDS),
    _share(
        "inspections",
        "record_accuracy",
        ("记录准确率", "抽检和退回复核的工单中要素、分类均准确的比例。", "准确 ÷ 复核"),
        INSPECTED,
        RECORDS,
    ),
    _sum("inspections", "ai_checked", ("智能抽检", "件", "京晓保、智能坐席抽检的问答。"), "checked", ASSISTANT),
    _share(
        "inspections",
        "ai_correct",
        ("智能解答正确率", "抽检问答中判定正确的比例，正确转介、转人工计为正确。", "判定正确 ÷ 抽检"),
        INSPECTED,
        ASSISTANT,
    ),
    *(
        _share(
            "inspections",
            key,
            (f"{about}正确率", f"{about}抽检中判定正确的比例，正确转介、转人工计为正确。", "判定正确 ÷ 抽检"),
            INSPECTED,
            f"{ASSISTANT} AND about = '{about}'",
        )
        for key, about in (("ai_page_correct", PAGE), ("ai_seat_correct", SEATS))
    ),
    _sum("attendance", "days_due", ("应出勤", "工日", "法定假、年休、婚丧产育假除外。"), "due"),
    _sum("attendance", "days_present", ("实际出勤", "工日", "应出勤中到岗的工日。"), "present"),
    _sum("attendance", "days_absent", ("缺勤", "工日", "应出勤中未到岗的工日。"), "absent"),
    _share(
        "attendance",
        "attendance",
        ("满勤上岗率", "实际出勤工日的比例，法定假、年休、婚丧产育假不计入应出勤。", "实际出勤 ÷ 应出勤"),
        DAYS,
    ),
)
