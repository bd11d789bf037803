"""Who waits, in order: priority, then who was cut off from a talk, then longest wait; the call's id breaks ties.

Each queue keeps its line sorted, for the place in line; each skill keeps sorted whom its agents may take by now, for
the choice. Joining, leaving and the place cost O(log n) comparisons a list and one move of its tail (about a
microsecond at a thousand waiting); the most urgent of a skill is its list's first entry.
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
    """A caller in line.

    ``open_to`` skills whose agents may take the caller by now, own skill first; ``passed_over`` agents who did not
    answer, the latest last; ``place`` where the caller stood at ``joined_at``; ``paused``: their callcontrol is silent.
    """

    call: Enqueue
    key: Urgency
    joined_at: datetime
    place: int
    open_to: tuple[str, ...]
    passed_over: tuple[str, ...] = ()
    paused: bool = False


class Lines:
    """Every queue's line, every skill's choice and, by call id, where a caller stands."""

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
        """Most urgent first. O(n log n)."""
        return sorted(self._by_call.values(), key=lambda waiting: waiting.key)

    def put(self, waiting: Waiting) -> None:
        """Take the place that the urgency gives, instead of what was known of this caller."""
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
        """Whom agents with this skill may take by now, most urgent first."""
        return (self._by_call[key[3]] for key in self._skills.get(skill, ()))

    def in_order(self, queue: str) -> Iterator[Waiting]:
        return (self._by_call[key[3]] for key in self._queues.get(queue, ()))

    def length(self, queue: str) -> int:
        return len(self._queues.get(queue, ()))

    def place(self, call: str) -> int:
        """From 1; 0 when not waiting."""
        waiting = self._by_call.get(call)
        return 0 if waiting is None else self.place_for(waiting.call.queue, waiting.key)

    def place_for(self, queue: str, key: Urgency) -> int:
        """The place that somebody of this urgency has, or would have."""
        return bisect_left(self._queues.get(queue, []), key) + 1


def _offered_to(waiting: Waiting) -> tuple[str, ...]:
    return () if waiting.paused else waiting.open_to


def _remove(line: list[Urgency], key: Urgency) -> None:
    del line[bisect_left(line, key)]
