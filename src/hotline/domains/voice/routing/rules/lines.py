"""The lines of waiting callers.

Order: priority, then callers cut off from a talk, then the longest wait; the call's id breaks ties. Each queue has a
sorted line, for the place in line. Each skill has a sorted list of the callers that its agents may take now, for the
choice; the most urgent one is its first entry. Joining, leaving and the place cost O(log n) comparisons a list and one
move of its tail (about a microsecond at a thousand waiting).
"""

from bisect import bisect_left, insort
from collections.abc import Iterator
from datetime import datetime

import msgspec

from hotline.domains.voice.routing.rules.messages import Enqueue

type Urgency = tuple[int, int, float, str]


def urgency(call: Enqueue) -> Urgency:
    """Smaller is served first."""
    return (-call.priority, 0 if call.head else 1, call.since.timestamp(), call.call)


class Waiting(msgspec.Struct, frozen=True):
    """A caller in line."""

    call: Enqueue
    key: Urgency
    joined_at: datetime
    #: Place in line at ``joined_at``, from 1.
    place: int
    #: Skills whose agents may take the caller now, the queue's own skill first.
    open_to: tuple[str, ...]
    #: Agents who let an offer of this caller lapse or refused it, the latest last.
    passed_over: tuple[str, ...] = ()
    #: The callcontrol that holds the caller is silent, so no offers are made.
    paused: bool = False


class Lines:
    """The line of every queue, the choice of every skill and the waiting callers by call id."""

    def __init__(self) -> None:
        self._by_call: dict[str, Waiting] = {}
        self._queues: dict[str, list[Urgency]] = {}
        self._skills: dict[str, list[Urgency]] = {}

    def __contains__(self, call: str) -> bool:
        return call in self._by_call

    def __len__(self) -> int:
        return len(self._by_call)

    def get(self, call: str) -> Waiting | None:
        return self._by_call.get(call)

    def all(self) -> list[Waiting]:
        """All waiting callers, most urgent first. O(n log n)."""
        return sorted(self._by_call.values(), key=lambda waiting: waiting.key)

    def put(self, waiting: Waiting) -> None:
        """Put a caller in line at the place of its urgency. It replaces what was known of this caller."""
        self.leave(waiting.call.call)
        self._by_call[waiting.call.call] = waiting
        insort(self._queues.setdefault(waiting.call.queue, []), waiting.key)
        for skill in _offered_to(waiting):
            insort(self._skills.setdefault(skill, []), waiting.key)

    def leave(self, call: str) -> Waiting | None:
        waiting = self._by_call.pop(call, None)
        if waiting is not None:
            _remove(self._queues[waiting.call.queue], waiting.key)
            for skill in _offered_to(waiting):
                _remove(self._skills[skill], waiting.key)
        return waiting

    def open_to(self, skill: str) -> Iterator[Waiting]:
        """The callers that agents with this skill may take now, most urgent first."""
        return (self._by_call[key[3]] for key in self._skills.get(skill, ()))

    def in_order(self, queue: str) -> Iterator[Waiting]:
        return (self._by_call[key[3]] for key in self._queues.get(queue, ()))

    def length(self, queue: str) -> int:
        return len(self._queues.get(queue, ()))

    def place(self, call: str) -> int:
        """The caller's place in line, from 1; 0 when not waiting."""
        waiting = self._by_call.get(call)
        return 0 if waiting is None else self.place_for(waiting.call.queue, waiting.key)

    def place_for(self, queue: str, key: Urgency) -> int:
        """The place that a caller of this urgency has, or would have."""
        return bisect_left(self._queues.get(queue, []), key) + 1


def _offered_to(waiting: Waiting) -> tuple[str, ...]:
    return () if waiting.paused else waiting.open_to


def _remove(line: list[Urgency], key: Urgency) -> None:
    del line[bisect_left(line, key)]
