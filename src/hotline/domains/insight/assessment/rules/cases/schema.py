"""Checks a case's inputs by ``kpi_inputs.schema.json``, which is the authority for each indicator's inputs."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from hotline.kernel.errors import Invalid

LARGEST = 10**15
#: Decimals that a number may have: enough for any measurement, too few to choke on.
FINEST = 30
#: Characters of a number written as text.
MAX_TEXT = 60


@cache
def schema() -> dict[str, Any]:
    return dict(json.loads(files(__package__).joinpath("kpi_inputs.schema.json").read_text(encoding="utf-8")))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def checked_inputs(kpi: str, inputs: object) -> Mapping[str, Any]:
    """The inputs as they are. Raises Invalid that names the key that is unknown, missing or no such number."""
    if not isinstance(inputs, Mapping):
        raise Invalid("inputs 要写成名称和数的对照表。")
    if kpi not in schema()["properties"]:
        raise Invalid(f"输入的格式里没有指标“{kpi}”。请核对名称。")
    try:
        errors = sorted(_validator().iter_errors({kpi: dict(inputs)}), key=_urgency)
    except ArithmeticError as error:  # not-a-number compares with nothing
        raise Invalid("输入要是不小于0的数。") from error
    if errors:
        raise Invalid(_sentence(errors[0], inputs))
    return inputs


def exact(value: object, name: str) -> Fraction:
    """Exactly as written. A float has lost that already, so it is refused. Raises Invalid."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str) or len(str(value)) > MAX_TEXT:
        raise Invalid(f"“{name}”要是数，不能是 {_written(value)}。")
    if isinstance(value, Decimal) and (not value.is_finite() or int(value.as_tuple().exponent) < -FINEST):
        raise Invalid(f"“{name}”是 {_written(value)}：要是不小于0的数，最多{FINEST}位小数。")
    number = Fraction(value)
    if number > LARGEST:
        raise Invalid(f"“{name}”是 {_written(value)}：不能大于一千万亿。")
    return number


def _urgency(error: ValidationError) -> int:
    return (
        ["additionalProperties", "required"].index(error.validator)
        if error.validator
        in (
            "additionalProperties",
            "required",
        )
        else 2
    )


def _sentence(error: ValidationError, inputs: Mapping[str, Any]) -> str:
    known = "、".join(error.schema.get("properties", ())) if isinstance(error.schema, Mapping) else ""
    if error.validator == "additionalProperties":
        unknown = "”“".join(str(key) for key in inputs if key not in error.schema["properties"])
        return f"没有输入“{unknown}”，只有：{known}。"
    if error.validator == "required":
        missing = "”“".join(key for key in error.schema["required"] if key not in error.instance)
        return f"缺少输入“{missing}”，现有：{'、'.join(map(str, inputs)) or '无'}。"
    name = next((str(part) for part in list(error.absolute_path)[1:]), "")
    kind = error.schema.get("type") if isinstance(error.schema, Mapping) else ""
    expected = {"integer": "不小于0的整数", "array": "一列数", "boolean": "是或否（true、false）"}.get(
        str(kind), "不小于0的数"
    )
    return f"“{name}”要是{expected}，不能是 {_written(error.instance)}。"


def _written(value: object) -> str:
    return "空" if value is None else str(value)[:40]
