"""Follow-up calls: their possible results, and when a citizen counts as not reached."""

from collections.abc import Sequence
from datetime import datetime

from hotline.kernel.clock import BEIJING

UNREACHED = "unreached"
RESULTS = {"resolved": "已解决", "explained": "已解释未解决", "unresolved": "未解决", UNREACHED: "未接通"}
TRIES = 3
NOON, EVENING = 12, 18


def period_of(moment: datetime) -> str:
    """The day and its part: tries within one count once."""
    local = moment.astimezone(BEIJING)
    part = "上午" if local.hour < NOON else "下午" if local.hour < EVENING else "晚上"
    return f"{local:%Y-%m-%d}{part}"


def attempts_lacking(periods: Sequence[str]) -> int:
    """The number of tries at other times of day that are still needed."""
    return max(TRIES - len(set(periods)), 0)
