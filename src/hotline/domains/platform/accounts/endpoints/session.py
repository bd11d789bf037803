"""Endpoints to sign in, to sign out, and to see and end sessions: one's own and, for administrators, everybody's."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime

from django.db.models import Q
from django.http import HttpResponse
from django.middleware.csrf import get_token
from ninja import Router, Status

from hotline.domains.platform.accounts.actions import certificates, factors, known_devices, saved_views, sessions
from hotline.domains.platform.accounts.actions import sign_in as accounts_sign_in
from hotline.domains.platform.accounts.models import SavedView, Session, Staff
from hotline.domains.platform.accounts.queries import open_sessions, views_of
from hotline.domains.platform.accounts.schemas import (
    ChangePasswordBody,
    CodeBody,
    EndedOut,
    EnrolledOut,
    EnrolPasskeyBody,
    EnrolTotpBody,
    FactorOut,
    FactorsOut,
    NewTotpOut,
    OwnPasswordBody,
    PasskeyBody,
    PasskeyOptionsOut,
    PasswordAgainBody,
    PasswordBody,
    RecoveryCodesOut,
    SessionOut,
    SessionsOut,
    SignedInOut,
    ViewBody,
    ViewOut,
    ViewsOut,
)
from hotline.infrastructure.permissions import (
    Principal,
    SessionMissing,
    StaffRequest,
    current_staff,
    needs,
    require_csrf,
)
from hotline.infrastructure.rate_limits import RateLimit, address_of, origin_of
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

MAX_LISTED = 500

NEW_TOTP = "new_totp"


class enrols:
    """Whoever is signed in, and who has to enrol a second factor to be; CSRF on writes."""

    permissions: tuple[Permission, ...] = ()

    def __call__(self, request: StaffRequest) -> Staff:
        require_csrf(request)
        return accounts_sign_in.enrolling(request)


router = Router(tags=["session"])
#: One's own account, for everybody who is signed in.
own_router = Router(tags=["account"], auth=needs())
factors_router = Router(tags=["account"], auth=enrols())
administration_router = Router(tags=["accounts"], auth=needs(Permission.ACCOUNTS_MANAGE))

#: A shift of an office behind one address signs in within minutes. Accounts are locked apart from this.
BY_ADDRESS = RateLimit(300, sentence="该网络登录过于频繁，请 {wait} 秒后重试。")
#: Tools on this machine are not limited.
HERE = frozenset({"127.0.0.1", "::1"})


@router.get("", response={200: SignedInOut, 204: None}, auth=None)
def current(request: StaffRequest, quiet: bool = False) -> SignedInOut | Status[None]:
    """The signed-in person; 401 without one. Sets the cookie ``csrftoken`` either way.

    ``quiet``: 204 where nobody has signed in, for browsers report each 401 as an error.
    """
    get_token(request)
    try:
        return to_out(current_staff(request))
    except SessionMissing:
        if not quiet:
            raise
        return Status(204, None)


@router.post("", response=SignedInOut, auth=None)
def sign_in(request: StaffRequest, response: HttpResponse, body: PasswordBody) -> SignedInOut:
    """429 ``too_often``, 503 ``sign_in_busy``: a stranger's flood of passwords takes neither processor nor memory."""
    require_csrf(request)
    if address_of(request) not in HERE:
        BY_ADDRESS.count(origin_of(request))
    number, new_password = body.number.strip(), body.new_password
    opened = accounts_sign_in.sign_in(request, number=number, password=body.password, new_password=new_password)
    known_devices.remember(request, response, opened.number)
    return to_out(opened)


@router.delete("", response={204: None}, auth=None)
def sign_out(request: StaffRequest) -> Status[None]:
    require_csrf(request)
    accounts_sign_in.sign_out(request)
    return Status(204, None)


@router.post("/use", response={204: None}, auth=needs())
async def note_use(request: StaffRequest) -> Status[None]:
    """The page sends it at most once a minute while the person does something or is on a call."""
    await sessions.note_use(by=current_staff(request))
    return Status(204, None)


@own_router.get("/sessions", response=SessionsOut)
def own_sessions(request: StaffRequest) -> SessionsOut:
    """One's own open sessions, those used last first."""
    staff = current_staff(request)
    return _listed(open_sessions().filter(staff__number=staff.number), staff)


@own_router.post("/password", response=SignedInOut)
def change_password(request: StaffRequest, body: ChangePasswordBody) -> SignedInOut:
    """Set one's own password; 401 ``wrong_password`` and 423 ``locked`` as when signing in. All other sessions end."""
    staff = current_staff(request)
    return to_out(accounts_sign_in.change_own_password(request, by=staff, old=body.old, new=body.new))


