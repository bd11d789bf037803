"""Templates of new flows in the browser can be published as they are, and their scenarios pass."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from hotline.domains.voice.ivr.rules.flow import Flow, flow_from_json
from hotline.domains.voice.ivr.rules.problems import problems
from hotline.domains.voice.ivr.rules.scenarios import failures, scenarios_from_toml

TEMPLATES = sorted(Path("frontend/src/ivr/flows/templates").glob("*.json"))
QUEUE = "general"


def filled(template: Path) -> tuple[dict[str, Any], Flow, str]:
    text = template.read_text().replace("{queue}", QUEUE).replace("{flow}", "new")
    read = msgspec.json.decode(text)
    content = {**read["content"], "id": "new", "name": "新流程", "version": 0}
    return read, flow_from_json(msgspec.json.encode(content)), "\n".join(read["scenarios"])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_a_working_flow(template: Path) -> None:
    read, flow, scenarios = filled(template)
    assert read["title"]
    assert problems(flow) == []
    assert failures(flow, scenarios_from_toml(scenarios).scenario) == []


def test_there_is_one_for_calls_and_one_for_a_part() -> None:
    kinds = {template.stem: {node.kind for node in filled(template)[1].nodes.values()} for template in TEMPLATES}
    assert "queue" in kinds["person"]
    assert "back" in kinds["part"]
