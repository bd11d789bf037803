"""Sessions on the wire."""

from datetime import datetime

from ninja import Schema
from pydantic import Field


class PasswordBody(Schema):
    number: str = Field(min_length=1, max_length=12)
    password: str = Field(min_length=1, max_length=128)


class SignedInOut(Schema):
    """``now`` is the server's moment, for the page's clocks."""

    number: str
    name: str
    group: str
    roles: list[str]
    role_names: list[str]
    permissions: list[str]
    expires_at: datetime
    now: datetime
