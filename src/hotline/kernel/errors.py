"""Errors that a person can read: an HTTP status, a stable code, and a Chinese sentence that names what to do."""


class Refused(Exception):
    """An expected conflict: the request was understood and refused, and nothing was changed."""

    status = 409
    code = "refused"

    def __init__(self, message: str, *, code: str | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.code
        self.status = status or self.status
        #: Further fields of the answer, e.g. the tries left.
        self.extra: dict[str, object] = {}
        #: HTTP headers of the answer.
        self.headers: dict[str, str] = {}


class NotPermitted(Refused):
    """The user has no permission for this."""

    status = 403
    code = "not_permitted"


class NotFound(Refused):
    """The requested object does not exist, or the user may not see it."""

    status = 404
    code = "not_found"


class Invalid(Refused):
    """The request itself is wrong: a missing field, a number out of range."""

    status = 422
    code = "invalid"


class Unavailable(Refused):
    """A part that the request needs does not answer. The request can be repeated safely."""

    status = 503
    code = "unavailable"
