"""The quarterly assessment report, of a frozen quarter or of one that still runs."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from hotline.domains.insight.assessment.rules.assess import IndicatorVerdict
from hotline.domains.insight.assessment.rules.report.annexes import disputes, evidence, moment, payment, signing
from hotline.domains.insight.assessment.rules.report.report_data import QuarterReportData
from hotline.domains.insight.assessment.rules.report.results import (
    NOTHING,
    calculation,
    counts,
    courses,
    readings,
    results,
)
from hotline.domains.insight.assessment.rules.wording import plain, quarter_name, yuan
from hotline.kernel.money import to_the_fen
from hotline.kernel.report_document import Heading, Paragraph, Part, ReportDocument


def quarter_report(data: QuarterReportData) -> ReportDocument:
    sections = (_summary, results, counts, calculation, courses, readings, disputes, payment, evidence, signing)
    contract = data.contract
    return ReportDocument(
        title=f"北京12333热线 {quarter_name(data.quarter)}绩效考核报告",
        subtitle=f"{contract.name}　第{contract.version}版参数　{data.quarter.first} 至 {data.quarter.last}",
        foot=f"{data.quarter.key}　SM3 {data.digest[:16]}…　{moment(data.at)} 生成",
        draft=data.draft,
        parts=tuple(part for section in sections for part in section(data)),
    )


def _summary(data: QuarterReportData) -> Iterable[Part]:
    yield Heading(text="一、结论")
    if data.draft:
        yield Paragraph(text=f"草稿：本季尚未冻结，以下按 {moment(data.at)} 的数据计算，会变化，不作付款依据。")
    verdicts = [each["verdict"] for each in data.snapshot["items"]]
    missed, free = verdicts.count(IndicatorVerdict.MISSED), verdicts.count(IndicatorVerdict.MISSED_FREE)
    assessed = len([terms for terms in data.contract.indicators if terms.span == "quarter"])
    met, without = verdicts.count(IndicatorVerdict.MET), verdicts.count(IndicatorVerdict.NOT_APPLICABLE)
    yield Paragraph(
        text=f"按季考核的{assessed}项中，达标{met}项，未达标扣减{missed}项，未达标但不足一步不扣{free}项，"
        f"不适用{without}项，未登记{assessed - len(verdicts)}项；另有全年人工服务量按年考核。"
    )
    frozen = sum((Decimal(each["deduction"]) for each in data.snapshot["items"]), NOTHING)
    in_force = sum(data.deductions.values(), NOTHING)
    fee = to_the_fen(data.contract.fee / len(data.contract.quarters))
    corrected = f"，经更正单为 {yuan(in_force)} 元" if data.sheets else ""
    share = plain(100 * Fraction(in_force) / Fraction(fee), 2)
    yield Paragraph(text=f"本季扣减合计 {yuan(frozen)} 元{corrected}，占季度费用 {yuan(fee)} 元的 {share}%。")
