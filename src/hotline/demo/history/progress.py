"""Tells how far the filling is and how long it still takes, one line a few seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

EVERY_SECONDS = 2.0


@dataclass
class Progress:
    """Of ``total`` units of work. ``show`` gets a line at most once in ``every`` seconds."""

    total: float
    show: Callable[[str], None]
    every: float = EVERY_SECONDS
    done: float = 0
    _began: float = field(default_factory=time.monotonic)
    _last: float = 0

    def step(self, units: float, what: str) -> None:
        """So much more is done, the last of it ``what``."""
        self.done = min(self.done + units, self.total)
        now = time.monotonic()
        if now - self._last >= self.every:
            self._last = now
            self.show(f"{self.done / self.total:4.0%}  {what}  {time_left(self.seconds_left(now))}")

    def seconds_left(self, now: float) -> float:
        """At the speed so far."""
        return (now - self._began) * (self.total - self.done) / self.done if self.done else 0

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began


def time_left(seconds: float) -> str:
    if seconds < 90:
        return f"还需约 {seconds:.0f} 秒"
    minutes = round(seconds / 60)
    return f"还需约 {minutes} 分钟" if minutes < 90 else f"还需约 {minutes / 60:.1f} 小时"
