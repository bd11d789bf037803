"""Limits how often the public may send requests. Each process counts for itself, by address and by other names."""

import time
from collections import defaultdict, deque

from django.http import HttpRequest

from hotline.kernel.errors import Refused

MINUTE, HOUR = 60.0, 3600.0
#: Peers that are our proxy; "" is a socket file or a test.
PROXIES = {"127.0.0.1", "::1", ""}
#: Keys remembered before those of a past hour are dropped.
REMEMBERED = 20_000
_requests: defaultdict[str, deque[float]] = defaultdict(deque)


class TooOften(Refused):
    status = 429
    code = "too_often"


def count(key: str, limit: int, window: float = MINUTE) -> None:
    """Counts one more request. Raises TooOften, with the seconds to wait, when it is one too many."""
    now = time.monotonic()
    if len(_requests) > REMEMBERED:
        _forget_before(now - HOUR)
    times = _requests[key]
    while times and times[0] < now - window:
        times.popleft()
    if len(times) >= limit:
        wait = int(times[0] + window - now) + 1
        refusal = TooOften(f"问得太快了，请 {wait} 秒后再问；急事请拨打 12333。")
        refusal.extra = {"retry_after": wait}
        raise refusal
    times.append(now)


def address_of(request: HttpRequest) -> str:
    """The client's IP address as our proxy, on this machine, states it. Nobody else is believed about it."""
    peer: str = request.META.get("REMOTE_ADDR", "")
    stated: str = request.META.get("HTTP_X_FORWARDED_FOR", "") if peer in PROXIES else ""
    return stated.rpartition(",")[2].strip() or peer


def forget() -> None:
    """Resets all counts."""
    _requests.clear()


def _forget_before(moment: float) -> None:
    for key in [key for key, times in _requests.items() if not times or times[-1] < moment]:
        del _requests[key]
