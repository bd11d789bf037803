"""The quarterly assessment report (DOMAIN.md §12): a paper made from a frozen quarter, or from one that still runs."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from hotline.domains.insight.assessment.rules.assess import Verdict
from hotline.domains.insight.assessment.rules.report.matters import disputes, evidence, moment, payment, signing
from hotline.domains.insight.assessment.rules.report.results import (
    NOTHING,
    calculation,
    counts,
    courses,
    readings,
    results,
)
from hotline.domains.insight.assessment.rules.report.told import (
    Kept,
    Objection,
    Proof,
    QuarterTold,
    Sheet,
    Signature,
    Tally,
)
from hotline.domains.insight.assessment.rules.words import plain, quarter_name, yuan
from hotline.kernel.money import to_the_fen
from hotline.kernel.paper import Heading, Paper, Part, Words

__all__ = ["Kept", "Objection", "Proof", "QuarterTold", "Sheet", "Signature", "Tally", "quarter_report"]


def quarter_report(told: QuarterTold) -> Paper:
    sections = (_summary, results, counts, calculation, courses, readings, disputes, payment, evidence, signing)
    contract = told.contract
    return Paper(
        title=f"北京12333热线 {quarter_name(told.quarter)}绩效考核报告",
        subtitle=f"{contract.name}　第{contract.version}版参数　{told.quarter.first} 至 {told.quarter.last}",
        foot=f"{told.quarter.key}　SM3 {told.digest[:16]}…　{moment(told.at)} 生成",
        draft=told.draft,
        parts=tuple(part for section in sections for part in section(told)),
    )


def _summary(told: QuarterTold) -> Iterable[Part]:
    yield Heading(text="一、结论")
    if told.draft:
        yield Words(text=f"草稿：本季尚未冻结，以下按 {moment(told.at)} 的数计算，还会变，不作付款依据。")
    verdicts = [each["verdict"] for each in told.snapshot["items"]]
    missed, free = verdicts.count(Verdict.MISSED), verdicts.count(Verdict.MISSED_FREE)
    judged = len([terms for terms in told.contract.indicators if terms.span == "quarter"])
    met, without = verdicts.count(Verdict.MET), verdicts.count(Verdict.NOT_APPLICABLE)
    yield Words(
        text=f"按季考核的{judged}项中，达标{met}项，未达标扣减{missed}项，未达标但不足一步不扣{free}项，"
        f"不适用{without}项，未登记{judged - len(verdicts)}项；另有全年人工服务量按年考核。"
    )
    frozen = sum((Decimal(each["deduction"]) for each in told.snapshot["items"]), NOTHING)
    standing = sum(told.standing.values(), NOTHING)
    fee = to_the_fen(told.contract.fee / len(told.contract.quarters))
    corrected = f"，经更正单为 {yuan(standing)} 元" if told.sheets else ""
    share = plain(100 * Fraction(standing) / Fraction(fee), 2)
    yield Words(text=f"本季扣减合计 {yuan(frozen)} 元{corrected}，占季度费用 {yuan(fee)} 元的 {share}%。")
