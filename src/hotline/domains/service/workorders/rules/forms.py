"""Forms as JSON Schema (draft 2020-12): checks of a form before publication, and of the values filled in.

Besides the standard's keywords: ``x-sections`` (on the form), ``x-masked`` (name, phone, identity, text: sealed at
rest), ``x-rich`` (formatted text), ``x-show`` (when a field is shown), ``x-widget`` (the control it is filled in by:
``textarea``; ``topic``; ``datetime``, Beijing's date and time 2026-11-30T09:30; ``money``, yuan to the fen; ``person``,
a staff number; ``rows``, a table whose columns are the properties of ``items``, in the order of ``x-columns``;
``file``, attachments, see ``file_fields``).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import isfinite
from typing import Any

import msgspec
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError, ValidationError

from hotline.domains.service.workorders.rules import file_fields
from hotline.domains.service.workorders.rules.flows.problems import ModelProblem

MAX_FIELDS = 300
LONGEST = 20_000
#: Type of the fields that are filled in by a control of their own.
WIDGETS = {"datetime": "string", "money": "number", "person": "string", "rows": "array", "file": "array"}
MAX_COLUMNS = 12
#: Types of the columns of a table.
CELLS = {"string", "number", "integer"}
MASKS = ("name", "phone", "identity", "text")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
#: Fields with the citizen's words in every form, and the field with the note of the person who marks unrest.
NARRATIVE, OURS = ("summary", "content"), ("unrest_about",)
TYPES = {"string", "number", "integer", "boolean", "array"}
#: Telephone and identity numbers in free text. They belong in sealed fields of their own.
PERSONAL = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)", re.ASCII)
#: A repetition within a repetition: (a+)+ tries for hours.
NESTED = re.compile(r"[+*}]\)[+*{]")
#: Characters no database keeps.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
type Form = dict[str, Any]


@dataclass(frozen=True)
class FieldError:
    """An error in a field of a form."""

    field: str
    message: str
    #: A required field is empty. A draft may have such errors.
    missing: bool = False


def fields(form: Form) -> dict[str, dict[str, Any]]:
    found = form.get("properties", {})
    return found if isinstance(found, dict) else {}


def title(form: Form, field: str) -> str:
    return str(fields(form).get(field, {}).get("title") or field)


def masked(form: Form) -> dict[str, str]:
    """Field -> how it is masked."""
    return {name: each["x-masked"] for name, each in fields(form).items() if each.get("x-masked")}


def rich(form: Form) -> set[str]:
    return {name for name, each in fields(form).items() if each.get("x-rich")}


def worded(form: Form) -> list[str]:
    """Fields that tell the citizen's matter in free words, sealed or open. What we answer is none."""
    return [
        name
        for name, each in fields(form).items()
        if not each.get("x-rich")
        and name not in OURS
        and (name in NARRATIVE or each.get("x-masked") == "text" or each.get("x-widget") == "textarea")
    ]


def of_widget(form: Form, widget: str) -> list[str]:
    """Fields that are filled in by this control."""
    return [name for name, each in fields(form).items() if each.get("x-widget") == widget]


def displayed(form: Form, field: str, value: Any) -> str:
    """A value as people read it: several in a row, money to the fen, a moment without its T."""
    widget = fields(form).get(field, {}).get("x-widget")
    if isinstance(value, bool):
        return "是" if value else "否"
    if widget == "rows" and isinstance(value, list):
        return "；".join(f"{at}. {_row_text(columns(form, field), row)}" for at, row in enumerate(value, start=1))
    if isinstance(value, list):
        return file_fields.names_of_files(value) if widget == "file" else "、".join(map(str, value))
    if widget == "money" and isinstance(value, int | float):
        return f"{value:,.2f} 元"
    return str(value).replace("T", " ") if widget == "datetime" else str(value)


def columns(form: Form, field: str) -> dict[str, dict[str, Any]]:
    """The columns of a table, in their order; {} of any other field."""
    each = fields(form).get(field, {})
    items = each.get("items") if each.get("x-widget") == "rows" else None
    found = items.get("properties") if isinstance(items, dict) else None
    if not isinstance(found, dict):
        return {}
    order = [name for name in each.get("x-columns", ()) if name in found]
    return {name: found[name] for name in dict.fromkeys((*order, *found))}


