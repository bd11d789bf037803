"""Rate limits for questions to 京晓保."""

from django.http import HttpRequest

from hotline.infrastructure.rate_limits import HOUR, RateLimit, origin_of

#: An office or a mobile network's gateway share an address; no person types faster than a session's limit.
BY_ADDRESS, BY_SESSION = RateLimit(120), RateLimit(20)
#: Call-backs asked for in an hour, so that nobody fills the agents' list with other people's numbers.
CALLBACKS_BY_ADDRESS, CALLBACKS_BY_SESSION = RateLimit(10, HOUR), RateLimit(3, HOUR)


def admit(request: HttpRequest, session: str = "") -> None:
    """Counts it. Raises TooOften."""
    BY_ADDRESS.count(origin_of(request))
    if session:
        BY_SESSION.count(session)


def admit_callback(request: HttpRequest, session: str) -> None:
    """Counts it. Raises TooOften."""
    admit(request, session)
    CALLBACKS_BY_ADDRESS.count(origin_of(request))
    CALLBACKS_BY_SESSION.count(session)
