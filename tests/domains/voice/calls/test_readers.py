"""What callcontrol keeps of a call is its own: everybody else has the document, so that the one can change alone."""

import re
from pathlib import Path

OWN = ("src/hotline/domains/voice/calls/rules", "src/hotline/processes/callcontrol")
STATE = re.compile(r"hotline\.domains\.voice\.calls\.rules(\.(call|parts|snapshot|upcast) | import .*\bcall\b)")


def test_nobody_but_callcontrol_decodes_the_state_of_a_call() -> None:
    sources = [path for root in ("src", "bench") for path in Path(root).rglob("*.py")]
    others = [path for path in sources if not str(path).startswith(OWN) and STATE.search(path.read_text())]
    assert [str(path) for path in others] == ["src/hotline/domains/voice/calls/ports.py"], "PartyStatus alone"
