"""The ends of the logs of bus and database on this machine."""

import os

from hotline.infrastructure.settings import settings

#: Longer than what ten minutes of refusals take, unless somebody tries on and on; then the newest count.
TAIL_BYTES = 512 * 1024


def of_bus() -> list[str]:
    """Empty where the bus runs elsewhere. Raises OSError when the log cannot be read."""
    return _last_lines("nats.log")


def of_database() -> list[str]:
    """The same of the database."""
    return _last_lines("postgres.log")


def _last_lines(name: str) -> list[str]:
    path = settings().place.data.absolute() / "log" / name
    if not path.exists():
        return []
    with path.open("rb") as log:
        log.seek(max(0, os.fstat(log.fileno()).st_size - TAIL_BYTES))
        return log.read().decode(errors="replace").splitlines()
