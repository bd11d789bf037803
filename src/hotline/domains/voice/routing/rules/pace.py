"""Estimates the waiting time from how fast the queue was answered lately.

The estimate is ``place / pace``, where pace is answers per second over the last ten minutes. With fewer than ``ENOUGH``
answers, each agent signed in is assumed to be free again every ``TALK_SECONDS``. The estimate is never shorter than the
last answered caller really waited for each place: too short a promise angers people.
"""

from collections import deque

WINDOW_SECONDS = 600.0
ENOUGH = 3
TALK_SECONDS = 240.0
LONGEST_SECONDS = 3600


class Pace:
    """Answers of one queue within the window. Adding and reading take O(1) amortised."""

    def __init__(self) -> None:
        self._answered: deque[tuple[float, float, int]] = deque()

    def answered(self, now: float, waited: float, place: int) -> None:
        """A caller who stood at ``place`` when joining was answered after ``waited`` seconds."""
        self._answered.append((now, waited, max(place, 1)))

    def expected_wait(self, place: int, now: float, signed_in: int) -> int:
        """Seconds until this place is served; at least one for anybody who waits."""
        if place < 1:
            return 0
        while self._answered and self._answered[0][0] < now - WINDOW_SECONDS:
            self._answered.popleft()
        if len(self._answered) < ENOUGH:
            seconds = place * TALK_SECONDS / max(signed_in, 1)
        else:
            span = max(now - self._answered[0][0], 1.0)
            _, waited, stood = self._answered[-1]
            seconds = max(place * span / len(self._answered), place * waited / stood)
        return min(max(round(seconds), 1), LONGEST_SECONDS)
