"""Which callers an overflow is for: a share of them, drawn by the call's id, in some hours of the day.

The groups are drawn alike for every queue and for good, so that figures by group compare like with like.
"""

import hashlib
from datetime import datetime

from hotline.domains.voice.routing.rules.configuration import Overflow
from hotline.kernel.clock import BEIJING

#: Groups of callers. A share of 30 % is the first three of them.
GROUPS = 10


def group_of(call: str) -> int:
    """From 0. The statistics draw the same groups (``analytics.rules.measures.dimensions``)."""
    return int(hashlib.md5(call.encode(), usedforsecurity=False).hexdigest()[:8], 16) % GROUPS


def is_for(rule: Overflow, call: str, since: datetime) -> bool:
    """Whether this caller, who waits since then, is among those whom the overflow is for."""
    hour = since.astimezone(BEIJING).hour
    in_hours = rule.first_hour <= hour < rule.until_hour
    return in_hours and group_of(call) * 100 < rule.share * GROUPS


def is_trial(rule: Overflow) -> bool:
    """A share at once: its callers are offered to those agents before the queue's own, or nothing could be compared."""
    return rule.share < 100 and rule.after_seconds == 0
