"""Modules and functions are small enough to be read in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE, TESTS = Path("src/hotline"), Path("tests")
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50


def modules() -> Iterator[Path]:
    return (path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code without the docstring, which is there to be long enough."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_module_is_too_long() -> None:
    """Tests are read as specifications, so theirs neither."""
    both = [*modules(), *sorted(TESTS.rglob("*.py"))]
    long = {str(path): lines for path in both if (lines := len(path.read_text().splitlines())) > LONGEST_MODULE}
    assert long == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{path}:{function.lineno} {function.name}": lines
        for path in modules()
        for function in functions(ast.parse(path.read_text()))
        if (lines := length(function)) > LONGEST_FUNCTION
    }
    assert long == {}
