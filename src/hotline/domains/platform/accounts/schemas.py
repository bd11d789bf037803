"""Sessions on the wire."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from hotline.infrastructure.number_handles import MAX_HANDLE
from hotline.kernel.permissions import Permission, Power
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
    kind: Annotated[str, one_of("totp", "passkey", "certificate")]
    name: str
    made_at: datetime
    used_at: datetime | None
    #: Of a certificate.
    expires_at: datetime | None
    ended_at: datetime | None


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
    criteria: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=MAX_HANDLE)]] = Field(
        max_length=20
    )
    columns: list[Annotated[str, Field(max_length=40)]] = Field([], max_length=30)


class ViewOut(Schema):
    id: int
    name: str
    criteria: dict[str, str]
    columns: list[str]


class ViewsOut(Schema):
    rows: list[ViewOut]


# Accounts and roles, as administrators see them ----------------------------------------------------------------------

StaffNumber = Annotated[str, Field(pattern=r"^[0-9]{3,12}$")]


class AccountRoleOut(Schema):
    """``power``: the one of the three that its permissions hold, "" for none. ``own``: the reader holds it."""

    code: str
    name: str
    permissions: list[Annotated[str, one_of(*Permission)]]
    power: Annotated[str, one_of("", *Power)]
    holders: int
    own: bool


class PermissionOut(Schema):
    code: Annotated[str, one_of(*Permission)]
    label: str
    power: Annotated[str, one_of(*Power)]


class RolesOut(Schema):
    """``alone``: the reader needs nobody's approval, for there is nobody else who approves."""

    roles: list[AccountRoleOut]
    permissions: list[PermissionOut]
    alone: bool


class RoleBody(Schema):
    """``reason``: for other permissions of a role that exists."""

    name: str = Field(max_length=40)
    permissions: list[str] = Field(max_length=200)
    reason: str = Field("", max_length=200)


class CertificateOut(Schema):
    """A certificate by which somebody signs in, or did until somebody ended it at ``ended_at``."""

    id: int
    name: str
    made_at: datetime
    used_at: datetime | None
    expires_at: datetime
    ended_at: datetime | None


class AccountOut(Schema):
    """``stamp``: sent back with a change, so that nobody overwrites what they have not seen.

    ``one_time_password``: its owner has not replaced it yet.
    """

    number: str
    name: str
    group: str
    roles: list[str]
    role_names: list[str]
    active: bool
    demonstration: bool
    last_begun: datetime | None
    sessions: int
    factors: int
    certificates: list[CertificateOut]
    one_time_password: bool
    own: bool
    stamp: str


class AccountsOut(Schema):
    """``with_certificates``: people here may sign in by a smart key."""

    rows: list[AccountOut]
    groups: list[str]
    roles: list[AccountRoleOut]
    alone: bool
    with_certificates: bool


class NewAccountBody(Schema):
    """``reason``: why these roles, for who approves them."""

    number: StaffNumber
    name: str = Field(max_length=40)
    group: str = Field("", max_length=40)
    roles: list[str] = Field(max_length=40)
    reason: str = Field("", max_length=200)


class ChangeAccountBody(Schema):
    name: str = Field(max_length=40)
    group: str = Field("", max_length=40)
    stamp: str = Field(max_length=16)


class AccountStateBody(Schema):
    active: bool


class AccountRolesBody(Schema):
    roles: list[str] = Field(max_length=40)
    reason: str = Field("", max_length=200)


class ResetFactorsBody(Schema):
    reason: str = Field("", max_length=200)


class CertificateBody(Schema):
    """``certificate``: PEM, or DER as base64."""

    certificate: str = Field(min_length=1, max_length=12_000)
    reason: str = Field("", max_length=200)


class OneTimePasswordOut(Schema):
    """``password``: said this once. ``requested``: roles that were asked for wait for another person's approval."""

    number: str
    password: str
    requested: bool


class RequestedOut(Schema):
    """``requested``: it takes effect once another person approves; else it has."""

    requested: bool


class GroupBody(Schema):
    """``was``: the name of the group that is renamed; "" for a new one."""

    name: str = Field(max_length=40)
    was: str = Field("", max_length=40)
