"""Configuration files from their templates under ``deploy/``: ``@{name}`` is filled in.

Neither nginx nor Asterisk writes ``@{``; both write ``${``.
"""

import os
import re
from pathlib import Path

from hotline.processes.single.layout import CODE
from hotline.processes.single.people import SystemUser, ensure_folder

DEPLOY = CODE / "deploy"
PLACEHOLDER = re.compile(r"@\{(\w+)\}")


def render(template: str, target: Path, group: int, **values: object) -> None:
    """Write ``deploy/<template>`` to ``target``, for root and ``group`` alone. KeyError names a missing value."""
    write(target, filled_in(template, **values), group)


def render_secret(template: str, target: Path, owner: SystemUser, **values: object) -> None:
    """As ``render``, for a configuration that holds a secret: its owner's alone."""
    write_secret(target, filled_in(template, **values).encode(), owner)


def filled_in(template: str, **values: object) -> str:
    return PLACEHOLDER.sub(lambda match: str(values[match[1]]), (DEPLOY / template).read_text())


def write(target: Path, text: str, group: int) -> None:
    """Replace ``target`` whole, so that nobody reads half a file."""
    _replace(target, text.encode(), 0o640, 0, group)


def write_secret(target: Path, content: bytes, owner: SystemUser) -> None:
    """Replace ``target`` whole. Only ``owner`` and root read it, and its folder becomes one of ``owner`` alone."""
    ensure_folder(target.parent, owner, 0o700)
    _replace(target, content, 0o600, owner.uid, owner.gid)


def _replace(target: Path, content: bytes, mode: int, uid: int, gid: int) -> None:
    """A link that the folder's owner may have laid in the way is not followed."""
    fresh = target.with_name(target.name + ".new")
    fresh.unlink(missing_ok=True)
    made = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
    with os.fdopen(made, "wb") as file:
        os.fchown(made, uid, gid)
        os.fchmod(made, mode)
        file.write(content)
    fresh.replace(target)
