"""Admits calls of other systems: identifies the client and counts its quota."""

from datetime import datetime, timedelta
from typing import NoReturn

from django.db import connection

from hotline.domains.edge.integrations.actions.tokens import Token, read_token
from hotline.domains.edge.integrations.models import ApiClient, ApiUse, DialOnce
from hotline.domains.edge.integrations.queries import clients
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.edge.integrations.rules.keys import presented
from hotline.domains.edge.integrations.rules.quota import minute_of, seconds_left
from hotline.kernel.errors import Refused

RETAINED = timedelta(days=30)
#: The time in which a repeated Idempotency-Key means the same call.
NAMED = timedelta(hours=24)


class InvalidToken(Refused):
    status = 401
    code = "invalid_token"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.headers = {"WWW-Authenticate": 'Bearer realm="hotline", error="invalid_token"'}


class OverQuota(Refused):
    """``retry_after`` in seconds."""

    status = 429
    code = "over_quota"

    def __init__(self, per_minute: int, retry_after: int) -> None:
        super().__init__(f"每分钟最多 {per_minute} 次，请 {retry_after} 秒后再试。")
        self.extra = {"retry_after": retry_after}
        self.headers = {"Retry-After": str(retry_after)}


def identify(credential: str, now: datetime) -> Caller:
    """The client that a key or token belongs to. Raises InvalidToken."""
    row, scopes = _owner(credential, now)
    return Caller(row.id, row.name, scopes, frozenset(row.agents), frozenset(row.queues), row.per_minute)


def count(caller: Caller, now: datetime) -> None:
    """Count one more call of this client in the current minute. Raises OverQuota."""
    if _counted(caller.id, now) > caller.per_minute:
        raise OverQuota(caller.per_minute, seconds_left(now))


def tidy(now: datetime) -> None:
    """Counts of last month and wishes of yesterday are of no use."""
    ApiUse.objects.filter(minute__lt=now - RETAINED).delete()
    DialOnce.objects.filter(at__lt=now - NAMED).delete()


def _owner(credential: str, now: datetime) -> tuple[ApiClient, frozenset[str]]:
    if not credential:
        _refuse("缺少密钥或令牌。请放在 Authorization: Bearer 中。")
    if key := presented(credential):
        found = clients.client_by_secret(key.client, key.secret, now)
        return (found, frozenset(found.scopes)) if found else _refuse("密钥有误，或客户端已停用、到期。")
    token = read_token(credential)
    row = ApiClient.objects.filter(pk=token.client, active=True, epoch=token.epoch).first() if token else None
    if token is None or row is None or (row.expires_at and row.expires_at <= now):
        _refuse("令牌有误或已过期，请重新获取。")
    return row, token_scopes(token, row)


def token_scopes(token: Token, row: ApiClient) -> frozenset[str]:
    """The scopes that the token was granted and that the client still has."""
    return frozenset(token.scopes) & frozenset(row.scopes)


def _refuse(message: str) -> NoReturn:
    raise InvalidToken(message)


def _counted(client: str, now: datetime) -> int:
    """Count this call. Returns the client's calls in this minute, over all web workers."""
    table = ApiUse._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (client_id, minute, count) VALUES (%s, %s, 1)"
            f" ON CONFLICT (client_id, minute) DO UPDATE SET count = {table}.count + 1 RETURNING count",
            [client, minute_of(now)],
        )
        return int(cursor.fetchone()[0])
