"""What of a video was really played: disjoint seconds, no more than the clock allows, and no jump ahead."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

#: Players report a second late now and then: shorter gaps are none.
GAP = 1.0
#: So much of a video has to be played.
PLAYED_SHARE = 0.95


class PlayedSpan(NamedTuple):
    """From one second of the video to another."""

    start: float
    end: float


def spans_of(pairs: Iterable[Sequence[float]]) -> list[PlayedSpan]:
    return [PlayedSpan(start, end) for start, end in pairs]


def credited(
    before: Sequence[PlayedSpan],
    reported: Sequence[PlayedSpan],
    *,
    length: float,
    clock_seconds: float,
    may_skip: bool,
) -> list[PlayedSpan]:
    """What counts as played after a report. Reported again it counts once.

    ``clock_seconds``: since the report before; more new seconds than these do not count. Where skipping is forbidden
    only what goes on from the beginning counts.
    """
    inside = [PlayedSpan(*_within(each, length)) for each in reported]
    found, left = merged(before), max(0.0, clock_seconds)
    for piece in _uncovered(merged([*before, *(each for each in inside if each.end > each.start)]), found):
        if not may_skip and piece.start > reached(found):
            break
        taken = min(piece.end - piece.start, left)
        if taken <= 0:
            break
        found, left = _joined([*found, PlayedSpan(piece.start, piece.start + taken)]), left - taken
    return [PlayedSpan(round(each.start, 2), round(each.end, 2)) for each in found]


def merged(spans: Iterable[PlayedSpan]) -> list[PlayedSpan]:
    """In order and disjoint. Spans with a short gap between them are one."""
    return _joined(spans, GAP)


def played_seconds(spans: Iterable[PlayedSpan]) -> float:
    return sum(each.end - each.start for each in spans)


def reached(spans: Sequence[PlayedSpan]) -> float:
    """Up to where it was played from its beginning on without a gap."""
    return spans[0].end if spans and spans[0].start == 0 else 0.0


def is_played(spans: Sequence[PlayedSpan], length: float) -> bool:
    return played_seconds(spans) >= PLAYED_SHARE * length


def _within(span: PlayedSpan, length: float) -> tuple[float, float]:
    """Of the video; what begins or ends a moment inside begins or ends with it."""
    start, end = max(0.0, span.start), min(span.end, length)
    return (0.0 if start <= GAP else start, length if end >= length - GAP else end)


def _joined(spans: Iterable[PlayedSpan], gap: float = 0.0) -> list[PlayedSpan]:
    found = list[PlayedSpan]()
    for each in sorted(spans):
        if found and each.start <= found[-1].end + gap:
            found[-1] = PlayedSpan(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return found


def _uncovered(spans: Iterable[PlayedSpan], by: Sequence[PlayedSpan]) -> list[PlayedSpan]:
    """The parts of the spans that none of the others covers, in order."""
    found = list[PlayedSpan]()
    for span in spans:
        at = span.start
        for each in by:
            if each.end <= at or each.start >= span.end:
                continue
            if each.start > at:
                found.append(PlayedSpan(at, each.start))
            at = max(at, each.end)
        if at < span.end:
            found.append(PlayedSpan(at, span.end))
    return found
