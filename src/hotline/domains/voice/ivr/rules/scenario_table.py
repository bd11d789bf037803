"""Scenarios as a table of steps, and as the TOML in which they are stored: read and printed here only.

A table holds everything that a scenario means, and the comments before it. Reading a printed table returns the table.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from hotline.domains.voice.ivr.rules.scenarios import (
    DEFAULT_MOMENT,
    PRIORITY,
    SENTENCES,
    Scenario,
    is_understood,
    verb_of,
    wrong_moment,
)
from hotline.kernel.errors import Invalid

#: What a row with this verb needs.
NEEDED = {
    "按": "请填写按键，只能用 0 到 9、* 和 #",
    "听到": "请填写话术，或播报里的几个字",
    "没听到": "请填写话术，或播报里的几个字",
    "来到": "请选择节点",
    "排队": "请选择队列；优先级只能填数字",
    "路径": "请填写按键路径",
    "查询": '请选择系统和结果；查到的内容写成 JSON，如 {"months": 278}',
    "留言": "请填写秒数，没有出声填 0",
    "短信": "请填写短信里的几个字",
    "评价": "请填写 1 到 5",
    "记下": "请填写名称和内容，中间不能有空格",
}
LINE_LENGTH = 120
HEAD = "[[scenario]]"
#: A string, whatever stands in it, or a comment.
TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|(?P<comment>#[^\n]*)', re.DOTALL
)
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class TableStep(msgspec.Struct, frozen=True):
    """A step: one of SENTENCES and its values. Without a verb, ``values`` holds a line that is none of them."""

    verb: str
    values: tuple[str, ...] = ()


class TableScenario(msgspec.Struct, frozen=True):
    """A scenario. ``remark`` is the comment before it, line by line; the rest is as in ``Scenario``."""

    name: str
    steps: tuple[TableStep, ...]
    remark: str = ""
    at: str = DEFAULT_MOMENT
    facts: dict[str, str] = {}
    on: tuple[str, ...] = ()
    days: dict[str, str] = {}


class ScenarioTable(msgspec.Struct, frozen=True):
    """All scenarios of a flow. ``remark`` is the comment at the head of the file."""

    flow: str
    scenarios: tuple[TableScenario, ...] = ()
    remark: str = ""


class TableProblem(msgspec.Struct, frozen=True):
    """Why a scenario cannot be run. ``number`` and ``step`` count from 1; step 0 is the scenario itself."""

    number: int
    step: int
    message: str


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario as it may stand in a file that is not finished."""

    name: str = ""
    steps: tuple[str, ...] = ()
    at: str = DEFAULT_MOMENT
    facts: dict[str, str] = {}
    on: tuple[str, ...] = ()
    days: dict[str, str] = {}


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    flow: str
    scenario: tuple[_Written, ...] = ()


# Reading -------------------------------------------------------------------------------------------------------------


def table_of(text: str) -> ScenarioTable:
    """Invalid ``table_cannot_express`` for a text with something that a table has no place for."""
    try:
        read = msgspec.toml.decode(text, type=_File)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Invalid(f"源码格式有误，请改正后再显示为表格：{error}", code="table_cannot_express") from error
    remark, *remarks = _remarks(text.replace("\r\n", "\n"))
    if len(remarks) != len(read.scenario):
        raise Invalid(
            "源码里的场景没有逐个写成 [[scenario]]，无法显示为表格，请改用源码视图", code="table_cannot_express"
        )
    written = zip(read.scenario, remarks, strict=True)
    return ScenarioTable(read.flow, tuple(_scenario(each, above) for each, above in written), remark)


def step_of(line: str) -> TableStep:
    """The step that a line of a scenario says."""
    verb, rest = verb_of(line)
    form = SENTENCES[verb][1] if verb in SENTENCES else None
    matched = re.fullmatch(form, rest) if form is not None else None
    if matched is None:
        return TableStep("", (line,))
    values = tuple(group or "" for group in matched.groups()) or (matched[0],) * bool(form)
    return TableStep(verb, values)


def _scenario(written: _Written, remark: str) -> TableScenario:
    return TableScenario(
        name=written.name,
        steps=tuple(step_of(line) for line in written.steps),
        remark=remark,
        at=written.at,
        facts=written.facts,
        on=written.on,
        days=written.days,
    )


