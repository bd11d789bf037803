"""One command of any kind, made of what a test has at hand."""

from collections.abc import Mapping
from typing import Any

from msgspec import structs

from hotline.domains.voice.calls.rules.call_commands import CallCommand, Line
from hotline.domains.voice.calls.rules.supervision import Mode
from tests.domains.voice.calls.scripted_call import NUMBER

NOBODY: Mapping[str, object] = {}


def example(kind: type[CallCommand], *, by: str, text: str = "1", to: Mapping[str, object] = NOBODY) -> Any:
    """``text``: keys, reason and help text; ``to``: whom to consult or pass on to, or whose talk a leader ends."""
    known: dict[str, object] = {
        "call": "c",
        "by": by,
        "reason": text,
        "keys": text,
        "text": text,
        "mode": Mode.LISTEN,
        "by_name": "韩梅",
        "agent": "",
        "line": Line("taken", "", "12333"),
        **to,
    }
    if "number" not in known and kind.__name__ == "Dial":
        known["number"] = NUMBER
    return kind(**{field.name: known[field.name] for field in structs.fields(kind) if field.name in known})
