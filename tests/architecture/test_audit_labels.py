"""The audit page names every action that a program records in words."""

import re
from pathlib import Path

RECORDED = re.compile(r"action=\"([a-z_]+\.[a-z_]+)\"")
LABELS = Path("frontend/src/audit/actionLabels.ts")


def test_every_recorded_action_has_a_label() -> None:
    labelled = set(re.findall(r"^  '([a-z_.]+)': '", LABELS.read_text(), re.MULTILINE))
    recorded = {name for path in Path("src/hotline").rglob("*.py") for name in RECORDED.findall(path.read_text())}
    assert len(recorded) > 80
    assert sorted(recorded - labelled) == []
