"""Endpoints to sign in, to sign out, and to read one's own account."""

from dataclasses import asdict
from datetime import UTC, datetime

from django.middleware.csrf import get_token
from ninja import Router, Status

from hotline.domains.platform.accounts.actions import sign_in as accounts_sign_in
from hotline.domains.platform.accounts.schemas import PasswordBody, SignedInOut
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, require_csrf
from hotline.infrastructure.rate_limits import RateLimit, address_of, origin_of

router = Router(tags=["session"])

#: A shift of an office behind one address signs in within minutes. Accounts are locked apart from this.
BY_ADDRESS = RateLimit(300, sentence="这个网络登录太频繁，请 {wait} 秒后再试。")
#: Tools on this machine are not limited.
HERE = frozenset({"127.0.0.1", "::1"})


@router.get("", response=SignedInOut, auth=None)
def current(request: StaffRequest) -> SignedInOut:
    """The signed-in person; 401 without one. Sets the cookie ``csrftoken`` either way."""
    get_token(request)
    return to_out(current_staff(request))


@router.post("", response=SignedInOut, auth=None)
def sign_in(request: StaffRequest, body: PasswordBody) -> SignedInOut:
    """429 ``too_often``, 503 ``sign_in_busy``: a stranger's flood of passwords takes neither processor nor memory."""
    require_csrf(request)
    if address_of(request) not in HERE:
        BY_ADDRESS.count(origin_of(request))
    number, new_password = body.number.strip(), body.new_password
    opened = accounts_sign_in.sign_in(request, number=number, password=body.password, new_password=new_password)
    return to_out(opened)


@router.delete("", response={204: None}, auth=None)
def sign_out(request: StaffRequest) -> Status[None]:
    require_csrf(request)
    accounts_sign_in.sign_out(request)
    return Status(204, None)


def to_out(staff: Principal) -> SignedInOut:
    return SignedInOut(**asdict(staff) | {"permissions": sorted(staff.permissions), "now": datetime.now(UTC)})
