"""The registers: what is entered by hand for the indicators, field by field, and what an entry may not say."""

from collections.abc import Mapping

import msgspec

from hotline.domains.insight.analytics.rules.outside import Outside
from hotline.kernel.errors import Invalid

LARGEST = 10_000_000
#: Of security accidents (K19), whose entries come from the register of the security page.
ACCIDENTS = "accidents"
#: Of K13, whose entries people make or inspection makes of what two people found.
WRONG_ANSWERS = "wrong_answers"
#: Of K7, whose entries people make or training makes of batches that are closed.
TRAINING_BATCHES = "training_batches"
#: Of K17, whose entries people make or a mended fault makes.
FAULTS = "faults"


class Field(msgspec.Struct, frozen=True):
    """A number of a register, 0 … ``maximum``. It is stored as a whole number of units of its last decimal place."""

    key: str
    name: str
    unit: str
    maximum: int = LARGEST
    #: The field that it is part of and may not exceed; "" for none.
    within: str = ""
    digits: int = 0

    @property
    def largest(self) -> int:
        """The largest value, as it is stored: in units of the last decimal place."""
        return self.maximum * int(10**self.digits)


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """A register: what its entries hold and which indicator they feed."""

    key: str
    name: str
    #: The indicator; "" for figures from outside.
    feeds: str
    day: str
    fields: tuple[Field, ...]
    #: What an entry names, as a field title; "" when it names nothing.
    about: str = ""
    about_required: bool = False
    #: Whether only one entry a day is permitted.
    once_a_day: bool = False
    #: Where entries come from, as a sentence, when nobody makes them here.
    elsewhere: str = ""


def _plain(key: str, name: str, feeds: str, day: str, *fields: Field, about: str = "") -> Register:
    return Register(key=key, name=name, feeds=feeds, day=day, fields=fields, about=about)


def _daily(key: str, name: str, feeds: str, day: str, *fields: Field) -> Register:
    """A register with one entry a day."""
    return Register(key=key, name=name, feeds=feeds, day=day, fields=fields, once_a_day=True)


def _named(key: str, name: str, feeds: str, days: tuple[str, str], *fields: Field) -> Register:
    """``days``: what the day is called, and what an entry must name besides."""
    day, about = days
    return Register(key=key, name=name, feeds=feeds, day=day, fields=fields, about=about, about_required=True)


_ALL = (
    _daily(
        "staff_days",
        "人员在册日报",
        "front_staff",
        "日期",
        Field("front", "前端在册（持证、无长假）", "人", 2000, within="front_with_trainees"),
        Field("front_with_trainees", "前端含培训期", "人", 2000),
        Field("back", "后端在册", "人", 2000),
    ),
    _daily("seats", "工位盘点", "seats", "盘点日", Field("usable", "可用工位", "席", 5000)),
    _named(
        TRAINING_BATCHES,
        "培训批次",
        "retain",
        ("考试日", "批次名"),
        Field("reported", "报到", "人", 5000),
        Field("passed", "甲方考试合格", "人", 5000, within="reported"),
        Field("kept", "合格且季末在岗", "人", 5000, within="passed"),
    ),
    _daily(
        "attendance",
        "出勤日报",
        "attendance",
        "日期",
        Field("due", "应出勤工日", "工日", 5000),
        Field("present", "实际出勤工日", "工日", 5000, within="due"),
    ),
    _plain(
        "record_checks",
        "工单记录抽检",
        "record_transfer",
        "抽检日",
        Field("checked", "复核", "件"),
        Field("accurate", "准确", "件", within="checked"),
        about="抽检批次",
    ),
    _plain(
        "transfers",
        "转办核对",
        "record_transfer",
        "核对日",
        Field("due", "应转办", "件"),
        Field("transferred", "按时转办", "件", within="due"),
    ),
    _named(WRONG_ANSWERS, "错答登记", "answer_correct", ("通话日", "通话编号"), Field("wrong", "核实答错", "通", 1)),
    _plain("inspections", "质检抽检", "answer_correct", "抽检日", Field("inspected", "抽检通话", "通")),
    _named(
        "complaints",
        "投诉登记",
        "complaint",
        ("受理日", "通话编号或来源"),
        Field("received", "受理", "件", 1),
        Field("proven", "核实有责", "件", 1, within="received"),
    ),
    _named(
        "outages",
        "停机登记（京晓保）",
        "uptime",
        ("日期", "起止时刻与原因"),
        Field("minutes", "乙方原因不可用", "分钟", 1440),
        Field("planned_minutes", "已报备的计划维护", "分钟", 1440),
        Field("beyond_minutes", "不可抗力", "分钟", 1440),
        Field("late", "未及时发现或告知", "次", 1),
    ),
    _named(
        "ai_checks",
        "智能抽检",
        "ai_correct",
        ("抽检日", "京晓保或智能坐席"),
        Field("checked", "抽检", "件"),
        Field("right", "判定正确", "件", within="checked"),
    ),
    _named(
        FAULTS,
        "设备故障",
        "fault_response",
        ("告警日", "设备与告警时刻"),
        Field("fault", "故障", "件", 1),
        Field("seconds", "告警到首次人工确认", "秒"),
    ),
    _named(
        "unrest_cases",
        "不稳定因素",
        "unstable",
        ("来电日", "通话编号"),
        Field("case", "件数", "件", 1),
        Field("bad", "未妥善处置", "件", 1, within="case"),
    ),
    Register(
        key=ACCIDENTS,
        name="安全事故",
        feeds="security",
        day="发生日",
        about="事故",
        about_required=True,
        fields=(Field("accident", "认定", "起", 1),),
        elsewhere="安全事故在“安全”页登记，结案批准后自动记入，此处不另行登记。",
    ),
)
REGISTERS = {register.key: register for register in _ALL}
LONGEST_ABOUT = 110


def from_outside(defined: Outside) -> Register:
    """An outside register that people have defined, as a register like the others."""
    return Register(
        key=defined.key,
        name=defined.name,
        feeds="",
        day="日期",
        about=defined.about,
        about_required=bool(defined.about),
        fields=tuple(Field(each.key, each.name, each.unit, digits=each.digits) for each in defined.fields),
    )


def validated(found: Register, figures: Mapping[str, object], about: str) -> dict[str, int]:
    """The figures as they are kept. Raises Invalid with every fault."""
    faults = [*_unknown(found, figures), *_about(found, about)]
    numbers: dict[str, int] = {}
    for field in found.fields:
        value = figures.get(field.key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= field.largest:
            kind = f"数，最多{field.digits}位小数" if field.digits else "整数"
            faults.append(f"“{field.name}”要是0到{field.maximum}的{kind}。")
        else:
            numbers[field.key] = value
    names = {field.key: field.name for field in found.fields}
    for field in found.fields:
        if field.within and numbers.get(field.key, 0) > numbers.get(field.within, field.largest):
            faults.append(f"“{field.name}”不能多于“{names[field.within]}”。")
    if not faults and not any(numbers.values()):
        faults.append("至少填写一个不为0的数。")
    if faults:
        raise Invalid("".join(faults))
    return numbers


def _unknown(found: Register, figures: Mapping[str, object]) -> list[str]:
    known = {field.key for field in found.fields}
    return [f"“{found.name}”没有“{key}”这一栏。" for key in figures if key not in known]


def _about(found: Register, about: str) -> list[str]:
    if found.about_required and not about.strip():
        return [f"请填“{found.about}”。"]
    return [f"“{found.about}”最多{LONGEST_ABOUT}字。"] if len(about) > LONGEST_ABOUT else []
