"""Requests to change what people may do, or how they prove who they are. Another person approves.

The effect itself is in ``administer``, which refuses the same change to a person who asks for it without approval.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.ports import Approved
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.platform.approvals.models import Approval


NO_STAFF, NO_ROLE = "没有这个人员，请刷新列表。", "没有这个角色，请刷新列表。"
NOBODY = "无"
OWN_ROLE = "您担任此角色，不能修改其权限。请由其他安全管理员修改。"


@transaction.atomic
def request_roles(*, by: Principal, number: str, roles: Collection[str], reason: str) -> "Approval":
    """Request other roles for a person. Raises NotPermitted, NotFound, Invalid; Refused for one's own."""
    _may(by, f"staff/{number}")
    staff = locked(Staff.objects.filter(number=number), missing=NO_STAFF)
    administer.refuse_own(by.number, number)
    chosen = administer.chosen_roles(roles)
    before = list(staff.roles.all())
    if {role.code for role in before} == {role.code for role in chosen}:
        raise Invalid("角色没有变化，无需申请。")
    now, then = _names(before), _names(chosen)
    return requests.submit(
        by=by,
        kind=ApprovalKind.STAFF_ROLES,
        about=f"staff/{number}",
        title=f"{staff.name}（{number}）：{now} → {then}",
        reason=reason,
        payload={"roles": sorted(role.code for role in chosen)},
        facts=[("人员", f"{number} {staff.name}"), ("现在的角色", now), ("改为", then)],
    )


def carry_out_roles(approved: Approved) -> None:
    """Give the person the roles that were approved. Raises NotFound, Invalid when it is not possible any more."""
    number = approved.about.removeprefix("staff/")
    staff = locked(Staff.objects.filter(number=number), missing=NO_STAFF)
    administer.set_roles(staff=staff, roles=approved.payload["roles"], by=approved.requested_by, approved=approved)


@transaction.atomic
def request_factor_reset(*, by: Principal, number: str, reason: str) -> "Approval":
    """Request that a person who lost their second factors may enrol new ones.

    Raises NotPermitted, NotFound, Invalid; Refused for one's own.
    """
    _may(by, f"staff/{number}")
    staff = locked(Staff.objects.filter(number=number), missing=NO_STAFF)
    administer.refuse_own(by.number, number)
    return requests.submit(
        by=by,
        kind=ApprovalKind.SECOND_FACTOR,
        about=f"staff/{number}",
        title=f"{staff.name}（{number}）：重置第二重验证",
        reason=reason,
        payload={},
        facts=[
            ("人员", f"{number} {staff.name}"),
            ("角色", _names(staff.roles.all())),
            ("批准后", "现有的验证器、通行密钥和恢复码全部作废，下次登录时重新设置"),
        ],
    )


def carry_out_factor_reset(approved: Approved) -> None:
    """Take the person's second factors away. Raises NotFound."""
    number = approved.about.removeprefix("staff/")
    staff = locked(Staff.objects.filter(number=number), missing=NO_STAFF)
    administer.reset_factors(by=approved.requested_by, staff=staff, approved=approved)


@transaction.atomic
def request_permissions(*, by: Principal, code: str, permissions: Collection[str], reason: str) -> "Approval":
    """Request other permissions for a role. Raises NotPermitted, NotFound, Invalid; Refused for a role of one's own."""
    _may(by, f"role/{code}")
    role = locked(Role.objects.filter(code=code), missing=NO_ROLE)
    if role.staff.filter(number=by.number).exists():
        raise Refused(OWN_ROLE, code="own_rights")
    administer.checked_permissions(role, permissions)
    added, removed = set(permissions) - set(role.permissions), set(role.permissions) - set(permissions)
    if not added and not removed:
        raise Invalid("权限没有变化，无需申请。")
    return requests.submit(
        by=by,
        kind=ApprovalKind.ROLE_PERMISSIONS,
        about=f"role/{code}",
        title=f"角色“{role.name}”：增加 {len(added)} 项、移除 {len(removed)} 项权限",
        reason=reason,
        payload={"permissions": sorted(permissions)},
        facts=[
            ("角色", f"{role.name}（{role.staff.filter(is_active=True).count()} 人担任）"),
            ("增加", _labels(added)),
            ("移除", _labels(removed)),
        ],
    )


def carry_out_permissions(approved: Approved) -> None:
    role = locked(Role.objects.filter(code=approved.about.removeprefix("role/")), missing=NO_ROLE)
    administer.set_permissions(
        role=role, permissions=approved.payload["permissions"], by=approved.requested_by, approved=approved
    )


def _may(by: Principal, about: str) -> None:
    if not by.may(Permission.ACCOUNTS_MANAGE):
        deny(by, Permission.ACCOUNTS_MANAGE, about)


def _names(roles: Collection[Role]) -> str:
    return "、".join(role.name for role in sorted(roles, key=lambda role: role.code)) or NOBODY


def _labels(codes: Collection[str]) -> str:
    return "、".join(each.label for each in Permission if each in codes) or NOBODY
