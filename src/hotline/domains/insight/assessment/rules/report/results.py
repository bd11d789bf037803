"""The nineteen indicators in a report: results, the counts behind them, and how the deductions were computed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hotline.domains.insight.assessment.rules.assess import IndicatorVerdict
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.indicator_inputs import SOURCES
from hotline.domains.insight.assessment.rules.report.report_data import QuarterReportData
from hotline.domains.insight.assessment.rules.wording import (
    LATER,
    NOT_ASSESSED,
    UNENTERED,
    grouped,
    plain,
    target_text,
    yuan,
)
from hotline.kernel.clock import beijing_day
from hotline.kernel.money import half_up, to_the_fen
from hotline.kernel.report_document import (
    Bar,
    Bars,
    Cell,
    Column,
    Curves,
    Heading,
    Number,
    Paragraph,
    Part,
    Series,
    Table,
)

NOTHING = Decimal("0.00")
#: Drawn day by day, where the snapshot holds the days.
DRAWN = ("answer_rate", "wait_seconds", "eval_transfer", "satisfaction")
MAX_DIGITS_OF_A_COUNT = 2


def money(amount: Decimal) -> Number:
    return Number(yuan(amount), float(amount))


def results(data: QuarterReportData) -> Iterable[Part]:
    yield Heading(text="二、十九项指标结果")
    yield Table(
        name="结果",
        columns=(
            Column("项", 0.5),
            Column("指标", 3.2),
            Column("权重", 0.8, right=True),
            Column("达标值", 1.9, right=True),
            Column("结果", 1.8, right=True),
            Column("判定", 1.5),
            Column("扣减 元", 1.7, right=True),
            Column("更正后 元", 1.7, right=True),
        ),
        rows=tuple(_result(data, terms) for terms in data.contract.indicators),
        total=("", "合计", "", "", "", "", money(_sum(data)), money(sum(data.deductions.values(), NOTHING))),
    )
    if data.unentered:
        yield Paragraph(text=unentered_text(data), soft=True)


def unentered_text(data: QuarterReportData) -> str:
    """The explanation for items without entries."""
    names = "、".join(data.unentered)
    if data.draft:
        return f"未登记：{names}。无已审核的登记，无法计算；登记并审核后判定，此时冻结则不判定、不扣减。"
    return f"未登记：{names}。冻结时无已审核的登记，不判定、不扣减，不计达标；冻结后不能补登，修改须走更正单。"


def _result(data: QuarterReportData, terms: Terms) -> tuple[Cell, ...]:
    item = data.items.get(terms.key)
    head = (str(terms.number), terms.name, f"{half_up(terms.weight * 100, 0)}%", target_text(terms))
    if item is None:
        return (*head, UNENTERED, NOT_ASSESSED, money(NOTHING), money(data.deductions.get(terms.key, NOTHING)))
    if terms.span == "year":
        return (*head, grouped(item["shown"]), LATER, "—", "—")
    deducted = Decimal(item["deduction"])
    return (
        *head,
        grouped(item["shown"]),
        item["verdict"],
        money(deducted),
        money(data.deductions.get(terms.key, deducted)),
    )


def _sum(data: QuarterReportData) -> Decimal:
    return sum((Decimal(each["deduction"]) for each in data.snapshot["items"]), NOTHING)


def counts(data: QuarterReportData) -> Iterable[Part]:
    yield Heading(text="三、分子、分母与排除")
    yield Table(
        name="分子分母",
        columns=(
            Column("项", 0.5),
            Column("指标", 3),
            Column("分子", 2.2),
            Column("数", 1.6, right=True),
            Column("分母", 2.2),
            Column("数", 1.6, right=True),
            Column("排除", 1, right=True),
        ),
        rows=tuple(_counted(data.items.get(terms.key), terms) for terms in data.contract.indicators),
    )
    yield Table(
        name="排除清单",
        columns=(Column("指标", 2), Column("理由", 4), Column("审批", 2), Column("排除数", 1, right=True)),
        rows=tuple(
            (data.name(key), each["reason"], each["approver"], each["den"])
            for key, item in data.items.items()
            for each in item["exclusions"]
        ),
        empty="本季无另行审批的排除；测试来电不计入任何一项。",
    )


def _counted(item: Mapping[str, Any] | None, terms: Terms) -> tuple[Cell, ...]:
    num_name, den_name = SOURCES[terms.key].part_names
    head = (str(terms.number), terms.name)
    if item is None:
        return (*head, num_name, UNENTERED, den_name, UNENTERED if den_name else "—", "0")
    den = _number(item["den"]) if den_name else "—"
    return (*head, num_name, _number(item["num"] or item["value"]), den_name, den, str(len(item["exclusions"])))


def _number(written: str | None) -> Cell:
    if written is None:
        return "—"
    number = Fraction(written)
    return Number(plain(number, MAX_DIGITS_OF_A_COUNT), float(number))


def calculation(data: QuarterReportData) -> Iterable[Part]:
    """Base x share x steps, rounded half up once."""
    yield Heading(text="四、扣减计算")
    yield Paragraph(
        text="扣减＝扣减基数×步率×步数，不超过基数，最后一次四舍五入到分；率不先取整，满一步才扣。"
        f"口径版本 {data.snapshot['readings']}。",
        soft=True,
    )
    missed = [
        each
        for each in data.snapshot["items"]
        if each["verdict"] in (IndicatorVerdict.MISSED, IndicatorVerdict.MISSED_FREE)
    ]
    yield Table(
        name="扣减计算",
        columns=(
            Column("指标", 2.4),
            Column("基数 元", 1.5, right=True),
            Column("计算", 4),
            Column("扣减 元", 1.5, right=True),
        ),
        rows=tuple(
            (
                each["name"],
                money(to_the_fen(Fraction(each["base"]))),
                _steps(each),
                money(Decimal(each["deduction"])),
            )
            for each in missed
        ),
        empty="各项均达标或不适用，无扣减。",
    )
    if bars := tuple(
        Bar(each["name"], float(each["deduction"]), yuan(Decimal(each["deduction"])))
        for each in sorted(missed, key=lambda each: -Decimal(each["deduction"]))
        if Decimal(each["deduction"])
    ):
        yield Bars(title="各项扣减（元）", bars=bars)


def _steps(item: Mapping[str, Any]) -> str:
    charges = [(Fraction(each["share"]), Fraction(each["times"])) for each in item["charges"]]
    if not sum(times for _, times in charges):
        return "未满一步，不扣"
    formula = " ＋ ".join(f"{plain(share * 100, 4)}%×{plain(times, 4)}步" for share, times in charges)
    capped = sum((share * times for share, times in charges), Fraction(0)) > 1
    return f"基数×（{formula}）{'，封顶于基数' if capped else ''}"


def readings(data: QuarterReportData) -> Iterable[Part]:
    yield Heading(text="六、口径并列（影子值）")
    rows = tuple(
        (
            item["name"],
            each["question"],
            each["option"],
            money(Decimal(item["deduction"])),
            money(Decimal(each["deduction"])),
        )
        for item in data.snapshot["items"]
        for each in item["readings"]
        if each["deduction"] != item["deduction"]
    )
    yield Table(
        name="口径并列",
        columns=(
            Column("指标", 2),
            Column("合同不明之处", 3),
            Column("另一读法", 2.4),
            Column("采用 元", 1.4, right=True),
            Column("另读 元", 1.4, right=True),
        ),
        rows=rows,
        empty="各种读法的扣减一致。",
    )


def courses(data: QuarterReportData) -> Iterable[Part]:
    charts = [chart for key in DRAWN if (chart := _course(data, key))]
    if charts:
        yield Heading(text="五、逐日走势")
        yield from charts


def _course(data: QuarterReportData, key: str) -> Curves | None:
    """A day without anything to measure is a gap, not left out."""
    trend = data.items.get(key, {}).get("trend", ())
    values = {date.fromisoformat(day): Fraction(num) / Fraction(den) for day, num, den in trend if Fraction(den)}
    if len(values) < 2:
        return None
    last = min(data.quarter.last, beijing_day(data.at))
    days = [data.quarter.first + timedelta(days=n) for n in range((last - data.quarter.first).days + 1)]
    terms = data.contract.terms(key)
    per = 100 if terms.unit == "%" else 1
    return Curves(
        title=f"{terms.name}（{terms.unit}）",
        axis=tuple(f"{day:%m-%d}" for day in days),
        series=(Series(terms.name, tuple(float(values[day] * per) if day in values else None for day in days)),),
        unit=terms.unit if terms.unit == "%" else "",
        target=float(terms.target * per),
        target_name=f"达标 {target_text(terms)}",
    )