def is_table(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(row, dict) for row in value)


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value: of several choices, of the cells of a table and of the names of files too."""
    if isinstance(value, str):
        yield value
    elif file_fields.is_file(value):
        yield value["name"]
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def _row_text(known: Mapping[str, Mapping[str, Any]], row: Any) -> str:
    form, cells = {"properties": known}, row if isinstance(row, dict) else {}
    return "，".join(f"{title(form, name)} {displayed(form, name, cells[name])}" for name in known if name in cells)


def choices(field: Mapping[str, Any]) -> list[Any]:
    """The choices of a field with several."""
    items = field.get("items")
    offered = items.get("enum") if isinstance(items, dict) else None
    return offered if isinstance(offered, list) else []


def tidied(field: Mapping[str, Any], chosen: list[Any]) -> list[Any] | None:
    """The chosen values, each once, in the form's order.

    Unknown ones come last, to be refused. Of a table, blank cells and rows are left out. None: nothing is filled in.
    """
    if field.get("x-widget") == "rows":
        return [row for row in map(_tidied_row, chosen) if row != {}] or None
    ours = [one for one in choices(field) if one in chosen]
    return [*ours, *(one for one in chosen if one not in ours)] or None


def _tidied_row(row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    cells = {name: cell.strip() if isinstance(cell, str) else cell for name, cell in row.items()}
    return {name: cell for name, cell in cells.items() if cell not in ("", None)}


def problems(form: Form) -> Iterator[ModelProblem]:
    """The problems of a form. ``element`` names the field."""
    try:
        Draft202012Validator.check_schema(form)
    except SchemaError as error:
        place = ".".join(map(str, error.absolute_path)) or "根"
        yield ModelProblem("", f"表单不是合规的 JSON Schema：{place} 处格式有误。")
        return
    if form.get("type") != "object" or not fields(form):
        yield ModelProblem("", "表单要是一个对象（type: object），并有字段（properties）。")
        return
    if len(fields(form)) > MAX_FIELDS:
        yield ModelProblem("", f"表单有 {len(fields(form))} 个字段，最多 {MAX_FIELDS} 个。")
    if any(not ref.startswith("#") for ref in _refs(form)):
        yield ModelProblem("", "表单里的 $ref 只能引用本表单（以 # 开头）。")
    for name, each in fields(form).items():
        yield from _of_field(name, each)
    yield from _of_names(form)


def _of_field(name: str, each: Any) -> Iterator[ModelProblem]:
    if not isinstance(each, dict):
        yield ModelProblem(name, f"字段“{name}”要写成一个对象。")
        return
    called = each.get("title") or name
    if not NAME.fullmatch(name):
        yield ModelProblem(name, f"字段名“{name}”无效：用小写字母开头的字母、数字、下划线，最多 40 个。")
    if not each.get("title"):
        yield ModelProblem(name, f"字段“{name}”没有名称（title）。")
    if each.get("type") not in TYPES:
        yield ModelProblem(name, f"字段“{called}”的类型不支持，可选：文字、数字、整数、是否、多选、表格、附件。")
    if each.get("x-widget") == "rows":
        yield from _of_columns(name, called, columns({"properties": {name: each}}, name))
    elif each.get("x-widget") == "file":
        yield from (ModelProblem(name, f"附件“{called}”{why}") for why in [file_fields.field_problem(each)] if why)
    elif each.get("type") == "array":
        yield from _of_choices(name, called, choices(each))
    if each.get("x-masked") not in (None, *MASKS):
        yield ModelProblem(name, f"字段“{called}”的脱敏方式只能是：{'、'.join(MASKS)}。")
    if each.get("x-masked") and each.get("type") != "string":
        yield ModelProblem(name, f"字段“{called}”要脱敏，只能是文字。")
    if each.get("type") != WIDGETS.get(each.get("x-widget", ""), each.get("type")):
        yield ModelProblem(name, f"字段“{called}”的类型与填写方式不符：金额是数字，时间、人员是文字。")
    if NESTED.search(each.get("pattern", "")):
        yield ModelProblem(name, f"字段“{called}”的格式（pattern）有嵌套重复，可能耗时过长。请简化。")


def _of_columns(name: str, called: str, known: Mapping[str, Any]) -> Iterator[ModelProblem]:
    if not known:
        yield ModelProblem(name, f"表格“{called}”没有列。请至少添加一列。")
    if len(known) > MAX_COLUMNS:
        yield ModelProblem(name, f"表格“{called}”有 {len(known)} 列，最多 {MAX_COLUMNS} 列。")
    for column, each in known.items():
        if why := _column_problem(column, each):
            yield ModelProblem(name, f"表格“{called}”的列“{column}”{why}")


def _column_problem(column: str, each: Any) -> str:
    if not isinstance(each, dict) or not NAME.fullmatch(column) or not each.get("title"):
        return "没有名称，或代号不是小写字母开头的字母、数字、下划线。"
    if each.get("type") not in CELLS or each.get("x-widget") not in (None, "money"):
        return "类型不支持，可选：文字、数字、整数、金额、日期、单选。"
    if each.get("x-masked"):
        return "不可脱敏。个人信息请另设栏目。"
    return "的格式有嵌套重复，可能耗时过长。请简化。" if NESTED.search(each.get("pattern", "")) else ""


def _of_choices(name: str, called: str, offered: list[Any]) -> Iterator[ModelProblem]:
    if not offered:
        yield ModelProblem(name, f"多选字段“{called}”没有选项（items.enum）。")
    elif not all(isinstance(one, str) and one.strip() for one in offered):
        yield ModelProblem(name, f"多选字段“{called}”的选项只能是文字，不能空着。")
    elif len(set(offered)) < len(offered):
        yield ModelProblem(name, f"多选字段“{called}”的选项有重复。")


def _of_names(form: Form) -> Iterator[ModelProblem]:
    known = fields(form).keys()
    for name in form.get("required", []):
        if name not in known:
            yield ModelProblem(name, f"必填的“{name}”不是表单里的字段。")
    laid_out = [name for section in form.get("x-sections", []) for name in section.get("fields", [])]
    for name in laid_out:
        if name not in known:
            yield ModelProblem(name, f"分区里的“{name}”不是表单里的字段。")
    for name in known:
        if laid_out and name not in laid_out:
            yield ModelProblem(name, f"字段“{title(form, name)}”未放入分区，无法填写。")
    for name, each in fields(form).items():
        if isinstance(each, dict) and (other := (each.get("x-show") or {}).get("field")) and other not in known:
            yield ModelProblem(name, f"字段“{title(form, name)}”的显示条件引用了不存在的字段“{other}”。")


def _refs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (inner,) if key == "$ref" and isinstance(inner, str) else _refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _refs(inner)


@lru_cache(maxsize=64)
def _validator(form: bytes) -> Draft202012Validator:
    return Draft202012Validator(msgspec.json.decode(form), format_checker=FormatChecker())


def errors(form: Form, values: Mapping[str, Any]) -> list[FieldError]:
    """The errors in filled-in values, one sentence a field, in the form's order."""
    found: dict[str, str] = {}
    missing: set[str] = set()
    unknown = [name for name in values if name not in fields(form)]
    for name in unknown:
        found[name] = "不是这张表单的字段"
    known = {name: value for name, value in values.items() if name not in unknown}
    for error in _validator(msgspec.json.encode(form, order="sorted")).iter_errors(known):
        for leaf in _leaves(error):
            for field in _fields_of(leaf):
                found.setdefault(field, _in_table(form, leaf) or _sentence(leaf))
                missing |= {field} if leaf.validator in ("required", "dependentRequired") else set()
    for field, value in known.items():
        found |= {field: why} if (why := _field_error(form, field, value)) and field not in found else {}
    order = list(fields(form))
    ranked = sorted(found, key=lambda name: order.index(name) if name in order else len(order))
    return [FieldError(name, found[name], name in missing) for name in ranked]


