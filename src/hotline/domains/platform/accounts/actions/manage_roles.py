"""What a security administrator does to roles on the page 角色. The effects are in ``administer``."""

from collections.abc import Collection

from django.db import transaction

from hotline.domains.platform.accounts.actions import administer, rights
from hotline.domains.platform.accounts.models import Role
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

NAMING_LOCK = "accounts.roles"


@transaction.atomic
def create_role(*, by: Principal, name: str, permissions: Collection[str]) -> Role:
    """A role that nobody holds yet. Raises NotPermitted, Invalid; Refused ``name_taken``."""
    _require(by, "role/new")
    return administer.save_role(by=by.number, code=new_id("role"), name=_free(name, ""), permissions=permissions)


@transaction.atomic
def change_role(*, by: Principal, code: str, name: str, permissions: Collection[str], reason: str) -> bool:
    """Another name, at once; other permissions, at once only where ``by`` may act alone, else requested.

    Whether another person has to approve. Raises NotPermitted, NotFound, Invalid; Refused ``name_taken``, and
    ``own_rights`` for other permissions of a role of one's own.
    """
    _require(by, f"role/{code}")
    role = locked(Role.objects.filter(code=code), missing=rights.NO_ROLE)
    name, changed = _free(name, code), set(permissions) != set(role.permissions)
    if changed and role.staff.filter(number=by.number).exists():
        raise Refused(rights.OWN_ROLE, code="own_rights")
    requested = changed and not administer.may_act_alone(by.number)
    if requested:
        rights.request_permissions(by=by, code=code, permissions=permissions, reason=reason)
    effective = role.permissions if requested else permissions
    administer.save_role(by=by.number, code=code, name=name, permissions=effective)
    return requested


def _require(by: Principal, about: str) -> None:
    if not by.may(Permission.ACCOUNTS_MANAGE):
        deny(by, Permission.ACCOUNTS_MANAGE, about)


def _free(name: str, code: str) -> str:
    """The name as it is stored. Raises Invalid, Refused ``name_taken`` when another role has it."""
    serialise(NAMING_LOCK)
    name = fit_for_all(name)
    if not name:
        raise Invalid("请填写角色名称。", code="name_missing")
    if Role.objects.filter(name=name).exclude(code=code).exists():
        raise Refused(f"已有角色“{name}”。请更换名称。", code="name_taken")
    return name
