"""Second factors: enrolling them, checking them at sign-in, taking them away.

Nothing that proves a person counts twice: a code of an authenticator by its time step, a challenge of a passkey and a
recovery code by being gone.
"""

import base64
import io
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import segno
import webauthn
from django.db import transaction
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json_dict
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from hotline.domains.platform.accounts.models import FactorChallenge, RecoveryCode, SecondFactor, Staff
from hotline.domains.platform.accounts.rules.second_factor import (
    TOTP_DRIFT,
    TOTP_SECONDS,
    accepted_step,
    plain_code,
)
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import locked, locked_if_there
from hotline.infrastructure.sealing import seal_secret, secret_digests, secret_to_check
from hotline.kernel.errors import Invalid, NotFound, Refused

ISSUER = "12333 热线"
CHALLENGE_LASTS = timedelta(minutes=5)
RECOVERY_CODES = 10
#: Capitals and digits that are not taken for each other; ten of them are 49 bits.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
MAX_FACTORS = 10
MISSING = "没有这个验证方式，可能已删除。请刷新查看。"


class WrongFactor(Refused):
    """What was given as the second factor proves nothing."""

    status = 401
    code = "wrong_factor"


# Enrolling -----------------------------------------------------------------------------------------------------------


def new_totp(staff: Staff) -> tuple[str, str]:
    """A new secret for an authenticator, and the QR code to scan it (data URI)."""
    secret = pyotp.random_base32()
    address = pyotp.TOTP(secret).provisioning_uri(name=staff.number, issuer_name=ISSUER)
    drawing = io.BytesIO()
    segno.make(address, error="m").save(drawing, kind="svg", scale=5, border=2)
    return secret, "data:image/svg+xml;base64," + base64.b64encode(drawing.getvalue()).decode()


def sealed_for(staff: Staff, secret: bytes) -> bytes:
    """Bound to the person: what one proves themselves by counts for nobody else."""
    return seal_secret(secret, *SecondFactor.sealed_secret.place_of(staff_id=staff.pk))


def opened_for(staff: Staff, sealed: bytes) -> bytes:
    return secret_to_check(sealed, *SecondFactor.sealed_secret.place_of(staff_id=staff.pk))


@transaction.atomic
def enrol_totp(*, by: str, staff: Staff, name: str, secret: str, code: str) -> list[str]:
    """Take an authenticator that shows the right code. Returns recovery codes with the first factor of a person."""
    step = _step_of(secret, code, 0)
    if step is None:
        raise Invalid("验证码错误。请检查手机时间是否准确，用当前显示的 6 位验证码重试。")
    require_room(staff)
    now = datetime.now(UTC)
    SecondFactor.objects.create(
        staff=staff,
        kind=SecondFactor.Kind.TOTP.value,
        name=name.strip() or "验证器",
        secret=sealed_for(staff, secret.encode()),
        last_step=step,
        made_at=now,
        used_at=now,
    )
    return _enrolled(by, staff, SecondFactor.Kind.TOTP)


@transaction.atomic
def passkey_options(staff: Staff, *, host: str) -> dict[str, Any]:
    """What the browser needs to make a passkey for this host."""
    known = [PublicKeyCredentialDescriptor(base64url_to_bytes(one)) for one in _credentials(staff)]
    options = webauthn.generate_registration_options(
        rp_id=host,
        rp_name=ISSUER,
        user_name=staff.number,
        user_id=staff.number.encode(),
        user_display_name=f"{staff.number} {staff.name}",
        exclude_credentials=known,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    _store_challenge(staff, options.challenge)
    return options_to_json_dict(options)


@transaction.atomic
def enrol_passkey(*, by: str, staff: Staff, name: str, credential: dict[str, Any], host: str, origin: str) -> list[str]:
    """Take a passkey that signed a challenge of ours. Returns recovery codes with the first factor of a person."""
    challenge = _take_challenge(staff, credential)
    try:
        proven = webauthn.verify_registration_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=host, expected_origin=origin
        )
    except WebAuthnException as error:
        raise Invalid("通行密钥未通过校验。请重试，或更换。") from error
    require_room(staff)
    now = datetime.now(UTC)
    SecondFactor.objects.create(
        staff=staff,
        kind=SecondFactor.Kind.PASSKEY.value,
        name=name.strip() or "通行密钥",
        credential=bytes_to_base64url(proven.credential_id),
        secret=sealed_for(staff, proven.credential_public_key),
        sign_count=proven.sign_count,
        made_at=now,
        used_at=now,
    )
    return _enrolled(by, staff, SecondFactor.Kind.PASSKEY)


@transaction.atomic
def new_recovery_codes(*, by: str, staff: Staff) -> list[str]:
    """Ten new codes, said this once; those before are worth nothing any more."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    staff.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(staff=staff, digest=_digests(staff, code)[0]) for code in codes)
    audit.record(by=by, action="accounts.new_recovery_codes", about=f"staff/{staff.number}")
    return [f"{code[:5]}-{code[5:]}" for code in codes]


# Proving -------------------------------------------------------------------------------------------------------------


@transaction.atomic
def prove_by_code(staff: Staff, code: str) -> str:
    """The kind of what this code proves: an authenticator's, or a recovery code. Raises WrongFactor."""
    typed = plain_code(code)
    for factor in staff.second_factors.select_for_update().filter(kind=SecondFactor.Kind.TOTP.value):
        step = _step_of(opened_for(staff, bytes(factor.secret)).decode(), typed, factor.last_step)
        if step is not None:
            factor.last_step, factor.used_at = step, datetime.now(UTC)
            factor.save(update_fields=["last_step", "used_at"])
            return SecondFactor.Kind.TOTP.value
    recovery = locked_if_there(staff.recovery_codes.filter(digest__in=_digests(staff, typed), used_at=None))
    if recovery is None:
        raise WrongFactor("验证码错误或已使用。请等验证器显示下一个验证码后重试，或用恢复码。")
    recovery.used_at = datetime.now(UTC)
    recovery.save(update_fields=["used_at"])
    return "recovery_code"


