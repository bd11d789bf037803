"""Prevents guessing: a person who is refused too often is locked out for a time, and so is the calling number.

A try counts from the moment it is made, not from its refusal, so that parallel tries gain nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec


class Policy(msgspec.Struct, frozen=True):
    """A limit: ``max_tries`` tries within ``window`` lock for as long again."""

    max_tries: int
    window: timedelta


class Attempts(msgspec.Struct, frozen=True):
    """The tries of one person or one caller's number. ``tries``: name of the query -> moment."""

    tries: dict[str, datetime] = {}
    locked_until: datetime | None = None


NONE = Attempts()


def is_locked(attempts: Attempts, query: str, at: datetime, policy: Policy) -> bool:
    """Also while the last tries allowed are under way. A query asked again is no new try."""
    if attempts.locked_until is not None and at < attempts.locked_until:
        return True
    return query not in attempts.tries and len(_recent(attempts.tries, at, policy)) >= policy.max_tries


def begun(attempts: Attempts, query: str, at: datetime, policy: Policy) -> Attempts:
    return Attempts({query: at, **_recent(attempts.tries, at, policy)})


def refused(attempts: Attempts, at: datetime, policy: Policy) -> Attempts:
    """The try stays counted; the last one allowed locks, and the next count begins at nothing."""
    tries = _recent(attempts.tries, at, policy)
    return (
        Attempts({}, at + policy.window) if len(tries) >= policy.max_tries else Attempts(tries, attempts.locked_until)
    )


def taken_back(attempts: Attempts, query: str) -> Attempts:
    """The try was right, or was nobody's fault."""
    tries = {name: at for name, at in attempts.tries.items() if name != query}
    return Attempts(tries, attempts.locked_until)


def _recent(tries: Mapping[str, datetime], at: datetime, policy: Policy) -> dict[str, datetime]:
    return {name: then for name, then in tries.items() if at - then < policy.window}