def _field_error(form: Form, field: str, value: Any) -> str:
    if fields(form)[field].get("x-widget") == "file":
        return file_fields.value_error(fields(form)[field], value)
    if known := columns(form, field):
        return _cell_error({"properties": known}, value)
    if isinstance(value, str) and len(value) > LONGEST:
        return f"过长，最多 {LONGEST} 字"
    if isinstance(value, float) and not isfinite(value):
        return "不是数字"
    if isinstance(value, str) and UNSEEN.search(value):
        return "含不可见的控制字符，请删除"
    if isinstance(value, str) and field not in masked(form) and PERSONAL.search(value):
        return "含电话或证件号。请填入对应栏目"
    return _widget_error(fields(form)[field].get("x-widget"), value)


def _cell_error(row_form: Form, rows: Any) -> str:
    """The first error of a table's cells, after its row and column."""
    for place, row in enumerate(rows if isinstance(rows, list) else (), start=1):
        for column, cell in row.items() if isinstance(row, dict) else ():
            if column in fields(row_form) and (why := _field_error(row_form, column, cell)):
                return f"第 {place} 行“{title(row_form, column)}”{why}"
    return ""


def _widget_error(widget: str | None, value: Any) -> str:
    match widget, value:
        case "datetime", str() if not _is_minute(value):
            return "请填写日期和时间"
        case "money", float() if round(value, 2) != value:
            return "最多两位小数"
        case _:
            return ""