@transaction.atomic
def challenge_for(staff: Staff, *, host: str) -> dict[str, Any]:
    """What the browser needs to have one of this person's passkeys prove itself."""
    known = [PublicKeyCredentialDescriptor(base64url_to_bytes(one)) for one in _credentials(staff)]
    options = webauthn.generate_authentication_options(rp_id=host, allow_credentials=known)
    _store_challenge(staff, options.challenge)
    return options_to_json_dict(options)


@transaction.atomic
def prove_by_passkey(staff: Staff, credential: dict[str, Any], *, host: str, origin: str) -> str:
    """Raises WrongFactor."""
    challenge = _take_challenge(staff, credential)
    passkeys = staff.second_factors.filter(kind=SecondFactor.Kind.PASSKEY.value)
    factor = locked_if_there(passkeys.filter(credential=str(credential.get("id", "-"))))
    if factor is None:
        raise WrongFactor("该通行密钥未登记在您的账号下。请更换，或用验证码。")
    try:
        proven = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=host,
            expected_origin=origin,
            credential_public_key=opened_for(staff, bytes(factor.secret)),
            credential_current_sign_count=factor.sign_count,
        )
    except WebAuthnException as error:
        raise WrongFactor("通行密钥未通过校验。请重试，或用验证码。") from error
    factor.sign_count, factor.used_at = proven.new_sign_count, datetime.now(UTC)
    factor.save(update_fields=["sign_count", "used_at"])
    return SecondFactor.Kind.PASSKEY.value


# Taking away ---------------------------------------------------------------------------------------------------------


def require_own(staff: Staff, factor: int) -> None:
    """Raises NotFound for a factor that is not this person's."""
    if not staff.second_factors.usable().filter(pk=factor).exists():
        raise NotFound(MISSING)


@transaction.atomic
def remove(*, by: str, staff: Staff, factor: int) -> None:
    """A person takes one of their own factors away; the last one stays, since without it they could not sign in."""
    own = staff.second_factors.usable()
    row = locked(own.filter(pk=factor), missing=MISSING)
    if own.count() == 1:
        raise Refused("至少保留一种验证方式。请先添加新的，再删除。", code="last_factor")
    row.delete()
    audit.record(by=by, action="accounts.remove_factor", about=f"staff/{staff.number}", kind=row.kind)


def clear(*, by: str, staff: Staff, **approval: str) -> None:
    """Take every factor and recovery code of a person away, inside the caller's transaction.

    ``approval``: who approved it, for the audit row.
    """
    removed, _ = staff.second_factors.all().delete()
    staff.recovery_codes.all().delete()
    audit.record(by=by, action="accounts.reset_factors", about=f"staff/{staff.number}", factors=removed, **approval)


# ---------------------------------------------------------------------------------------------------------------------


def _enrolled(by: str, staff: Staff, kind: SecondFactor.Kind) -> list[str]:
    audit.record(by=by, action="accounts.enrol_factor", about=f"staff/{staff.number}", kind=kind.value)
    return [] if staff.recovery_codes.filter(used_at=None).exists() else new_recovery_codes(by=by, staff=staff)


def require_room(staff: Staff) -> None:
    if staff.second_factors.usable().count() >= MAX_FACTORS:
        raise Refused(f"最多 {MAX_FACTORS} 个验证方式。请先删除不用的。", code="too_many")


def _step_of(secret: str, code: str, last_step: int) -> int | None:
    """The time step that this code is accepted for, None when it is not."""
    now, totp = int(datetime.now(UTC).timestamp()), pyotp.TOTP(secret)
    step = now // TOTP_SECONDS
    near = range(step - TOTP_DRIFT, step + TOTP_DRIFT + 1)
    typed = plain_code(code)
    matching = [each for each in near if secrets.compare_digest(totp.at(each * TOTP_SECONDS).encode(), typed.encode())]
    return accepted_step(step, last_step, matching)


def _digests(staff: Staff, code: str) -> list[str]:
    """Those under which the code may be stored, today's first."""
    return secret_digests(f"recovery/{staff.number}/{plain_code(code)}")


def _credentials(staff: Staff) -> list[str]:
    return list(staff.second_factors.filter(kind=SecondFactor.Kind.PASSKEY).values_list("credential", flat=True))


def _store_challenge(staff: Staff, challenge: bytes) -> None:
    now = datetime.now(UTC)
    FactorChallenge.objects.filter(made_at__lt=now - CHALLENGE_LASTS).delete()
    FactorChallenge.objects.create(staff=staff, value=bytes_to_base64url(challenge), made_at=now)


def _take_challenge(staff: Staff, credential: dict[str, Any]) -> bytes:
    """The challenge that was signed, if it is one of ours; it is gone afterwards."""
    try:
        client = webauthn.helpers.parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"]))
    except (KeyError, TypeError, ValueError, WebAuthnException) as error:
        raise WrongFactor("无法读取浏览器提供的通行密钥。请重试。") from error
    fresh = staff.challenges.filter(made_at__gte=datetime.now(UTC) - CHALLENGE_LASTS)
    row = locked_if_there(fresh.filter(value=bytes_to_base64url(client.challenge)))
    if row is None:
        raise WrongFactor("本次验证已使用或已过期。请重试。")
    row.delete()
    return client.challenge
