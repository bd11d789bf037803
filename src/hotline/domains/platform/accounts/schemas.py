"""Sessions on the wire."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from hotline.kernel.permissions import Permission
from hotline.kernel.published import one_of


class PasswordBody(Schema):
    number: str = Field(min_length=1, max_length=12)
    password: str = Field(min_length=1, max_length=128)
    #: Replaces a one-time password.
    new_password: str = Field("", max_length=128)


class ChangePasswordBody(Schema):
    old: str = Field(min_length=1, max_length=128)
    new: str = Field(min_length=1, max_length=128)


class SignedInOut(Schema):
    """``now`` is the server's moment, for the page's clocks."""

    number: str
    name: str
    group: str
    roles: list[str]
    role_names: list[str]
    permissions: list[Annotated[str, one_of(*Permission)]]
    expires_at: datetime
    now: datetime
    #: After so many minutes without use the session ends; the page warns ``warning_minutes`` before.
    idle_minutes: int
    warning_minutes: int


class CodeBody(Schema):
    """A code of an authenticator, or a recovery code."""

    code: str = Field(min_length=6, max_length=20)


class PasskeyBody(Schema):
    """``credential``: what the browser's ``navigator.credentials`` gave, as JSON."""

    credential: dict[str, Any]


class OwnPasswordBody(Schema):
    """``password``: one's own, again; empty for who is signing in and has just given it."""

    password: str = Field("", max_length=128)


class PasswordAgainBody(Schema):
    """One's own password, before what proves oneself is changed."""

    password: str = Field(min_length=1, max_length=128)


class EnrolTotpBody(CodeBody):
    name: str = Field("", max_length=40)


class EnrolPasskeyBody(PasskeyBody):
    name: str = Field("", max_length=40)


class PasskeyOptionsOut(Schema):
    #: For ``navigator.credentials``, as WebAuthn's JSON.
    options: dict[str, Any]


class NewTotpOut(Schema):
    """``secret`` to type in, ``qr_code`` to scan (data URI)."""

    secret: str
    qr_code: str


class EnrolledOut(Schema):
    """``recovery_codes``: said this once, with the first factor. ``session``: where enrolling completed a sign-in."""

    recovery_codes: list[str]
    session: SignedInOut | None


class FactorOut(Schema):
    id: int
    kind: Annotated[str, one_of("totp", "passkey")]
    name: str
    made_at: datetime
    used_at: datetime | None


class FactorsOut(Schema):
    """``required``: this person cannot sign in without one. ``recovery_codes``: how many are left."""

    factors: list[FactorOut]
    recovery_codes: int
    required: bool


class RecoveryCodesOut(Schema):
    recovery_codes: list[str]


class SessionOut(Schema):
    """An open session. ``own``: the one that asks."""

    id: str
    number: str
    name: str
    address: str
    device: str
    begun_at: datetime
    used_at: datetime
    own: bool


class SessionsOut(Schema):
    sessions: list[SessionOut]
    #: So many may be open at once for one person.
    max_sessions: int


class EndedOut(Schema):
    #: Number of sessions that were ended.
    ended: int


class ViewBody(Schema):
    """``criteria``: filter -> value; ``columns``: [] for the usual ones."""

    viewed: str = Field(max_length=20)
    name: str = Field(min_length=1, max_length=40)
    criteria: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=100)]] = Field(max_length=20)
    columns: list[Annotated[str, Field(max_length=40)]] = Field([], max_length=30)


class ViewOut(Schema):
    id: int
    name: str
    criteria: dict[str, str]
    columns: list[str]


class ViewsOut(Schema):
    rows: list[ViewOut]
