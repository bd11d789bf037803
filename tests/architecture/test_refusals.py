"""Every refusal is a Chinese sentence that says what to do.

Read from the code: the sentence of each error that ``kernel.errors`` is the root of, and of each ``missing=`` for a row
that is not there, where it stands in the code as a text or as a constant of that name. Sentences that a rule computes
are looked at by the rules' own tests.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path("src/hotline")
CHINESE = re.compile(r"[一-鿿]")
#: Asks, bounds or excuses from doing it; or names the value that is wrong, beside the field where it was entered.
REMEDY = re.compile(
    r"请|须|无需|可以|可选|可用|可写|最多|至少|只能|稍后|写成|有误：|不能(大于|小于|早于|晚于)|最长|要(先|到|给出|是|写)"
)
#: Causes that stand inside a sentence of a check or an alarm, with what to do beside them; nobody is answered with one.
CAUSES = {
    "domains/insight/operations/adapters",
    "domains/insight/operations/queries/invariants.py",
    "domains/platform/audit/adapters",
    "domains/platform/audit/actions/retention.py",
    "domains/platform/security/adapters",
    "domains/voice/recordings/actions/transcripts.py",
}


@cache
def modules() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text()) for path in sorted(SOURCE.rglob("*.py"))}


@cache
def errors() -> frozenset[str]:
    """Names of the classes that descend from ``Refused``."""
    found = {"Refused"}
    classes = [each for module in modules().values() for each in module.body if isinstance(each, ast.ClassDef)]
    while True:
        more = {each.name for each in classes if {name_of(base) for base in each.bases} & found}
        if more <= found:
            return frozenset(found)
        found |= more


@cache
def texts(path: Path) -> dict[str, str]:
    """Name → text, of a module's own constants."""
    found: dict[str, str] = {}
    for each in modules()[path].body:
        match each:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                found |= {name_of(name): text_of(value) for name, value in zip(targets, values, strict=True)}
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = text_of(value)
            case _:
                pass
    return {name: text for name, text in found.items() if text}


@cache
def constants(path: Path) -> dict[str, str]:
    """With what the module imports by name."""
    found = dict(texts(path))
    for each in (each for each in modules()[path].body if isinstance(each, ast.ImportFrom)):
        source = SOURCE.parent.joinpath(*(each.module or "").split("."))
        for file in (source.with_suffix(".py"), source / "__init__.py"):
            if file in modules():
                found |= {name.asname or name.name: texts(file).get(name.name, "") for name in each.names}
    return found


def name_of(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def text_of(node: ast.AST | None) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.FormattedValue(value=ast.Call(func=function)) if name_of(function).startswith("how_to_"):
            return "请…"
        case ast.JoinedStr(values=parts):
            return "".join(text_of(part) or "…" for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return text_of(left) + text_of(right)
        case _:
            return ""


def sentences() -> Iterator[tuple[str, str]]:
    """Place and text of each refusal whose text stands in the code."""
    for path, module in modules().items():
        if any(str(path.relative_to(SOURCE)).startswith(cause) for cause in CAUSES):
            continue
        for call in (each for each in ast.walk(module) if isinstance(each, ast.Call)):
            values = [each.value for each in call.keywords if each.arg == "missing"]
            if name_of(call.func) in errors():
                values += call.args[:1] or [each.value for each in call.keywords if each.arg == "message"]
            for each in values:
                if text := text_of(each) or constants(path).get(name_of(each), ""):
                    yield f"{path}:{call.lineno}", text


def test_every_refusal_is_a_chinese_sentence_that_says_what_to_do() -> None:
    found = dict(sentences())
    assert len(found) > 600
    wrong = [
        f"{place}: {text}" for place, text in found.items()
        if not CHINESE.search(text) or not REMEDY.search(text)
    ]  # fmt: skip
    assert wrong == []
