"""Rate limits for questions to 京晓保."""

from django.http import HttpRequest

from hotline.infrastructure.rate_limits import HOUR, address_of, count

#: An office or a mobile network's gateway share an address; no person types faster than a session's limit.
BY_ADDRESS, BY_SESSION = 120, 20
#: Call-backs asked for in an hour, so that nobody fills the agents' list with other people's numbers.
CALLBACKS_BY_ADDRESS, CALLBACKS_BY_SESSION = 10, 3


def admit(request: HttpRequest, session: str = "") -> None:
    """Counts it. Raises TooOften."""
    count(f"address {address_of(request)}", BY_ADDRESS)
    if session:
        count(f"session {session}", BY_SESSION)


def admit_callback(request: HttpRequest, session: str) -> None:
    """Counts it. Raises TooOften."""
    admit(request, session)
    count(f"callback address {address_of(request)}", CALLBACKS_BY_ADDRESS, HOUR)
    count(f"callback session {session}", CALLBACKS_BY_SESSION, HOUR)
