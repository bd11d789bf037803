"""``POST /api/v1/oauth/token``: a token for id and secret, as the standard has it."""

import base64
import binascii

from django.http import HttpRequest, HttpResponse
from ninja import Form, Router, Schema
from pydantic import Field

from hotline.domains.edge.integrations.actions import tokens
from hotline.infrastructure.database import from_database

router = Router(tags=["令牌"])


class TokenForm(Schema):
    """Id and secret may also come by HTTP Basic."""

    grant_type: str = Field(default="", examples=["client_credentials"])
    client_id: str = Field(default="", examples=["app-1a2b3c4d"])
    client_secret: str = ""
    scope: str = Field(default="", description="空格分隔；留空为客户端的全部权限", examples=["agents.read calls.dial"])


class TokenOut(Schema):
    access_token: str
    token_type: str = Field(examples=["Bearer"])
    expires_in: int = Field(examples=[tokens.LASTS_SECONDS])
    scope: str = Field(examples=["agents.read calls.dial"])


class TokenProblem(Schema):
    """RFC 6749 §5.2."""

    error: str = Field(examples=["invalid_client"])
    error_description: str | None = None


@router.post(
    "/token",
    response={200: TokenOut, 400: TokenProblem, 401: TokenProblem},
    auth=None,
    summary="获取令牌",
    openapi_extra={"security": []},
)
async def token(request: HttpRequest, form: Form[TokenForm]) -> HttpResponse:
    parameters = {name: value for name, value in form.dict().items() if value}
    uri, basic = request.build_absolute_uri(), basic_of(request)
    granted = await from_database(lambda: tokens.grant_token(uri=uri, form=parameters, basic=basic))
    return HttpResponse(granted.body, status=granted.status, headers=granted.headers)


def basic_of(request: HttpRequest) -> tuple[str, str] | None:
    kind, _, value = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        id, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return id, secret