def _remarks(text: str) -> list[str]:
    """The comments that stand above ``flow`` and above each scenario."""
    blanked = TOKEN.sub(lambda found: found[0] if found["comment"] else re.sub(r"[^\n]", "_", found[0]), text)
    lines, shapes = text.split("\n"), blanked.split("\n")
    heads = [0, *(place for place, shape in enumerate(shapes) if shape.strip(" \t") == HEAD)]
    heads[0] = next((place for place, shape in enumerate(shapes) if re.match(r"\s*flow\s*=", shape)), 0)
    above = [_above(head, shapes) for head in heads]
    for place, shape in enumerate(shapes):
        if "#" in shape and not any(place in places for places in above):
            raise Invalid(
                f"第 {place + 1} 行的注释不在场景之前，无法显示为表格，请改用源码视图", code="table_cannot_express"
            )
    return ["\n".join(lines[place].strip(" \t")[1:].removeprefix(" ") for place in places) for places in above]


def _above(head: int, shapes: list[str]) -> list[int]:
    """The places of the comments directly above a line, blank lines between them left out."""
    found: list[int] = []
    for place in range(head - 1, -1, -1):
        shape = shapes[place].strip(" \t")
        if shape.startswith("#"):
            found.insert(0, place)
        elif shape:
            break
    return found


# Printing ------------------------------------------------------------------------------------------------------------


def text_of(table: ScenarioTable) -> str:
    """The table as TOML. ``problems_of`` tells whether it can be run."""
    blocks = [[*_comment(table.remark), *([""] if table.remark else []), f"flow = {_string(table.flow)}"]]
    blocks += [_printed(scenario) for scenario in table.scenarios]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def line_of(step: TableStep) -> str:
    """The step as a line of a scenario."""
    first, *rest = step.values or ("",)
    if not step.verb:
        return first
    if step.verb == "排队" and any(rest):
        return f"{step.verb} {first}{PRIORITY}{rest[0]}"
    return " ".join(part for part in (step.verb, first, *rest) if part)


def problems_of(table: ScenarioTable) -> list[TableProblem]:
    return [problem for number, each in enumerate(table.scenarios, start=1) for problem in _problems(number, each)]


def _problems(number: int, scenario: TableScenario) -> Iterator[TableProblem]:
    if not scenario.name:
        yield TableProblem(number, 0, "请填写场景名称")
    if not scenario.steps:
        yield TableProblem(number, 0, "请至少添加一步")
    if wrong := wrong_moment(Scenario(scenario.name, (), scenario.at)):
        yield TableProblem(number, 0, wrong)
    for place, step in enumerate(scenario.steps, start=1):
        if not is_understood(line_of(step)):
            yield TableProblem(number, place, NEEDED.get(step.verb, "无法识别，请选择步骤"))


def _printed(scenario: TableScenario) -> list[str]:
    lines = [*_comment(scenario.remark), HEAD, f"name = {_string(scenario.name)}"]
    if scenario.at != DEFAULT_MOMENT:
        lines.append(f"at = {_string(scenario.at)}")
    if scenario.facts:
        lines.append(f"facts = {_inline(scenario.facts)}")
    if scenario.on:
        lines.append(f"on = [{', '.join(map(_string, scenario.on))}]")
    if scenario.days:
        lines.append(f"days = {_inline(scenario.days)}")
    return [*lines, *_steps([_string(line_of(step)) for step in scenario.steps])]


def _steps(steps: list[str]) -> list[str]:
    line = f"steps = [{', '.join(steps)}]"
    if len(line) <= LINE_LENGTH:
        return [line]
    lines = [""]
    for step in steps:
        if len(lines[-1]) + len(step) + 1 > LINE_LENGTH:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else '    '}{step},"
    return ["steps = [", *lines, "]"]


def _comment(remark: str) -> Iterable[str]:
    return (f"# {CONTROL.sub(' ', line)}".rstrip(" \t") for line in remark.split("\n")) if remark else ()


def _inline(values: Mapping[str, str]) -> str:
    pairs = (f"{key if BARE_KEY.fullmatch(key) else _string(key)} = {_string(value)}" for key, value in values.items())
    return f"{{{', '.join(pairs)}}}"


def _string(text: str) -> str:
    """A TOML string; in single quotes when there are double ones to read in it."""
    if '"' in text and "'" not in text and not CONTROL.search(text) and "\\" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
