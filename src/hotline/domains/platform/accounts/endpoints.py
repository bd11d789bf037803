"""Endpoints to sign in, to sign out, and to read one's own account."""

from dataclasses import asdict
from datetime import UTC, datetime

from django.middleware.csrf import get_token
from ninja import Router, Status

from hotline.domains.platform.accounts.actions import sign_in as accounts_sign_in
from hotline.domains.platform.accounts.schemas import PasswordBody, SignedInOut
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, require_csrf

router = Router(tags=["session"])


@router.get("", response=SignedInOut, auth=None)
def current(request: StaffRequest) -> SignedInOut:
    """The signed-in person; 401 without one. Sets the cookie ``csrftoken`` either way."""
    get_token(request)
    return to_out(current_staff(request))


@router.post("", response=SignedInOut, auth=None)
def sign_in(request: StaffRequest, body: PasswordBody) -> SignedInOut:
    require_csrf(request)
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
