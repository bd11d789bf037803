"""The flow editor in the browser has the same kinds of nodes and outcomes as the rules."""

import re
from pathlib import Path
from typing import Any

import pytest

from hotline.domains.voice.ivr.rules.nodes import KINDS

FRONTEND = Path("frontend/src/ivr")
#: What one of these is left by depends on its settings; frontend/tests/flow-editing.test.ts tells that.
BY_SETTINGS = {"branch", "query"}


def written(file: str, name: str) -> dict[str, frozenset[str]]:
    """A table of the editor: kind -> the outcomes between its brackets."""
    table = re.search(rf"const {name}\b[^=]*= {{(.*?)\n}}", (FRONTEND / file).read_text(), re.DOTALL)
    assert table is not None, f"{name} is no table in {file}"
    return {
        kind: frozenset(re.findall(r"'(.*?)'", outcomes))
        for kind, outcomes in re.findall(r"^ {2}(\w+): (.*),$", table[1], re.MULTILINE)
    }


def test_the_palette_has_every_kind() -> None:
    assert written("flow.ts", "KINDS").keys() == KINDS.keys()


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - BY_SETTINGS))
def test_a_node_is_drawn_with_an_outlet_for_each_branch_it_needs(kind: str) -> None:
    node: Any = KINDS[kind]
    assert written("editor/outlets.ts", "NEEDS")[kind] == node.needs(None)
