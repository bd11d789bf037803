"""Permissions are members of one enumeration. No code spells a permission as a string."""

import ast
from collections.abc import Iterator
from pathlib import Path

from hotline.kernel.permissions import Permission

SOURCE = Path("src/hotline")
CODES = {each.value for each in Permission}
#: The open interface's scopes have names of their own, some of them the same.
SCOPES = {"edge/integrations"}


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Without the names of audited actions, which may be those of the permission that an action needs."""
    audited = {
        id(part)
        for node in ast.walk(tree)
        if (isinstance(node, ast.keyword) and node.arg == "action")
        or named(node, "ACTION")
        or called(node, "audit_view")
        or recorded(node)
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in audited:
            yield node


def is_keyword(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.keyword) and node.arg == name


def recorded(node: ast.AST) -> bool:
    """``change.record("assessment.judge", …)``"""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record"


def named(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name


def called(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def test_no_permission_is_named_by_a_string() -> None:
    found = [
        f"{file}:{node.lineno} {node.value}"
        for file in SOURCE.rglob("*.py")
        if "migrations" not in file.parts
        and file != SOURCE / "kernel/permissions.py"
        and not any(scopes in file.as_posix() for scopes in SCOPES)
        for node in strings(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node.value, str) and node.value in CODES
    ]
    assert found == []


def test_each_belongs_to_a_domain_and_has_a_label() -> None:
    domains = {folder.name for folder in SOURCE.glob("domains/*/*") if folder.is_dir()} | {"infrastructure"}
    assert {each for each in Permission if each.domain not in domains or not each.label} == set()