def _is_minute(text: str) -> bool:
    try:
        return bool(_MINUTE.fullmatch(text)) and datetime.fromisoformat(text) is not None
    except ValueError:
        return False


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    if error.context and error.validator in ("anyOf", "oneOf", "allOf"):
        for inner in error.context:
            yield from _leaves(inner)
    else:
        yield error


def _fields_of(error: ValidationError) -> list[str]:
    if error.absolute_path:
        return [str(error.absolute_path[0])]
    if error.validator == "required":
        return [name for name in error.validator_value if name not in error.instance]
    if error.validator == "dependentRequired":
        return [
            needed
            for field, others in error.validator_value.items()
            if field in error.instance
            for needed in others
            if needed not in error.instance
        ]
    return [""]


def _in_table(form: Form, error: ValidationError) -> str:
    """The sentence for an error inside a table or for a number of files, "" for any other."""
    path = list(error.absolute_path)
    field = str(path[0]) if path else ""
    known = columns(form, field)
    if fields(form).get(field, {}).get("x-widget") == "file":
        return file_fields.number_error(str(error.validator), error.validator_value)
    if not known:
        return ""
    if len(path) == 1:
        bounds = {"minItems": f"至少填 {error.validator_value} 行", "maxItems": f"最多填 {error.validator_value} 行"}
        return bounds.get(str(error.validator), "")
    is_lacking = error.validator == "required"
    lacking = [name for name in error.validator_value if name not in error.instance] if is_lacking else []
    column = path[2] if len(path) > 2 else next(iter(lacking), "")
    named = f"“{title({'properties': known}, str(column))}”" if column else ""
    return f"第 {int(path[1]) + 1} 行{named}{_sentence(error)}"


def _sentence(error: ValidationError) -> str:
    field = error.validator_value
    match error.validator:
        case "required" | "dependentRequired":
            return "必填"
        case "enum" | "const":
            return "不在可选范围内"
        case "type":
            return {"number": "请填数字", "integer": "请填整数"}.get(str(field), "类型有误")
        case "minLength" if field == 1:
            return "不能为空"
        case "minLength":
            return f"过短，至少 {field} 字"
        case "maxLength":
            return f"过长，最多 {field} 字"
        case "minimum":
            return f"不能小于 {field}"
        case "maximum":
            return f"不能大于 {field}"
        case "minItems":
            return f"至少选 {field} 项"
        case "maxItems":
            return f"最多选 {field} 项"
        case "pattern" | "format":
            return "格式有误"
        case _:
            return "不符合表单的要求"
