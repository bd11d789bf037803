"""The page of clients on the wire. The open interface itself has its shapes beside its operations."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of

Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00]*$")]


class ClientBody(Schema):
    """``agents`` and ``queues``: numbers and ids, or ``["*"]`` for all."""

    name: Name
    note: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    scopes: list[Annotated[str, Field(max_length=40)]] = Field(max_length=40)
    agents: list[Annotated[str, Field(max_length=12)]] = Field(default=[], max_length=500)
    queues: list[Annotated[str, Field(max_length=40)]] = Field(default=[], max_length=100)
    per_minute: int = Field(default=120, ge=1, le=6000)
    expires_at: datetime | None = None


class RotateBody(Schema):
    """``overlap_hours``: how long the old secret opens beside the new one."""

    overlap_hours: int = Field(default=24, ge=0, le=168)


class RevokeBody(Schema):
    reason: str = Field(min_length=1, max_length=60)


class ClientOut(Schema):
    """``key_request``: the reader's request for a key of this client waits for another person, or may be used."""

    id: str
    name: str
    note: str
    scopes: list[str]
    agents: list[str]
    queues: list[str]
    per_minute: int
    active: bool
    expires_at: datetime | None
    former_until: datetime | None
    made_at: datetime
    made_by: str
    requests_today: int = 0
    last_minute: datetime | None = None
    has_key: bool = False
    key_request: Annotated[str, one_of("", "waiting", "approved")] = ""


class SecretOut(Schema):
    """Shown once: ``key`` as it is sent, ``secret`` the client_secret of OAuth 2."""

    client: ClientOut
    key: str
    secret: str


class ScopeChoice(Schema):
    id: str
    name: str


class PushOut(Schema):
    """A webhook of a client and its state."""

    id: str
    client: str
    url: str
    state: Annotated[str, one_of("active", "paused", "dead")]
    failing_since: datetime | None
    last_error: str
    last_pushed_at: datetime | None


class IntegrationsOut(Schema):
    clients: list[ClientOut]
    webhooks: list[PushOut]
    scopes: list[ScopeChoice]
    agents: list[ScopeChoice]
    queues: list[ScopeChoice]


class EmbedOriginBody(Schema):
    """``active``: its pages may hold the bar."""

    name: str = Field(max_length=40)
    origin: str = Field(max_length=200)
    active: bool = True


class EmbedOriginOut(Schema):
    id: int
    name: str
    origin: str
    active: bool


class EmbedOriginsOut(Schema):
    """By name; those switched off too."""

    rows: list[EmbedOriginOut]
