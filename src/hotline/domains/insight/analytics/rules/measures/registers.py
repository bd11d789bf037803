"""Measures of what is entered in registers. Only approved entries are facts."""

from hotline.domains.insight.analytics.rules.measures.shape import Measure, Unit

SOURCES = ("entry.made", "entry.judged", "entry.withdrawn")


def total(register: str, figure: str) -> str:
    return f"coalesce(sum(value) FILTER (WHERE {is_(register, figure)}), 0)"


def is_(register: str, figure: str) -> str:
    return f"register = '{register}' AND figure = '{figure}'"


def _sum(key: str, name: str, meaning: str, unit: Unit, where: tuple[str, str]) -> Measure:
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula="登记数之和",
        unit=unit,
        table="entries",
        num=total(*where),
        shows=is_(*where),
        sources=SOURCES,
    )


def _share(key: str, name: str, meaning: str, formula: str, parts: tuple[tuple[str, str], tuple[str, str]]) -> Measure:
    part, denominator = parts
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=formula,
        unit="%",
        table="entries",
        num=total(*part),
        den=total(*denominator),
        digits=2,
        shows=is_(*part),
        base=is_(*denominator),
        sources=SOURCES,
    )


def _mean_day(key: str, name: str, meaning: str, figure: str) -> Measure:
    where = is_("staff_days", figure)
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula="各日在册人数之和 ÷ 登记的天数",
        unit="人",
        table="entries",
        num=total("staff_days", figure),
        den=f"count(DISTINCT day) FILTER (WHERE {where})",
        digits=1,
        shows=where,
        sources=SOURCES,
    )


MEASURES = (
    _mean_day("front_staff", "前端人数", "在册、上岗证有效、没有长假的前端人员，日均；培训期不计。", "front"),
    _mean_day(
        "front_staff_with_trainees", "前端人数（含培训期）", "另一读法：培训期人员也计入。", "front_with_trainees"
    ),
    _mean_day("back_staff", "后端人数", "在册的后端支撑人员，日均，按主岗。", "back"),
    Measure(
        key="seats",
        name="可用工位",
        meaning="联合盘点的可用物理工位，取最近一次。",
        formula="最近一次盘点的席数",
        unit="席",
        table="entries",
        num=f"coalesce(arg_max(value, day) FILTER (WHERE {is_('seats', 'usable')}), 0)",
        den=f"least(count(*) FILTER (WHERE {is_('seats', 'usable')}), 1)",  # never counted is not none
        shows=is_("seats", "usable"),
        base=is_("seats", "usable"),
        sources=SOURCES,
    ),
    _share(
        "retain",
        "培训合格留用率",
        "考试日落在本期的批次里，合格并在季末在岗的比例。",
        "合格且在岗 ÷ 报到",
        (("training_batches", "kept"), ("training_batches", "reported")),
    ),
    _share(
        "transfer_rate",
        "转办率",
        "应转办的工单中按时转出的比例。",
        "按时转办 ÷ 应转办",
        (("transfers", "transferred"), ("transfers", "due")),
    ),
    _sum("wrong_answers", "核实答错", "质检、投诉或暗访核实的答错通话。", "通", ("wrong_answers", "wrong")),
    _sum("complaints", "有责投诉", "核实有责的投诉，来源不限。", "件", ("complaints", "proven")),
    _sum("complaints_received", "受理投诉", "受理的全部投诉，不论是否核实。", "件", ("complaints", "received")),
    _sum("down_minutes", "不可用时长", "京晓保核心问答不可用、由乙方原因造成的分钟。", "分钟", ("outages", "minutes")),
    _sum("planned_minutes", "计划维护时长", "已书面报备的计划维护。", "分钟", ("outages", "planned_minutes")),
    _sum("beyond_minutes", "不可抗力时长", "不可抗力造成的不可用。", "分钟", ("outages", "beyond_minutes")),
    _sum("late_outages", "未及时发现或告知", "未及时发现或告知的停机。", "次", ("outages", "late")),
    _sum("faults", "设备故障", "登记的设备故障。", "件", ("faults", "fault")),
    _sum("fault_seconds", "故障响应用时", "从告警到首次人工确认，各件之和。", "秒", ("faults", "seconds")),
    _sum("unrest_cases", "不稳定因素事件", "登记的不稳定因素来电。", "件", ("unrest_cases", "case")),
    _sum("unrest_bad", "未妥善处置", "判定未妥善处置的，含漏识别。", "件", ("unrest_cases", "bad")),
    _sum("accidents", "安全事故", "认定的安全事故。", "起", ("accidents", "accident")),
)
