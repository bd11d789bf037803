"""Mass sending (群发): the wording with its variables, a row of the table as a text, and what may be done when."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from hotline.domains.service.messaging.rules.carriers.content import LONGEST
from hotline.domains.service.messaging.rules.carriers.dialects.base import plain_number
from hotline.domains.service.messaging.rules.carriers.numbers import carrier_of

VARIABLE = re.compile(r"\{([^{}]*)\}")
MAX_ROWS = 200_000


class MassStage(StrEnum):
    UPLOADED = "uploaded"  # the table is there; wording and columns are not chosen
    CHECKING = "checking"  # the worker reads it
    CHECKED = "checked"
    APPROVED = "approved"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class RowProblem(StrEnum):
    """Why a row of the table is not sent. The order is the one in which they are looked for."""

    BAD_NUMBER = "bad_number"
    DOUBLE = "double"  # the number stands in an earlier row
    BLACKLISTED = "blacklisted"
    OPTED_OUT = "opted_out"
    MISSING = "missing"  # a variable has no value
    EARLIER = "earlier"  # another mass sending sent this text to this number within a day, or is to
    UNSENDABLE = "unsendable"  # too long, or no account takes the number


class MassStep(StrEnum):
    """What a person does with it."""

    CHECK = "check"
    TRY = "try"
    SUBMIT = "submit"
    START = "start"
    PAUSE = "pause"
    CANCEL = "cancel"


#: Whose texts leave, or may.
APPROVED_STAGES = (MassStage.APPROVED.value, MassStage.RUNNING.value, MassStage.PAUSED.value)
#: Step -> from which stages.
ALLOWED: Mapping[MassStep, Collection[MassStage]] = {
    MassStep.CHECK: (MassStage.UPLOADED, MassStage.CHECKED),
    MassStep.TRY: (MassStage.CHECKED, MassStage.APPROVED),
    MassStep.SUBMIT: (MassStage.CHECKED,),
    MassStep.START: (MassStage.APPROVED, MassStage.PAUSED),
    MassStep.PAUSE: (MassStage.RUNNING,),
    MassStep.CANCEL: (MassStage.UPLOADED, MassStage.CHECKED, MassStage.APPROVED, MassStage.RUNNING, MassStage.PAUSED),
}
STAGE_NAMES = {
    MassStage.UPLOADED: "待设置",
    MassStage.CHECKING: "正在检查",
    MassStage.CHECKED: "已检查",
    MassStage.APPROVED: "已批准",
    MassStage.RUNNING: "正在发送",
    MassStage.PAUSED: "已暂停",
    MassStage.DONE: "已完成",
    MassStage.CANCELLED: "已取消",
}
PROBLEM_NAMES = {
    RowProblem.BAD_NUMBER: "不是手机号码",
    RowProblem.DOUBLE: "号码重复",
    RowProblem.BLACKLISTED: "在黑名单中",
    RowProblem.OPTED_OUT: "已退订",
    RowProblem.MISSING: "变量缺值",
    RowProblem.EARLIER: "24 小时内已有相同短信",
    RowProblem.UNSENDABLE: "过长或没有可用通道",
}


#: A table that is never sent, with what was made of it, is removed after so long.
UNSENT_STORED_FOR = timedelta(days=30)
#: A workbook of the result is removed after so long.
RESULT_STORED_FOR = timedelta(days=7)
#: A worker that began a workbook so long ago is dead.
FORSAKEN = timedelta(minutes=10)


class ResultState(StrEnum):
    """Of a workbook of the result."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Wording:
    """``columns``: variable -> the heading of its column. ``number_column``: the heading of the numbers."""

    template: str
    number_column: str
    columns: Mapping[str, str]


def step_refusal(step: MassStep, stage: MassStage, *, is_requested: bool) -> str:
    """Why it is not possible, in Chinese; empty when it is. ``is_requested``: somebody is asked to approve it."""
    if stage not in ALLOWED[step]:
        return f"该群发{STAGE_NAMES[stage]}，不能进行此操作。请刷新后查看。"
    if is_requested and step in (MassStep.CHECK, MassStep.SUBMIT, MassStep.CANCEL):
        return "该群发待审批。如需修改，请先在“审批”中撤回申请。"
    return ""


def variables_of(template: str) -> list[str]:
    """The names between braces, each once, in order."""
    return list(dict.fromkeys(each.strip() for each in VARIABLE.findall(template)))


def wording_problem(wording: Wording, headings: Sequence[str]) -> str:
    """What is wrong with it, in Chinese; empty for nothing."""
    text = wording.template.strip()
    if not text:
        return "请填写短信内容。"
    if len(text) > LONGEST:
        return f"短信内容不能超过 {LONGEST} 个字。"
    if "{" in VARIABLE.sub("", text) or "}" in VARIABLE.sub("", text) or "" in variables_of(text):
        return "变量须写成 {名称}，请检查短信内容中的括号。"
    if not wording.number_column or wording.number_column not in headings:
        return "请选择号码所在的列。"
    for variable in variables_of(text):
        if not (chosen := wording.columns.get(variable)) or chosen not in headings:
            return f"请为变量“{variable}”选择表格中的列。"
    return ""


def rendered(wording: Wording, values: Mapping[str, str]) -> str | None:
    """The text for one row. ``values``: by heading. None where a variable has no value."""
    chosen = {variable: values.get(wording.columns[variable], "") for variable in variables_of(wording.template)}
    if not all(chosen.values()):
        return None
    return VARIABLE.sub(lambda found: chosen[found[1].strip()], wording.template.strip())


def mobile_in(cell: str) -> str:
    """The eleven digits of a mobile number as people write it; "" for what is none."""
    plain = plain_number(re.sub(r"[\s\-()（）－]", "", cell))
    is_one = len(plain) == 11 and plain.isascii() and plain.isdecimal() and carrier_of(plain) is not None
    return plain if is_one else ""


def headings_of(cells: Sequence[str]) -> list[str]:
    """Those of the table's first row. Raises ValueError in Chinese."""
    found = [each for each in cells if each]
    if not found:
        raise ValueError("表格第一行须为列名，请补上后重新上传。")
    if len(set(found)) < len(found):
        raise ValueError("表格有同名的列，请改名后重新上传。")
    return list(cells)
