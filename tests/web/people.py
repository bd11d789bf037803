"""People for tests of the web, and how they sign in."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import AsyncClient, Client

from hotline.infrastructure.permissions import SESSION_KEY, Principal

PASSWORD = "right-horse-2026"


def sign_in(client: Client, number: str, password: str = PASSWORD) -> Any:
    answer: HttpResponse = client.post("/api/session", {"number": number, "password": password}, "application/json")
    return answer


def session_of(
    number: str, *permissions: str, roles: tuple[str, ...] = ("agent",), epoch: int = 1, group: str = ""
) -> str:
    """The cookie that signing in would have set, made without a database."""
    hours = datetime.now(UTC) + timedelta(hours=12)
    principal = Principal(number, "某人", group, roles, (), frozenset(permissions), epoch, hours, "session-of-tests")
    session = SessionStore()
    session[SESSION_KEY] = principal.to_session()
    session.save()
    assert session.session_key
    return session.session_key


def signed_in(number: str, *permissions: str, epoch: int = 1, group: str = "") -> AsyncClient:
    """A browser in which this person is signed in."""
    client = AsyncClient()
    client.cookies["hotline_session"] = session_of(number, *permissions, epoch=epoch, group=group)
    return client
