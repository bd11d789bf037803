"""What a security administrator does to one account on the page 账号: each act checks the permission and is audited.

The effects are in ``administer``. Roles and second factors are requested (``rights``) where somebody else has to
approve; the password is always one that its owner replaces at the next sign-in.
"""

from collections.abc import Collection

from django.db import transaction

from hotline.domains.platform.accounts.actions import administer, passwords, rights
from hotline.domains.platform.accounts.models import Group, Staff
from hotline.domains.platform.accounts.queries import stamp_of
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

MISSING = "没有这个账号。请刷新查看。"
CREATING_LOCK = "accounts.create"


@transaction.atomic
def create(
    *, by: Principal, number: str, name: str, group: str = "", roles: Collection[str] = (), reason: str = ""
) -> tuple[Staff, str]:
    """An account with a one-time password, said this once. Its roles are requested unless ``by`` may act alone.

    Raises NotPermitted, Invalid; Refused ``number_taken``.
    """
    _require(by, number)
    serialise(CREATING_LOCK)
    if Staff.objects.filter(number=number).exists():
        raise Refused(f"工号 {number} 已有账号。请另选工号，或在列表中查找。", code="number_taken")
    alone = administer.may_act_alone(by.number)
    staff = administer.save_staff(
        by=by.number, number=number, name=_name(name), roles=roles if alone else (), group=_group(group)
    )
    password = passwords.one_time()
    administer.set_password(by=by.number, staff=staff, password=password, one_time=True)
    if roles and not alone:
        rights.request_roles(by=by, number=number, roles=roles, reason=reason)
    return staff, password


@transaction.atomic
def change(*, by: Principal, number: str, name: str, group: str, seen: str) -> Staff:
    """Another name or group. ``seen``: the stamp of what the page showed.

    Raises NotPermitted, NotFound, Invalid; Refused ``changed_meanwhile``, and ``own_rights`` for one's own group.
    """
    staff = _account(by, number)
    if stamp_of(staff) != seen:
        raise Refused("该账号刚被他人修改。请刷新查看后修改。", code="changed_meanwhile")
    return _save(by, staff, name=_name(name), group=_group(group), active=staff.is_active)


@transaction.atomic
def set_active(*, by: Principal, number: str, active: bool) -> Staff:
    """Disable an account, or enable it again. Raises NotPermitted, NotFound; Refused for one's own."""
    staff = _account(by, number)
    administer.refuse_own(by.number, number)
    return _save(by, staff, name=staff.name, group=staff.group.name if staff.group else "", active=active)


@transaction.atomic
def change_roles(*, by: Principal, number: str, roles: Collection[str], reason: str) -> bool:
    """Give the roles at once where ``by`` may act alone, else request them. Whether another person has to approve.

    Raises NotPermitted, NotFound, Invalid; Refused for one's own.
    """
    staff = _account(by, number)
    administer.refuse_own(by.number, number)
    if not administer.may_act_alone(by.number):
        rights.request_roles(by=by, number=number, roles=roles, reason=reason)
        return True
    group = staff.group.name if staff.group else ""
    administer.save_staff(
        by=by.number, number=number, name=staff.name, roles=roles, group=group, active=staff.is_active
    )
    return False


@transaction.atomic
def new_password(*, by: Principal, number: str) -> str:
    """Another one-time password, said this once. Raises NotPermitted, NotFound; Refused for one's own."""
    staff = _account(by, number)
    if by.number == number:
        raise Refused("本人密码请在右上角“我的账号”中修改。", code="own_rights")
    password = passwords.one_time()
    administer.set_password(by=by.number, staff=staff, password=password, one_time=True)
    administer.unlock(by=by.number, staff=staff)
    return password


@transaction.atomic
def reset_factors(*, by: Principal, number: str, reason: str) -> bool:
    """Let the person enrol second factors anew. Whether another person has to approve.

    Raises NotPermitted, NotFound, Invalid; Refused for one's own.
    """
    staff = _account(by, number)
    if not administer.may_act_alone(by.number):
        rights.request_factor_reset(by=by, number=number, reason=reason)
        return True
    administer.reset_factors(by=by.number, staff=staff)
    return False


@transaction.atomic
def unlock(*, by: Principal, number: str) -> None:
    """Raises NotPermitted, NotFound."""
    administer.unlock(by=by.number, staff=_account(by, number))


@transaction.atomic
def end_sessions(*, by: Principal, number: str) -> None:
    """Raises NotPermitted, NotFound."""
    administer.end_sessions(by=by.number, staff=_account(by, number), why="forced")


@transaction.atomic
def save_group(*, by: Principal, name: str, was: str = "") -> Group:
    """Create a group, or rename the one that was called ``was``.

    Raises NotPermitted, NotFound; Refused ``name_taken``.
    """
    _require(by, f"group/{was or name}")
    serialise(CREATING_LOCK)
    name = _name(name)
    if was and not Group.objects.filter(name=was).exists():
        raise NotFound("没有这个班组。请刷新查看。")
    if name != was and Group.objects.filter(name=name).exists():
        raise Refused(f"已有班组“{name}”。请更换名称。", code="name_taken")
    return administer.save_group(by=by.number, name=name, was=was)


def _require(by: Principal, about: str) -> None:
    if not by.may(Permission.ACCOUNTS_MANAGE):
        deny(by, Permission.ACCOUNTS_MANAGE, about)


def _account(by: Principal, number: str) -> Staff:
    """The account, locked."""
    _require(by, f"staff/{number}")
    return locked(Staff.objects.select_related("group").filter(number=number), missing=MISSING)


def _save(by: Principal, staff: Staff, *, name: str, group: str, active: bool) -> Staff:
    roles = [role.code for role in staff.roles.all()]
    return administer.save_staff(by=by.number, number=staff.number, name=name, roles=roles, group=group, active=active)


def _name(name: str) -> str:
    name = fit_for_all(name)
    if not name:
        raise Invalid("请填写名称。", code="name_missing")
    return name


def _group(name: str) -> str:
    """Raises Invalid for a group that does not exist: groups are made on their own."""
    if name and not Group.objects.filter(name=name).exists():
        raise Invalid(f"没有班组“{name}”。请先新建。", code="unknown_group")
    return name
