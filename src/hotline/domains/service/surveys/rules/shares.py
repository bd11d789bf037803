"""A share of few answers with the interval in which the real one lies (Wilson, 95 %)."""

from typing import NamedTuple

from hotline.kernel.binomial import wilson

#: An agent, queue or topic with fewer answers is not shown: chance would be read as merit, and a citizen recognised.
MIN_ANSWERS = 10


class Share(NamedTuple):
    """``part`` of ``total``; ``low`` to ``high`` holds the real share 19 times of 20. None of them without answers."""

    part: int
    total: int
    share: float | None
    low: float | None
    high: float | None


def share_of(part: int, total: int) -> Share:
    interval = wilson(part, total)
    return Share(part, total, part / total, *interval) if interval else Share(part, total, None, None, None)