@own_router.post("/sessions/end-others", response=EndedOut)
def end_own_others(request: StaffRequest) -> EndedOut:
    """End all one's sessions but this one."""
    return EndedOut(ended=sessions.end_own_others(by=current_staff(request)))


@own_router.post("/sessions/{session_id}/end", response={204: None})
def end_own(request: StaffRequest, session_id: str) -> Status[None]:
    sessions.end_own(by=current_staff(request), session=session_id)
    return Status(204, None)


@own_router.get("/views", response=ViewsOut)
def own_views(request: StaffRequest, viewed: str) -> ViewsOut:
    """One's own saved views of a list, by name."""
    return ViewsOut(rows=[_view(row) for row in views_of(current_staff(request).number, viewed)])


@own_router.post("/views", response=ViewOut)
def save_view(request: StaffRequest, body: ViewBody) -> ViewOut:
    """422 with a citizen's number among the criteria. A view of the same name is replaced."""
    by = current_staff(request)
    return _view(saved_views.save_view(by=by, **body.dict()))


@own_router.delete("/views/{int:view_id}", response={204: None})
def remove_view(request: StaffRequest, view_id: int) -> Status[None]:
    saved_views.remove_view(by=current_staff(request), id=view_id)
    return Status(204, None)


def _view(row: SavedView) -> ViewOut:
    return ViewOut(id=row.pk, name=row.name, criteria=row.criteria, columns=row.columns)


@administration_router.get("/sessions", response=SessionsOut)
def all_sessions(request: StaffRequest, text: str = "") -> SessionsOut:
    """Everybody's open sessions, those used last first. ``text``: part of a number, name or address."""
    found = open_sessions()
    if text := text.strip():
        found = found.filter(
            Q(staff__number__contains=text) | Q(staff__name__contains=text) | Q(address__contains=text)
        )
    return _listed(found[:MAX_LISTED], current_staff(request))


@administration_router.post("/sessions/{session_id}/end", response={204: None})
def end_for_another(request: StaffRequest, session_id: str) -> Status[None]:
    sessions.end_for_another(by=current_staff(request), session=session_id)
    return Status(204, None)


def _listed(rows: Iterable[Session], staff: Principal) -> SessionsOut:
    return SessionsOut(
        sessions=[
            SessionOut(
                id=row.pk,
                number=row.staff.number,
                name=row.staff.name,
                address=row.address,
                device=row.device,
                begun_at=row.begun_at,
                used_at=row.used_at,
                own=row.pk == staff.session,
            )
            for row in rows
        ],
        max_sessions=settings().sign_in.max_sessions,
    )


def to_out(staff: Principal) -> SignedInOut:
    rules = settings().sign_in
    limits = {"idle_minutes": rules.idle_minutes, "warning_minutes": rules.warning_minutes}
    return SignedInOut(**asdict(staff) | limits | {"permissions": sorted(staff.permissions), "now": datetime.now(UTC)})


# The second factor ---------------------------------------------------------------------------------------------------


@router.post("/code", response=SignedInOut, auth=None)
def prove_by_code(request: StaffRequest, response: HttpResponse, body: CodeBody) -> SignedInOut:
    """After 403 ``factor_needed``: an authenticator's code or a recovery code. 401 ``wrong_factor``, 423 ``locked``."""
    require_csrf(request)
    opened = accounts_sign_in.prove(request, lambda staff: factors.prove_by_code(staff, body.code))
    known_devices.remember(request, response, opened.number)
    return to_out(opened)


@router.post("/passkey/options", response=PasskeyOptionsOut, auth=None)
def passkey_challenge(request: StaffRequest) -> PasskeyOptionsOut:
    """After 403 ``factor_needed``: what the browser has a passkey sign."""
    require_csrf(request)
    staff = accounts_sign_in.half_signed_in(request)
    return PasskeyOptionsOut(options=factors.challenge_for(staff, host=_host(request)))


@router.post("/passkey", response=SignedInOut, auth=None)
def prove_by_passkey(request: StaffRequest, response: HttpResponse, body: PasskeyBody) -> SignedInOut:
    require_csrf(request)
    host, origin = _host(request), _origin(request)
    opened = accounts_sign_in.prove(
        request, lambda staff: factors.prove_by_passkey(staff, body.credential, host=host, origin=origin)
    )
    known_devices.remember(request, response, opened.number)
    return to_out(opened)


