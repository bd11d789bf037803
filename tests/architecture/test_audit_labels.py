"""The audit page names every action that a program records in words, and the parts of what it records of it."""

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

from hotline.domains.service.messaging.rules.chats import ChatTransition
from hotline.domains.service.messaging.rules.items import ItemTransition
from hotline.domains.service.workorders.rules.timeline import What
from hotline.domains.understanding.knowledge.rules.life import ArticleTransition

RECORDED = re.compile(r"action=\"([a-z_]+\.[a-z_]+)\"")
LABELS = (Path("frontend/src/audit/actionLabels.ts"), Path("frontend/src/audit/peopleActions.ts"))
DETAILS = Path("frontend/src/audit/detailLabels.ts")
#: What of a recorded action has a column of its own.
COLUMNS = {"by", "action", "about", "outcome"}
#: How an action is put together of its area and a name: ``f"workorders.{what}"``.
COMPOSED = re.compile(r'action=f"([a-z_]+\.(?:[a-z]+_)?)\{([a-z_.]+)\}"')
#: Which names follow, where a type lists them. Commands are named as they are typed.
LISTED: Mapping[str, Collection[str]] = {
    "chat.": ChatTransition,
    "inbox.": ItemTransition,
    "live.direct_": ("ready", "not_ready", "signed_out", "hang_up"),
    "workorders.": get_args(What),
    "command.": (),
}


def labels() -> set[str]:
    return {name for path in LABELS for name in re.findall(r"^  '([a-z_.]+)': '", path.read_text(), re.MULTILINE)}


def test_every_recorded_action_has_a_label() -> None:
    labelled = labels()
    recorded = {name for path in Path("src/hotline").rglob("*.py") for name in RECORDED.findall(path.read_text())}
    assert len(recorded) > 80
    assert sorted(recorded - labelled) == []


def composed() -> Iterator[tuple[str, Path, str]]:
    """Beginning, file and parameter of every action that is put together."""
    for path in Path("src/hotline").rglob("*.py"):
        for beginning, parameter in COMPOSED.findall(path.read_text()):
            yield beginning, path, parameter


@pytest.mark.parametrize(("beginning", "path", "parameter"), list(composed()))
def test_every_composed_action_has_a_label(beginning: str, path: Path, parameter: str) -> None:
    labelled = labels()
    names = set(LISTED[beginning] if beginning in LISTED else named_in(path.parent, parameter))
    assert len(names) > 1 or beginning == "command."
    if beginning == "knowledge.":
        names |= set(ArticleTransition)
    assert sorted(f"{beginning}{name}" for name in names if f"{beginning}{name}" not in labelled) == []


def named_in(folder: Path, parameter: str) -> Iterator[str]:
    """Texts that the modules of a folder pass as this parameter, to whichever of its functions, or store as it."""
    trees = [ast.parse(path.read_text()) for path in folder.rglob("*.py")]
    takes = {
        each.name: [one.arg for one in each.args.args].index(parameter)
        for tree in trees
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef) and parameter in [one.arg for one in each.args.args]
    }
    for node in (node for tree in trees for node in ast.walk(tree)):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call) and not ast.unparse(node.func).startswith("log."):
            values = [each.value for each in node.keywords if each.arg == parameter]
            place = takes.get(ast.unparse(node.func), len(node.args))
            values += node.args[place : place + 1]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == parameter:
            values = [node.value]
        for value in values:
            branches = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
            texts = [getattr(each, "value", None) for each in branches]
            yield from (each for each in texts if isinstance(each, str) and "." not in each)


def test_every_part_of_a_recorded_detail_has_a_label() -> None:
    labelled = set(re.findall(r"^  ([a-z_0-9]+): '", DETAILS.read_text(), re.MULTILINE))
    recorded = {name for path in Path("src/hotline").rglob("*.py") for name in details_in(path.read_text())}
    assert len(recorded) > 60
    assert sorted(recorded - labelled) == []


def details_in(source: str) -> Iterator[str]:
    """The names of what is recorded beside the action, of every call of ``audit.record`` that names it itself."""
    if "audit.record(" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
            yield from (each.arg for each in node.keywords if each.arg and each.arg not in COLUMNS)
