"""Configuration files from their templates under ``deploy/``: ``@{name}`` is filled in.

Neither nginx nor Asterisk writes ``@{``; both write ``${``.
"""

import os
import re
from pathlib import Path

from hotline.processes.single.layout import CODE

DEPLOY = CODE / "deploy"
PLACEHOLDER = re.compile(r"@\{(\w+)\}")


def render(template: str, target: Path, group: int, **values: object) -> None:
    """Write ``deploy/<template>`` to ``target``, for root and ``group`` alone. KeyError names a missing value."""
    text = PLACEHOLDER.sub(lambda match: str(values[match[1]]), (DEPLOY / template).read_text())
    write(target, text, group)


def write(target: Path, text: str, group: int) -> None:
    """Replace ``target`` whole, so that nobody reads half a file."""
    fresh = target.with_name(target.name + ".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640), "w") as file:
        os.fchown(file.fileno(), 0, group)
        file.write(text)
    fresh.replace(target)
