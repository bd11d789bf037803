"""Conditions in flows and cells of decision tables: comparisons of a case's values and constants, nothing else.

SpiffWorkflow would hand them to ``eval``; what an administrator draws must not be able to run code.
"""

import ast
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

MAX_LENGTH = 500
#: ISO 8601 as timers have it.
MOMENT = re.compile(r"P(\d+[YMWD])*(T(\d+[HMS])+)?|\d{4}-\d\d-\d\d(T[\d:]+(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_NOTHING: tuple[Any, ...] = (None, "", [])


def _is(a: Any, b: Any) -> bool:
    """Equality in which a list stands for any of its members: constants in a decision table, or several chosen values.

    A value that is not filled in equals an empty one.
    """
    if a in _NOTHING or b in _NOTHING:
        return a in _NOTHING and b in _NOTHING
    ours, theirs = (each if isinstance(each, list) else [each] for each in (a, b))
    return any(one in theirs for one in ours)


def _in(a: Any, b: Any) -> bool:
    return b is not None and any(one in b for one in (a if isinstance(a, list) else [a]))


_COMPARES: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: _is,
    ast.NotEq: lambda a, b: not _is(a, b),
    ast.Lt: lambda a, b: a is not None and b is not None and a < b,
    ast.LtE: lambda a, b: a is not None and b is not None and a <= b,
    ast.Gt: lambda a, b: a is not None and b is not None and a > b,
    ast.GtE: lambda a, b: a is not None and b is not None and a >= b,
    ast.In: _in,
    ast.NotIn: lambda a, b: not _in(a, b),
}
_CONSTANTS = {"true": True, "false": False, "null": None}
_ALLOWED = (
    ast.Expression,
    ast.BoolOp,
    ast.And,
    ast.Or,
    ast.UnaryOp,
    ast.Not,
    ast.USub,
    ast.Compare,
    ast.Name,
    ast.Load,
    ast.Constant,
    ast.List,
    ast.Tuple,
    *_COMPARES,
)


class BadExpression(Exception):
    """``args[0]``: a sentence in Chinese."""


def parsed(text: str) -> ast.expr:
    """Raises BadExpression for anything but comparisons joined by and, or, not."""
    bare = stripped(text)
    if not bare or len(bare) > MAX_LENGTH:
        raise BadExpression(f"条件要有内容，且不超过 {MAX_LENGTH} 字。")
    try:
        tree = ast.parse(bare, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadExpression(f"条件“{bare}”无法识别。写法如：outcome == '通过' and urgency != '一般'。") from None
    for node in ast.walk(tree):
        if not isinstance(node, _ALLOWED):
            raise BadExpression(f"条件“{bare}”仅支持比较，不能调用函数或运算。")
    return tree.body


def stripped(text: str) -> str:
    """The expression without other tools' ``${…}`` or leading ``=``."""
    bare = text.strip()
    if bare.startswith(("${", "#{")) and bare.endswith("}"):
        bare = bare[2:-1].strip()
    return bare.removeprefix("=").strip() if not bare.startswith("==") else bare


def names_in(text: str) -> set[str]:
    return {node.id for node in ast.walk(parsed(text)) if isinstance(node, ast.Name)} - _CONSTANTS.keys()


def unknown_names(text: str, known: Collection[str]) -> list[str]:
    return sorted(names_in(text) - set(known))


def outcomes_in(text: str) -> Iterator[str]:
    """The constants that ``outcome`` is compared with."""
    for node in ast.walk(parsed(text)):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id == "outcome":
            for side in node.comparators:
                consts = side.elts if isinstance(side, ast.List | ast.Tuple) else [side]
                yield from (
                    each.value for each in consts if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )


def value_of(text: str, values: Mapping[str, Any]) -> Any:
    """The value of an expression. A value that the case does not have is None."""
    if MOMENT.fullmatch(text.strip()):
        return text.strip()
    return _value(parsed(text), values)


def _value(node: ast.expr, values: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return values[name] if name in values else _CONSTANTS.get(name)
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            return [_value(each, values) for each in elts]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, values)
        case ast.UnaryOp(operand=operand):
            return -_value(operand, values)
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_value(each, values) for each in parts)
        case ast.BoolOp(values=parts):
            return any(_value(each, values) for each in parts)
        case ast.Compare(left=left, ops=ops, comparators=others):
            return _compared(left, list(zip(ops, others, strict=True)), values)
        case _:
            raise AssertionError("parsed lets nothing else pass")


def _compared(left: ast.expr, rest: list[tuple[ast.cmpop, ast.expr]], values: Mapping[str, Any]) -> bool:
    seen = _value(left, values)
    for operator, other in rest:
        right = _value(other, values)
        try:
            if not _COMPARES[type(operator)](seen, right):
                return False
        except TypeError:
            return False
        seen = right
    return True
