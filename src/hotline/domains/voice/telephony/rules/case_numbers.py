"""The case number that 12345 sends along: trusted only when it looks like one."""

import re
from urllib.parse import unquote

PLAUSIBLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{3,31}")


def case_number_of(encoded: str) -> str | None:
    """The header's value, percent-encoded as the dialplan hands it on; "" when none came, None when it is no number.

    4 to 32 Latin letters, digits and hyphens. Whatever else came is to be ignored: it ends up on screens and in lists.
    """
    decoded = unquote(encoded, errors="replace").strip(" ")
    return decoded if not decoded or PLAUSIBLE.fullmatch(decoded) else None
