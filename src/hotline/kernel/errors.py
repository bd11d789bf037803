"""Refusals a person can read: HTTP status, a stable code and a sentence in Chinese that says what to do."""


class Refused(Exception):
    """An expected conflict: the request is understood and turned down; nothing was changed.

    ``extra`` goes beside code and message to whoever asked, e.g. the tries left; ``headers`` go with the answer.
    """

    status = 409
    code = "refused"

    def __init__(self, message: str, *, code: str | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.status = status or self.status
        self.extra: dict[str, object] = {}
        self.headers: dict[str, str] = {}


class NotPermitted(Refused):
    status = 403
    code = "not_permitted"


class NotFound(Refused):
    status = 404
    code = "not_found"


class Invalid(Refused):
    """The request itself is wrong: a missing field, a number out of range."""

    status = 422
    code = "invalid"


class Unavailable(Refused):
    """A part we depend on does not answer. Safe to repeat."""

    status = 503
    code = "unavailable"
