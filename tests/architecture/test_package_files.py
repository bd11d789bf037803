"""A package file re-exports nothing: an import names the module in which a thing is defined."""

import ast
from pathlib import Path

import hotline

SOURCE = Path(hotline.__file__).parent

#: Django reads these two packages as if they were one module.
READ_AS_ONE_MODULE = {
    "config/settings/__init__.py",
    "domains/service/messaging/models/__init__.py",
    "domains/service/workorders/models/__init__.py",
}


def names_bound(node: ast.Import | ast.ImportFrom) -> set[str]:
    return {(alias.asname or alias.name).split(".")[0] for alias in node.names}


def reexported(source: str) -> list[str]:
    """Names that this file imports and does not use itself, and ``__all__`` where it lists one."""
    tree = ast.parse(source)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {name for node in imported for name in names_bound(node)} - used
    return sorted(names | ({"__all__"} & used))


def test_package_files_reexport_nothing() -> None:
    found = {
        str(path.relative_to(SOURCE)): reexported(path.read_text())
        for path in SOURCE.rglob("__init__.py")
        if str(path.relative_to(SOURCE)) not in READ_AS_ONE_MODULE
    }
    assert {path: names for path, names in found.items() if names} == {}


def test_a_reexport_would_be_found() -> None:
    assert reexported("from hotline.kernel.errors import NotFound\n__all__ = ['NotFound']\n") == ["NotFound", "__all__"]
    assert reexported("from hotline.kernel.errors import NotFound\nraise NotFound\n") == []
