"""Range headers: the part of a file that a browser requests."""

import re
from typing import NamedTuple

RANGE = re.compile(r"bytes=(\d*)-(\d*)")


class Span(NamedTuple):
    """Bytes [start, stop) of a file."""

    start: int
    stop: int


def requested_span(header: str, size: int) -> Span | None:
    """The first range of a Range header; None for a header we do not support. Raises ValueError beyond the end."""
    match = RANGE.match(header.strip())
    if not match or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        span = Span(max(size - int(last), 0), size)
    else:
        span = Span(int(first), min(int(last) + 1, size) if last else size)
    if span.start >= size or span.stop <= span.start:
        raise ValueError("the range lies beyond the end")
    return span
