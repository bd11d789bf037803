"""The registers: what is entered by hand for the indicators, field by field, and what an entry may not say."""

from collections.abc import Mapping

import msgspec

from hotline.domains.analytics.rules import Outside
from hotline.kernel.errors import Invalid

LARGEST = 10_000_000


class Field(msgspec.Struct, frozen=True):
    """A number 0 … ``most`` with so many ``digits`` after the point, kept whole as so many of its last decimal.

    ``within``: the field it is a part of and may not exceed.
    """

    key: str
    name: str
    unit: str
    most: int = LARGEST
    within: str = ""
    digits: int = 0

    @property
    def largest(self) -> int:
        """As it is kept."""
        return self.most * int(10**self.digits)


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """``about``: what an entry names, "" for nothing; ``feeds``: the indicator, "" for figures from outside;

    ``once_a_day``: one entry a day.
    """

    key: str
    name: str
    feeds: str
    day: str
    fields: tuple[Field, ...]
    about: str = ""
    about_required: bool = False
    once_a_day: bool = False


_ALL = (
    Register(
        key="staff_days",
        name="人员在册日报",
        feeds="front_staff",
        day="日期",
        once_a_day=True,
        fields=(
            Field("front", "前端在册（持证、无长假）", "人", 2000, within="front_with_trainees"),
            Field("front_with_trainees", "前端含培训期", "人", 2000),
            Field("back", "后端在册", "人", 2000),
        ),
    ),
    Register(
        key="seats",
        name="工位盘点",
        feeds="seats",
        day="盘点日",
        once_a_day=True,
        fields=(Field("usable", "可用工位", "席", 5000),),
    ),
    Register(
        key="training_batches",
        name="培训批次",
        feeds="retain",
        day="考试日",
        about="批次名",
        about_required=True,
        fields=(
            Field("reported", "报到", "人", 5000),
            Field("passed", "甲方考试合格", "人", 5000, within="reported"),
            Field("kept", "合格且季末在岗", "人", 5000, within="passed"),
        ),
    ),
    Register(
        key="attendance",
        name="出勤日报",
        feeds="attendance",
        day="日期",
        once_a_day=True,
        fields=(Field("due", "应出勤工日", "工日", 5000), Field("present", "实际出勤工日", "工日", 5000, within="due")),
    ),
    Register(
        key="record_checks",
        name="工单记录抽检",
        feeds="record_transfer",
        day="抽检日",
        about="抽检批次",
        fields=(Field("checked", "复核", "件"), Field("accurate", "准确", "件", within="checked")),
    ),
    Register(
        key="transfers",
        name="转办核对",
        feeds="record_transfer",
        day="核对日",
        fields=(Field("due", "应转办", "件"), Field("transferred", "按时转办", "件", within="due")),
    ),
    Register(
        key="wrong_answers",
        name="错答登记",
        feeds="answer_correct",
        day="通话日",
        about="通话编号",
        about_required=True,
        fields=(Field("wrong", "核实答错", "通", 1),),
    ),
    Register(
        key="inspections",
        name="质检抽检",
        feeds="answer_correct",
        day="抽检日",
        fields=(Field("inspected", "抽检通话", "通"),),
    ),
    Register(
        key="complaints",
        name="投诉登记",
        feeds="complaint",
        day="受理日",
        about="通话编号或来源",
        about_required=True,
        fields=(Field("received", "受理", "件", 1), Field("proven", "核实有责", "件", 1, within="received")),
    ),
    Register(
        key="outages",
        name="停机登记（京晓保）",
        feeds="uptime",
        day="日期",
        about="起止时刻与原因",
        about_required=True,
        fields=(
            Field("minutes", "乙方原因不可用", "分钟", 1440),
            Field("planned_minutes", "已报备的计划维护", "分钟", 1440),
            Field("beyond_minutes", "不可抗力", "分钟", 1440),
            Field("late", "未及时发现或告知", "次", 1),
        ),
    ),
    Register(
        key="ai_checks",
        name="智能抽检",
        feeds="ai_correct",
        day="抽检日",
        about="京晓保或智能坐席",
        about_required=True,
        fields=(Field("checked", "抽检", "件"), Field("right", "判定正确", "件", within="checked")),
    ),
    Register(
        key="faults",
        name="设备故障",
        feeds="fault_response",
        day="告警日",
        about="设备与告警时刻",
        about_required=True,
        fields=(Field("fault", "故障", "件", 1), Field("seconds", "告警到首次人工确认", "秒")),
    ),
    Register(
        key="unrest_cases",
        name="不稳定因素",
        feeds="unstable",
        day="来电日",
        about="通话编号",
        about_required=True,
        fields=(Field("case", "件数", "件", 1), Field("bad", "未妥善处置", "件", 1, within="case")),
    ),
    Register(
        key="accidents",
        name="安全事故",
        feeds="security",
        day="发生日",
        about="经过",
        about_required=True,
        fields=(Field("accident", "认定", "起", 1),),
    ),
)
REGISTERS = {register.key: register for register in _ALL}
LONGEST_ABOUT = 110


def from_outside(defined: Outside) -> Register:
    """What people have defined, as a register like the others."""
    return Register(
        key=defined.key,
        name=defined.name,
        feeds="",
        day="日期",
        about=defined.about,
        about_required=bool(defined.about),
        fields=tuple(Field(each.key, each.name, each.unit, digits=each.digits) for each in defined.fields),
    )


def judged(found: Register, figures: Mapping[str, object], about: str) -> dict[str, int]:
    """The figures as they are kept. Raises Invalid with every fault."""
    faults = [*_unknown(found, figures), *_about(found, about)]
    numbers: dict[str, int] = {}
    for field in found.fields:
        value = figures.get(field.key, 0)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= field.largest:
            kind = f"数，最多{field.digits}位小数" if field.digits else "整数"
            faults.append(f"“{field.name}”要是0到{field.most}的{kind}。")
        else:
            numbers[field.key] = value
    names = {field.key: field.name for field in found.fields}
    for field in found.fields:
        if field.within and numbers.get(field.key, 0) > numbers.get(field.within, field.largest):
            faults.append(f"“{field.name}”不能多于“{names[field.within]}”。")
    if not faults and not any(numbers.values()):
        faults.append("至少要填一个不为0的数。")
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
