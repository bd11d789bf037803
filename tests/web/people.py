"""People for tests of the web, and how they sign in."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

PASSWORD = "right-horse-2026"


def sign_in(client: Client, number: str, password: str = PASSWORD) -> Any:
    answer: HttpResponse = client.post("/api/session", {"number": number, "password": password}, "application/json")
    return answer
