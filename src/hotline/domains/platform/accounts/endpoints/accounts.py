"""Endpoints of the pages 账号 and 角色: what a security administrator sees and does."""

from typing import Annotated, Any, Literal

from ninja import Query, Router, Schema, Status
from pydantic import Field

from hotline.domains.platform.accounts.actions import administer, certificates, manage, manage_roles
from hotline.domains.platform.accounts.queries import (
    AccountFilters,
    accounts,
    group_names,
    roles_with_holders,
    stamp_of,
)
from hotline.domains.platform.accounts.schemas import (
    AccountOut,
    AccountRoleOut,
    AccountRolesBody,
    AccountsOut,
    AccountStateBody,
    CertificateBody,
    CertificateOut,
    ChangeAccountBody,
    GroupBody,
    NewAccountBody,
    OneTimePasswordOut,
    PermissionOut,
    RequestedOut,
    ResetFactorsBody,
    RoleBody,
    RolesOut,
)
from hotline.infrastructure import certificate_gateway
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["accounts"], auth=needs(Permission.ACCOUNTS_MANAGE))


class AccountQuery(Schema):
    text: Annotated[str, Field(max_length=40)] = ""
    group: Annotated[str, Field(max_length=40)] = ""
    role: Annotated[str, Field(max_length=40)] = ""
    state: Literal["", "active", "inactive"] = ""


@router.get("/people", response=AccountsOut)
def listed(request: StaffRequest, query: Query[AccountQuery]) -> AccountsOut:
    """Accounts by number, and what the forms choose from."""
    reader = current_staff(request)
    return AccountsOut(
        rows=[_account(staff, reader) for staff in accounts(AccountFilters(**query.dict()))],
        groups=group_names(),
        roles=[_role(role, reader) for role in roles_with_holders()],
        alone=administer.may_act_alone(reader.number),
        with_certificates=certificate_gateway.is_used(),
    )


@router.post("/people", response=OneTimePasswordOut)
def create(request: StaffRequest, body: NewAccountBody) -> OneTimePasswordOut:
    """409 ``number_taken``; 422 ``reason_missing`` for roles without a reason, where another person has to approve."""
    by = current_staff(request)
    staff, password = manage.create(by=by, **body.dict())
    requested = bool(body.roles) and not staff.roles.exists()
    return OneTimePasswordOut(number=staff.number, password=password, requested=requested)


@router.post("/people/{number}", response={204: None})
def change(request: StaffRequest, number: str, body: ChangeAccountBody) -> Status[None]:
    """Name and group. 409 ``changed_meanwhile``, ``own_rights`` for one's own group."""
    manage.change(by=current_staff(request), number=number, name=body.name, group=body.group, seen=body.stamp)
    return Status(204, None)


@router.post("/people/{number}/state", response={204: None})
def set_active(request: StaffRequest, number: str, body: AccountStateBody) -> Status[None]:
    """Disable, or enable again. 409 ``own_rights``."""
    manage.set_active(by=current_staff(request), number=number, active=body.active)
    return Status(204, None)


@router.post("/people/{number}/roles", response=RequestedOut)
def change_roles(request: StaffRequest, number: str, body: AccountRolesBody) -> RequestedOut:
    """409 ``own_rights``, ``requested_already``; 422 for two powers in one hand and ``reason_missing``."""
    by = current_staff(request)
    return RequestedOut(requested=manage.change_roles(by=by, number=number, roles=body.roles, reason=body.reason))


@router.post("/people/{number}/password", response=OneTimePasswordOut)
def new_password(request: StaffRequest, number: str) -> OneTimePasswordOut:
    """A one-time password; the account's sessions end and it is unlocked. 409 ``own_rights``."""
    password = manage.new_password(by=current_staff(request), number=number)
    return OneTimePasswordOut(number=number, password=password, requested=False)


