"""How often somebody may ask: counted in this process, by address and by session."""

import time
from collections import defaultdict, deque

from django.http import HttpRequest

from hotline.kernel.errors import Refused

WINDOW_SECONDS = 60.0
#: An office or a mobile network's gateway share an address; no person types faster than a session's limit.
BY_ADDRESS, BY_SESSION = 120, 20
#: Call-backs asked for in an hour, so that nobody fills the agents' list with other people's numbers.
CALLBACKS_BY_ADDRESS, CALLBACKS_BY_SESSION, HOUR_SECONDS = 10, 3, 3600.0
#: Keys remembered before those of a past window are dropped.
REMEMBERED = 20_000
_asked: defaultdict[str, deque[float]] = defaultdict(deque)


class TooOften(Refused):
    status = 429
    code = "too_often"


def admit(request: HttpRequest, session: str = "") -> None:
    """Counts it. Raises TooOften."""
    now = time.monotonic()
    if len(_asked) > REMEMBERED:
        forget_before(now - HOUR_SECONDS)
    _count(f"address {address_of(request)}", BY_ADDRESS, now)
    if session:
        _count(f"session {session}", BY_SESSION, now)


def admit_callback(request: HttpRequest, session: str) -> None:
    """Counts it. Raises TooOften."""
    admit(request, session)
    now = time.monotonic()
    _count(f"callback address {address_of(request)}", CALLBACKS_BY_ADDRESS, now, HOUR_SECONDS)
    _count(f"callback session {session}", CALLBACKS_BY_SESSION, now, HOUR_SECONDS)


def address_of(request: HttpRequest) -> str:
    """The proxy in front says whom it speaks for, in place of whatever the client said."""
    told: str = request.META.get("HTTP_X_FORWARDED_FOR", "") or request.META.get("REMOTE_ADDR", "")
    return told.rpartition(",")[2].strip()


def forget_before(moment: float) -> None:
    for key in [key for key, times in _asked.items() if not times or times[-1] < moment]:
        del _asked[key]


def _count(key: str, most: int, now: float, window: float = WINDOW_SECONDS) -> None:
    times = _asked[key]
    while times and times[0] < now - window:
        times.popleft()
    if len(times) >= most:
        wait = int(times[0] + window - now) + 1
        refusal = TooOften(f"问得太快了，请 {wait} 秒后再问；急事请拨打 12333。")
        refusal.extra = {"retry_after": wait}
        raise refusal
    times.append(now)
