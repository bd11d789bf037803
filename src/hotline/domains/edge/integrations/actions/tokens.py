"""OAuth 2 client credentials (RFC 6749 §4.4) by oauthlib. Tokens are signed, not stored: each names its client."""

from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.core import signing
from oauthlib.common import Request
from oauthlib.oauth2 import BackendApplicationServer, RequestValidator

from hotline.domains.edge.integrations.models import ApiClient
from hotline.domains.edge.integrations.queries import clients
from hotline.domains.edge.integrations.rules.keys import is_client, key_of, presented
from hotline.infrastructure import audit

SALT = "hotline.integrations.token"
LASTS_SECONDS = 3600


class Token(NamedTuple):
    client: str
    epoch: int
    scopes: tuple[str, ...]


class TokenAnswer(NamedTuple):
    """A token answer in the form of OAuth 2.0 (RFC 6749): status, headers, JSON."""

    status: int
    headers: dict[str, str]
    body: str


class Clients(RequestValidator):
    """Answers oauthlib's questions about a token request."""

    def authenticate_client(self, request: Request, *args: Any, **kwargs: Any) -> bool:
        key = presented(key_of(str(request.client_id), str(request.client_secret)))
        request.client = clients.client_by_secret(key.client, key.secret, datetime.now(UTC)) if key else None
        return request.client is not None

    def validate_grant_type(
        self, client_id: str, grant_type: str, client: Any, request: Request, *args: Any, **kwargs: Any
    ) -> bool:
        return grant_type == "client_credentials"

    def get_default_scopes(self, client_id: str, request: Request, *args: Any, **kwargs: Any) -> list[str]:
        return list(_client_of(request).scopes)

    def validate_scopes(
        self, client_id: str, scopes: list[str], client: Any, request: Request, *args: Any, **kwargs: Any
    ) -> bool:
        return set(scopes) <= set(client.scopes)

    def save_bearer_token(self, token: Any, request: Request, *args: Any, **kwargs: Any) -> str:
        return ""


def grant_token(*, uri: str, form: dict[str, str], basic: tuple[str, str] | None) -> TokenAnswer:
    """Grant a token. ``basic``: client id and secret of an Authorization header, which override those of the form."""
    if basic:
        form = form | {"client_id": basic[0], "client_secret": basic[1]}
    server = BackendApplicationServer(Clients(), token_generator=_sign, token_expires_in=LASTS_SECONDS)
    headers, body, status = server.create_token_response(uri, "POST", list(form.items()), {})
    by = form.get("client_id", "") if is_client(form.get("client_id", "")) else "unknown"
    audit.record(by=by, action="api.token", about=f"client/{by}", outcome="done" if status == 200 else "refused")
    return TokenAnswer(status, dict(headers), body)


def read_token(text: str) -> Token | None:
    """None for one that is not ours or too old."""
    try:
        client, epoch, scopes = signing.loads(text, salt=SALT, max_age=LASTS_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Token(client, epoch, tuple(scopes))


def _sign(request: Request) -> str:
    client = _client_of(request)
    return signing.dumps([client.id, client.epoch, list(request.scopes or [])], salt=SALT)


def _client_of(request: Request) -> ApiClient:
    client: Any = request.client
    assert isinstance(client, ApiClient), "authenticated before"
    return client