@router.post("/people/{number}/reset-factors", response=RequestedOut)
def reset_factors(request: StaffRequest, number: str, body: ResetFactorsBody) -> RequestedOut:
    """409 ``own_rights``, ``requested_already``."""
    by = current_staff(request)
    return RequestedOut(requested=manage.reset_factors(by=by, number=number, reason=body.reason))


@router.post("/people/{number}/certificates", response=RequestedOut)
def assign_certificate(request: StaffRequest, number: str, body: CertificateBody) -> RequestedOut:
    """409 ``own_rights``, ``certificate_taken``, ``requested_already``; 422 with why the certificate does not hold."""
    by = current_staff(request)
    return RequestedOut(requested=certificates.assign(by=by, number=number, **body.dict()))


@router.post("/people/{number}/certificates/{int:factor_id}/end", response={204: None})
def end_certificate(request: StaffRequest, number: str, factor_id: int) -> Status[None]:
    """The person's sessions end. 404 for one that was ended already."""
    certificates.end(by=current_staff(request), number=number, factor=factor_id)
    return Status(204, None)


@router.post("/people/{number}/unlock", response={204: None})
def unlock(request: StaffRequest, number: str) -> Status[None]:
    manage.unlock(by=current_staff(request), number=number)
    return Status(204, None)


@router.post("/people/{number}/end-sessions", response={204: None})
def end_sessions(request: StaffRequest, number: str) -> Status[None]:
    manage.end_sessions(by=current_staff(request), number=number)
    return Status(204, None)


@router.post("/groups", response={204: None})
def save_group(request: StaffRequest, body: GroupBody) -> Status[None]:
    """409 ``name_taken``."""
    manage.save_group(by=current_staff(request), name=body.name, was=body.was)
    return Status(204, None)


@router.get("/roles", response=RolesOut)
def roles(request: StaffRequest) -> RolesOut:
    reader = current_staff(request)
    return RolesOut(
        roles=[_role(role, reader) for role in roles_with_holders()],
        permissions=[PermissionOut(code=each.value, label=each.label, power=each.power.value) for each in Permission],
        alone=administer.may_act_alone(reader.number),
    )


@router.post("/roles", response=RequestedOut)
def create_role(request: StaffRequest, body: RoleBody) -> RequestedOut:
    """Nobody holds it yet, so nobody has to approve. 409 ``name_taken``; 422 for two powers in one role."""
    manage_roles.create_role(by=current_staff(request), name=body.name, permissions=body.permissions)
    return RequestedOut(requested=False)


@router.post("/roles/{code}", response=RequestedOut)
def change_role(request: StaffRequest, code: str, body: RoleBody) -> RequestedOut:
    """409 ``name_taken``, ``own_rights``, ``requested_already``; 422 for two powers and ``reason_missing``."""
    by = current_staff(request)
    return RequestedOut(requested=manage_roles.change_role(by=by, code=code, **body.dict()))


def _account(staff: Any, reader: Principal) -> AccountOut:
    """``staff`` as the query ``accounts`` has it."""
    held = sorted(staff.roles.all(), key=lambda role: role.code)
    return AccountOut(
        number=staff.number,
        name=staff.name,
        group=staff.group.name if staff.group else "",
        roles=[role.code for role in held],
        role_names=[role.name for role in held],
        active=staff.is_active,
        demonstration=staff.demonstration,
        last_begun=staff.last_begun,
        sessions=staff.sessions_open,
        factors=staff.factors,
        certificates=[
            CertificateOut(
                id=row.pk,
                name=row.name,
                made_at=row.made_at,
                used_at=row.used_at,
                expires_at=row.expires_at,
                ended_at=row.ended_at,
            )
            for row in staff.certificates
        ],
        one_time_password=staff.must_change_password,
        own=staff.number == reader.number,
        stamp=stamp_of(staff),
    )


def _role(role: Any, reader: Principal) -> AccountRoleOut:
    return AccountRoleOut(
        code=role.code,
        name=role.name,
        permissions=role.permissions,
        power=role.power,
        holders=role.holders,
        own=role.code in reader.roles,
    )
