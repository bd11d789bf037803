"""The annexes of a report: disputes and corrections, money, evidence, the snapshot and the signatures."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from hotline.domains.insight.assessment.rules.report.report_data import DisputeLine, QuarterReportData
from hotline.domains.insight.assessment.rules.report.results import NOTHING, money
from hotline.domains.insight.assessment.rules.wording import plain, yuan
from hotline.kernel.clock import BEIJING
from hotline.kernel.money import to_the_fen
from hotline.kernel.report_document import Cell, Column, Heading, Number, Paragraph, Part, Table

SIDES = ("甲方", "乙方")


def moment(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"


def disputes(data: QuarterReportData) -> Iterable[Part]:
    yield Heading(text="七、异议与更正")
    yield Table(
        name="异议",
        columns=(Column("指标", 1.6), Column("异议", 3), Column("提出", 1.8), Column("裁定", 3), Column("裁定人", 1.8)),
        rows=tuple(
            (data.name(each.indicator), each.reason, f"{each.raised_by} {moment(each.raised_at)}", *_decision(each))
            for each in data.disputes
        ),
        empty="无异议。",
    )
    yield Table(
        name="更正单",
        columns=(
            Column("号", 0.5),
            Column("指标", 2),
            Column("冻结 元", 1.4, right=True),
            Column("更正 元", 1.4, right=True),
            Column("理由", 3),
            Column("经办人、时间", 2),
        ),
        rows=tuple(
            (str(s.number), data.name(s.indicator), money(s.was), money(s.now), s.why, f"{s.by} {moment(s.at)}")
            for s in data.sheets
        ),
        empty="无更正单；冻结的结果即最终结果。" if not data.draft else "无更正单。",
    )


def _decision(each: DisputeLine) -> tuple[str, str]:
    if each.decided_at is None:
        return f"待裁定，限 {moment(each.due_at)}", ""
    return f"{'维持' if each.upheld else '更正'}：{each.answer}", f"{each.decided_by} {moment(each.decided_at)}"


def payment(data: QuarterReportData) -> Iterable[Part]:
    contract = data.contract
    yield Heading(text="八、付款安排与年度合计")
    yield Paragraph(
        text=f"全年费用 {yuan(to_the_fen(contract.fee))} 元：首付 {plain(contract.payment.first * 100)}%，"
        f"按考核结果付 {plain(contract.payment.by_result * 100)}%，余款验收后付。扣减从按结果付的款项中扣除。"
    )
    yield Table(
        name="付款安排",
        columns=(Column("款项", 2), Column("合同约定 元", 2, right=True), Column("扣减后应付 元", 2, right=True)),
        rows=tuple((each.name, money(each.planned), money(each.due)) for each in data.payments),
        total=(
            "合计",
            money(sum((each.planned for each in data.payments), NOTHING)),
            money(sum((each.due for each in data.payments), NOTHING)),
        ),
    )
    yield Table(
        name="年度合计",
        columns=(Column("季度", 2), Column("状态", 2), Column("扣减 元", 2, right=True)),
        rows=tuple(_quarter(data, key, amount) for key, amount in data.by_quarter.items()),
        total=("合计", "", money(sum((each for each in data.by_quarter.values() if each is not None), NOTHING))),
    )
    yield Paragraph(text="全年人工服务量按合同年考核，年末另计。", soft=True)


def _quarter(data: QuarterReportData, key: str, amount: Decimal | None) -> tuple[Cell, ...]:
    if amount is None:
        return (key, "尚未开始", "—")
    return (key, "已冻结" if key in data.settled else "未冻结，按现值", money(amount))


def evidence(data: QuarterReportData) -> Iterable[Part]:
    yield Heading(text="九、证据清单")
    yield Heading(text="台账", level=2)
    yield Table(
        name="台账",
        columns=(Column("台账", 3), Column("已审核 条", 1, right=True), Column("其中更正 条", 1, right=True)),
        rows=tuple((t.register, _count(t.entries), _count(t.corrections)) for t in data.tallies),
        empty="本季无台账登记。",
    )
    yield Heading(text="证明文件", level=2)
    yield Table(
        name="证明文件",
        columns=(
            Column("台账", 1.5),
            Column("日期", 1.3),
            Column("对象", 2),
            Column("文件", 2.4),
            Column("SHA-256", 4.6),
        ),
        rows=tuple((p.register, str(p.day), p.about, p.name, p.digest) for p in data.proofs),
        empty="本季无证明文件。",
    )
    yield Heading(text="统计明细（已封存的数据文件）", level=2)
    yield Table(
        name="封存的数据文件",
        columns=(
            Column("明细", 1.3),
            Column("起止", 2.4),
            Column("版", 0.5, right=True),
            Column("行数", 1.2, right=True),
            Column("SM3", 4.6),
        ),
        rows=tuple(
            (file.table, f"{file.first} 至 {file.last}", str(file.version), _count(file.rows), file.digest)
            for file in data.evidence_files
        ),
        empty="本季明细尚未封存。",
    )


def _count(number: int) -> Number:
    return Number(f"{number:,}", float(number))


def signing(data: QuarterReportData) -> Iterable[Part]:
    yield Heading(text="十、快照与签认")
    if data.draft:
        yield Paragraph(text="季度尚未冻结，无快照，不能签认。此时若冻结，快照摘要（SM3）将是：")
    else:
        yield Paragraph(text=f"{moment(data.frozen_at or data.at)} 由 {data.frozen_by} 冻结。快照摘要（SM3）：")
    yield Paragraph(text=data.digest)
    signatures = {each.side: each for each in data.signatures}
    yield Table(
        name="签认",
        columns=(Column("方", 1), Column("签认人", 2), Column("时刻", 2), Column("盖章", 3)),
        rows=tuple(
            (side, signatures[side].by, moment(signatures[side].at), "")
            if side in signatures
            else (side, "尚未签认", "", "")
            for side in SIDES
        ),
    )