@router.post("/certificate", response=SignedInOut, auth=None)
def prove_by_certificate(request: StaffRequest, response: HttpResponse) -> SignedInOut:
    """After 403 ``factor_needed``, through the gateway that passes a smart key's certificate on.

    401 ``wrong_factor``, 409 ``certificate_missing``, 423 ``locked``, 503 ``no_list``.
    """
    require_csrf(request)
    opened = accounts_sign_in.prove(request, lambda staff: certificates.prove_by_certificate(staff, request))
    known_devices.remember(request, response, opened.number)
    return to_out(opened)


@factors_router.get("", response=FactorsOut, auth=needs())
def own_factors(request: StaffRequest) -> FactorsOut:
    staff = accounts_sign_in.enrolling(request)
    rows = staff.second_factors.order_by("made_at")
    return FactorsOut(
        factors=[
            FactorOut(
                id=row.pk,
                kind=row.kind,
                name=row.name,
                made_at=row.made_at,
                used_at=row.used_at,
                expires_at=row.expires_at,
                ended_at=row.ended_at,
            )
            for row in rows
        ],
        recovery_codes=staff.recovery_codes.filter(used_at=None).count(),
        required=accounts_sign_in.needs_factor(request, staff),
    )


@factors_router.post("/totp/new", response=NewTotpOut)
def new_totp(request: StaffRequest, body: OwnPasswordBody) -> NewTotpOut:
    """A secret for an authenticator. It counts once a code of it is given to ``/totp``."""
    accounts_sign_in.require_own_password(request, body.password)
    staff = accounts_sign_in.enrolling(request)
    secret, qr_code = factors.new_totp(staff)
    request.session[NEW_TOTP] = factors.sealed_for(staff, secret.encode()).hex()
    return NewTotpOut(secret=secret, qr_code=qr_code)


@factors_router.post("/totp", response=EnrolledOut)
def enrol_totp(request: StaffRequest, response: HttpResponse, body: EnrolTotpBody) -> EnrolledOut:
    staff = accounts_sign_in.enrolling(request)
    sealed = request.session.get(NEW_TOTP, "")
    if not sealed:
        raise Invalid("设置已过期。请重新扫码。")
    secret = factors.opened_for(staff, bytes.fromhex(sealed)).decode()
    codes = factors.enrol_totp(by=staff.number, staff=staff, name=body.name, secret=secret, code=body.code)
    del request.session[NEW_TOTP]
    return _enrolled(request, response, codes, "totp")


@factors_router.post("/passkey/options", response=PasskeyOptionsOut)
def new_passkey(request: StaffRequest, body: OwnPasswordBody) -> PasskeyOptionsOut:
    """What the browser makes a passkey from; it goes to ``/passkey``."""
    accounts_sign_in.require_own_password(request, body.password)
    staff = accounts_sign_in.enrolling(request)
    return PasskeyOptionsOut(options=factors.passkey_options(staff, host=_host(request)))


@factors_router.post("/passkey", response=EnrolledOut)
def enrol_passkey(request: StaffRequest, response: HttpResponse, body: EnrolPasskeyBody) -> EnrolledOut:
    staff, host, origin = accounts_sign_in.enrolling(request), _host(request), _origin(request)
    codes = factors.enrol_passkey(
        by=staff.number, staff=staff, name=body.name, credential=body.credential, host=host, origin=origin
    )
    return _enrolled(request, response, codes, "passkey")


@factors_router.post("/recovery-codes", response=RecoveryCodesOut, auth=needs())
def new_recovery_codes(request: StaffRequest, body: PasswordAgainBody) -> RecoveryCodesOut:
    """Ten new codes, said this once; those before are worth nothing any more."""
    accounts_sign_in.require_own_password(request, body.password)
    staff = accounts_sign_in.enrolling(request)
    return RecoveryCodesOut(recovery_codes=factors.new_recovery_codes(by=staff.number, staff=staff))


@factors_router.post("/{int:factor_id}/remove", response={204: None}, auth=needs())
def remove_factor(request: StaffRequest, factor_id: int, body: PasswordAgainBody) -> Status[None]:
    staff = accounts_sign_in.enrolling(request)
    factors.require_own(staff, factor_id)
    accounts_sign_in.require_own_password(request, body.password)
    factors.remove(by=staff.number, staff=staff, factor=factor_id)
    return Status(204, None)


def _enrolled(request: StaffRequest, response: HttpResponse, codes: list[str], kind: str) -> EnrolledOut:
    opened = accounts_sign_in.enter_enrolled(request, kind)
    if opened is not None:
        known_devices.remember(request, response, opened.number)
    return EnrolledOut(recovery_codes=codes, session=to_out(opened) if opened else None)


def _host(request: StaffRequest) -> str:
    """The name that passkeys are bound to."""
    return request.get_host().partition(":")[0]


def _origin(request: StaffRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
