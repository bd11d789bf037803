"""A share of few answers with the interval in which the real one lies (Wilson, 95 %)."""

import math
from typing import NamedTuple

#: The normal distribution's quantile for 95 %, both sides.
Z = 1.959964
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
    if total == 0:
        return Share(part, total, None, None, None)
    share = part / total
    middle = (share + Z * Z / (2 * total)) / (1 + Z * Z / total)
    half = Z / (1 + Z * Z / total) * math.sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    return Share(part, total, share, max(0.0, middle - half), min(1.0, middle + half))
