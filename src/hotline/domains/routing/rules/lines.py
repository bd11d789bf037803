"""Who waits, in order: priority, then who was cut off from a talk, then longest wait; the call's id breaks ties.

Each queue keeps its line sorted. Joining, leaving and the place in line cost O(log n) comparisons and one move of a
list's tail (about a microsecond at a thousand waiting).
"""

from bisect import bisect_left, insort
from collections.abc import Iterator

import msgspec

from hotline.domains.routing.rules.messages import Enqueue

type Urgency = tuple[int, int, float, str]


def urgency(call: Enqueue) -> Urgency:
    """Smaller is served first."""
    return (-call.priority, 0 if call.head else 1, call.since.timestamp(), call.call)


class Waiting(msgspec.Struct):
    """A caller in line. ``not_before``: Unix moment before which no offer is made (the last one could not be sent)."""

    call: Enqueue
    key: Urgency
    passed_over: frozenset[str]
    not_before: float = 0.0


class Lines:
    """Every queue's line and, by call id, where a caller stands."""

    def __init__(self) -> None:
        self._by_call: dict[str, Waiting] = {}
        self._lines: dict[str, list[Urgency]] = {}

    def __contains__(self, call: str) -> bool:
        return call in self._by_call

    def __len__(self) -> int:
        return len(self._by_call)

    def get(self, call: str) -> Waiting | None:
        return self._by_call.get(call)

    def all(self) -> list[Waiting]:
        return list(self._by_call.values())

    def join(self, call: Enqueue, passed_over: frozenset[str]) -> Waiting:
        """Take the place that ``since`` gives; joining again replaces what was known."""
        self.leave(call.call)
        waiting = Waiting(call, urgency(call), passed_over)
        self._by_call[call.call] = waiting
        insort(self._lines.setdefault(call.queue, []), waiting.key)
        return waiting

    def leave(self, call: str) -> Waiting | None:
        waiting = self._by_call.pop(call, None)
        if waiting is not None:
            line = self._lines[waiting.call.queue]
            del line[bisect_left(line, waiting.key)]
        return waiting

    def in_order(self, queue: str) -> Iterator[Waiting]:
        """Most urgent first."""
        return (self._by_call[key[3]] for key in self._lines.get(queue, ()))

    def length(self, queue: str) -> int:
        return len(self._lines.get(queue, ()))

    def place(self, call: str) -> int:
        """From 1; 0 when not waiting."""
        waiting = self._by_call.get(call)
        return 0 if waiting is None else bisect_left(self._lines[waiting.call.queue], waiting.key) + 1
