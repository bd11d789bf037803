"""Where an audit row comes from: the request, job or command that is running, as far as it is known."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

#: Browsers by the word in their user agent, the more special first; then systems.
_BROWSERS = re.compile(r"(Edg|OPR|Firefox|Chrome|Version)/(\d+)")
_NAMES = {"Edg": "Edge", "OPR": "Opera", "Version": "Safari"}
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
LONGEST_CLIENT = 80


@dataclass
class Origin:
    """``correlation`` is equal in all rows of one request. ``rows`` counts those that the action itself has
    committed."""

    correlation: str = field(default_factory=lambda: uuid.uuid4().hex)
    #: A digest that is equal for all requests of one sign-in.
    session: str = ""
    address: str = ""
    #: Browser and system, or ``job …``, ``command …``.
    client: str = ""
    #: The permission, or the scope, that let the request in or that it lacked.
    permission: str = ""
    #: Method and path of the request; "" for none.
    place: str = ""
    rows: int = 0

    def note_row(self) -> None:
        """The action's own row is committed."""
        self.rows += 1


_current: ContextVar[Origin | None] = ContextVar("audit_origin", default=None)


def current() -> Origin | None:
    return _current.get()


@contextmanager
def originating(origin: Origin) -> Iterator[Origin]:
    """Whatever is recorded meanwhile, also in threads and tasks begun within, comes from this origin."""
    token = _current.set(origin)
    try:
        yield origin
    finally:
        _current.reset(token)


def note_permission(permission: str) -> None:
    """The permission that was checked last. Has no effect outside a request."""
    if (origin := _current.get()) is not None:
        origin.permission = permission


def note_session(session: str) -> None:
    """As ``note_permission``, of the session that the request belongs to."""
    if (origin := _current.get()) is not None:
        origin.session = session


def short_client(user_agent: str) -> str:
    """``Chrome 128 · Windows`` of a browser's user agent; another program's own words, cut."""
    found: dict[str, str] = dict(_BROWSERS.findall(user_agent))
    browser = next((name for name in ("Edg", "OPR", "Firefox", "Chrome", "Version") if name in found), "")
    if not browser:
        return user_agent[:LONGEST_CLIENT]
    system = next((name for word, name in _SYSTEMS if word in user_agent), "")
    return " · ".join(filter(None, (f"{_NAMES.get(browser, browser)} {found[browser]}", system)))
