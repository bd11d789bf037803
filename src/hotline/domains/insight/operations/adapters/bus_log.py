"""The end of the bus server's log on this machine."""

import os

from hotline.infrastructure.settings import settings

#: Longer than what ten minutes of refusals take, unless somebody tries on and on; then the newest count.
TAIL_BYTES = 512 * 1024


def last_lines() -> list[str]:
    """Empty where the bus runs elsewhere. Raises OSError when the log cannot be read."""
    path = settings().place.data.absolute() / "log" / "nats.log"
    if not path.exists():
        return []
    with path.open("rb") as log:
        log.seek(max(0, os.fstat(log.fileno()).st_size - TAIL_BYTES))
        return log.read().decode(errors="replace").splitlines()
