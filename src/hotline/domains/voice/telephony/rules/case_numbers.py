"""The case number that 12345 sends along: trusted only when it looks like one."""

import re
from urllib.parse import unquote

PLAUSIBLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{3,31}")


def case_number_of(encoded: str) -> str | None:
    """The case number in the header, percent-encoded as the dialplan passes it. "" without a header, None when invalid.

    A valid number is 4 to 32 Latin letters, digits and hyphens. Anything else must be ignored, because it would appear
    on screens and in lists.
    """
    decoded = unquote(encoded, errors="replace").strip(" ")
    return decoded if not decoded or PLAUSIBLE.fullmatch(decoded) else None
