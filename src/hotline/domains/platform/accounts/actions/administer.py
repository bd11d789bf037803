"""Administering people, roles and groups. What takes a permission away also ends the sessions that carry it.

Nobody changes their own rights, and a member of staff changes nobody's roles and no role's permissions alone: that is
requested (``rights``) and approved by another. ``by`` is a staff number, or the name of what installs the platform.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from hotline.domains.platform.accounts.actions import factors, passwords, sessions
from hotline.domains.platform.accounts.actions.known_devices import AT_DEVICE
from hotline.domains.platform.accounts.models import Group, Role, Staff
from hotline.domains.platform.accounts.queries import dormant_since, staff_with
from hotline.domains.platform.accounts.rules.powers import powers_of, powers_refusal
from hotline.domains.platform.approvals.ports import Approved
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.session_registry import EndReason
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

#: Days without a sign-in after which an account may be closed as dormant.
MIN_DORMANT_DAYS = 60


@transaction.atomic
def save_staff(
    *,
    by: str,
    number: str,
    name: str,
    roles: Collection[str],
    group: str = "",
    active: bool = True,
    demonstration: bool = False,
) -> Staff:
    """Create or change a person, named by number. ``roles`` codes, ``group`` its name.

    Raises Invalid; Refused ``approval_needed`` for roles, ``own_rights`` for one's own group.
    ``demonstration`` is said once, when the person is created.
    """
    chosen = chosen_roles(roles)
    staff, created = Staff.objects.get_or_create(number=number, defaults={"name": name, "demonstration": demonstration})
    before = _described(staff)
    staff.name, staff.is_active = name, active
    staff.group = Group.objects.get_or_create(name=group)[0] if group else None
    staff.save(update_fields=["name", "is_active", "group"])
    if set(chosen) != set(staff.roles.all()):
        _refuse_alone(by)
        staff.roles.set(chosen)
    after = _described(staff)
    if before["group"] != after["group"] or before["active"] != after["active"]:
        refuse_own(by, number)
    if created:
        audit.record(by=by, action="accounts.create_staff", about=f"staff/{number}", after=after)
    elif before != after:
        audit.record(by=by, action="accounts.change_staff", about=f"staff/{number}", before=before, after=after)
        end_sessions(by=by, staff=staff, why="changed")
    return staff


@transaction.atomic
def set_roles(*, staff: Staff, roles: Collection[str], by: str, approved: Approved) -> None:
    """Give a person the roles that another person approved. Raises Invalid."""
    before = _described(staff)
    staff.roles.set(chosen_roles(roles))
    audit.record(
        by=by,
        action="accounts.change_roles",
        about=f"staff/{staff.number}",
        before=before,
        after=_described(staff),
        approved_by=approved.approved_by,
        approval=approved.id,
    )
    end_sessions(by=by, staff=staff, why="roles")


def chosen_roles(codes: Collection[str]) -> list[Role]:
    """The roles of these codes, for one person. Raises Invalid: unknown ones, or two powers in one hand."""
    chosen = list(Role.objects.filter(code__in=codes))
    if missing := set(codes) - {role.code for role in chosen}:
        raise Invalid(f"没有这些角色：{'、'.join(sorted(missing))}。请重新选择。")
    if why_not := powers_refusal({code for role in chosen for code in role.permissions}):
        raise Invalid(why_not)
    return chosen


def refuse_own(by: str, number: str) -> None:
    """Raises Refused ``own_rights``."""
    if by == number:
        raise Refused("不能修改本人的角色、班组和状态。请由其他安全管理员修改。", code="own_rights")


def may_act_alone(by: str) -> bool:
    """Whether ``by`` needs nobody's approval: what installs the platform, and its first administrator until there is
    somebody else who approves. Who was made inactive counts as somebody, invented people do not.
    """
    if not Staff.objects.filter(number=by).exists():
        return True
    approving = Staff.objects.filter(roles__permissions__contains=[Permission.ACCOUNTS_APPROVE]).exclude(number=by)
    return not approving.filter(Q(is_active=True) | Q(demonstration=False)).exists()


def _refuse_alone(by: str) -> None:
    """Raises Refused ``approval_needed``."""
    if not may_act_alone(by):
        raise Refused("角色、权限的变更和重置第二重验证须另一人批准。请填写事由，提交申请。", code="approval_needed")


@transaction.atomic
def set_password(*, by: str, staff: Staff, password: str, one_time: bool = False, encoded: str = "") -> None:
    """Raises Invalid with what is wrong with the password. Ends the sessions that the old one began.

    ``one_time``: its owner has to replace it at the next sign-in. ``encoded``: its hash, where it is there already.
    """
    passwords.require_good(staff, password)
    had_one = bool(staff.password)
    passwords.store(staff, encoded or make_password(password), one_time=one_time)
    audit.record(by=by, action="accounts.set_password", about=f"staff/{staff.number}", one_time=one_time)
    if had_one:
        end_sessions(by=by, staff=staff, why="password")


@transaction.atomic
def ensure_administrator(*, by: str, number: str, password: str, again: bool = False) -> bool:
    """Whether an administrator was created, because nobody could administer accounts, with a one-time password.

    ``again``: the account ``number`` gets the password in any case, and is opened and unlocked.
    """
    if not again and staff_with(Permission.ACCOUNTS_MANAGE).exists():
        return False
    staff = save_staff(by=by, number=number, name="安全管理员", roles=["security_administrator"])
    staff.demonstration = False
    staff.save(update_fields=["demonstration"])
    set_password(by=by, staff=staff, password=password, one_time=True)
    unlock(by=by, staff=staff)
    return True


@transaction.atomic
def close_demonstration(*, by: str) -> None:
    """Close the accounts of invented people: nobody signs in by them, and their sessions end."""
    for staff in Staff.objects.filter(demonstration=True, is_active=True):
        staff.is_active = False
        staff.save(update_fields=["is_active"])
        audit.record(by=by, action="accounts.close_demonstration", about=f"staff/{staff.number}")
        end_sessions(by=by, staff=staff, why="demonstration")


@transaction.atomic
def close_dormant(*, by: Principal, number: str, now: datetime) -> Staff:
    """Close an account that nobody has used for a long time: nobody signs in by it.

    Raises NotPermitted, NotFound; Refused for one's own and for one that was used meanwhile.
    """
    if not by.may(Permission.ACCOUNTS_MANAGE):
        deny(by, Permission.ACCOUNTS_MANAGE, f"staff/{number}")
    refuse_own(by.number, number)
    staff = locked(Staff.objects.filter(number=number, is_active=True), missing="没有这个账号，或已停用。请刷新查看。")
    if not dormant_since(now - timedelta(days=MIN_DORMANT_DAYS)).filter(pk=staff.pk).exists():
        raise Refused("该账号最近使用过，未停用。请刷新查看。", code="not_dormant")
    staff.is_active = False
    staff.save(update_fields=["is_active"])
    audit.record(by=by.number, action="accounts.close_dormant", about=f"staff/{number}")
    end_sessions(by=by.number, staff=staff, why="dormant")
    return staff


@transaction.atomic
def end_sessions(*, by: str, staff: Staff, why: str) -> None:
    """Every session of this person ends as soon as the bus has told the web processes.

    ``why``: an EndReason, or what was changed.
    """
    staff.epoch += 1
    staff.save(update_fields=["epoch"])
    outbox.publish("sessions", staff.number, staff.epoch)
    reason = EndReason(why) if why in EndReason else EndReason.CHANGED
    sessions.end_all(staff, by=by, reason=reason)
    audit.record(by=by, action="accounts.end_sessions", about=f"staff/{staff.number}", why=why)


@transaction.atomic
def save_role(*, by: str, code: str, name: str, permissions: Collection[str]) -> Role:
    """Create or change a role.

    Raises Invalid; Refused ``approval_needed`` for other permissions of a role that people may hold.
    """
    role, created = Role.objects.get_or_create(code=code, defaults={"name": name})
    if not created and set(permissions) != set(role.permissions):
        _refuse_alone(by)
    before = {"name": role.name, "permissions": sorted(role.permissions)}
    _take_permissions(role, permissions, by)
    role.name = name
    role.save(update_fields=["name"])
    after = {"name": name, "permissions": role.permissions}
    if created or before != after:
        audit.record(by=by, action="accounts.save_role", about=f"role/{code}", before=before, after=after)
    return role


@transaction.atomic
def set_permissions(*, role: Role, permissions: Collection[str], by: str, approved: Approved) -> None:
    """Give a role the permissions that another person approved. Raises Invalid."""
    before = sorted(role.permissions)
    _take_permissions(role, permissions, by)
    audit.record(
        by=by,
        action="accounts.change_permissions",
        about=f"role/{role.code}",
        before=before,
        after=role.permissions,
        approved_by=approved.approved_by,
        approval=approved.id,
    )


def checked_permissions(role: Role, permissions: Collection[str]) -> None:
    """Raises Invalid for permissions that do not exist, and for two powers in the role or in one of its holders."""
    if unknown := set(permissions) - set(Permission):
        raise Invalid(f"没有这些权限：{'、'.join(sorted(unknown))}。请重新选择。")
    if why_not := powers_refusal(permissions):
        raise Invalid(why_not)
    for staff in role.staff.prefetch_related("roles"):
        others = {code for each in staff.roles.all() if each.pk != role.pk for code in each.permissions}
        if why_not := powers_refusal(others | set(permissions)):
            raise Invalid(f"{staff.number} {staff.name} 担任这个角色，请先调整其角色：{why_not}")


def _take_permissions(role: Role, permissions: Collection[str], by: str) -> None:
    checked_permissions(role, permissions)
    changed = set(role.permissions) != set(permissions)
    role.permissions = sorted(permissions)
    role.power = next(iter(powers_of(permissions)), "")
    role.save(update_fields=["permissions", "power"])
    for staff in role.staff.all() if changed else ():
        end_sessions(by=by, staff=staff, why=f"role {role.code}")


@transaction.atomic
def save_group(*, by: str, name: str, was: str = "") -> Group:
    """Create a group, or rename the one that was called ``was``."""
    group, created = Group.objects.get_or_create(name=was or name, defaults={"name": name})
    if created or group.name != name:
        group.name = name
        group.save(update_fields=["name"])
        audit.record(by=by, action="accounts.save_group", about=f"group/{group.pk}", name=name, was=was)
    return group


@transaction.atomic
def reset_factors(*, by: str, staff: Staff, approved: Approved | None = None) -> None:
    """Take a person's second factors away, who has lost them; the next sign-in enrols new ones.

    Raises Refused ``approval_needed`` without another person's approval, ``not_own``.
    """
    if by == staff.number:
        raise Refused("不能重置本人的第二重验证。请联系其他管理员。", code="not_own")
    if approved is None:
        _refuse_alone(by)
    approval = {"approved_by": approved.approved_by, "approval": approved.id} if approved else {}
    factors.clear(by=by, staff=staff, **approval)
    end_sessions(by=by, staff=staff, why=EndReason.FORCED)


@transaction.atomic
def unlock(*, by: str, staff: Staff) -> None:
    """Forget the wrong passwords: the person may try again at once."""
    failures = Q(username=staff.number) | Q(username__startswith=f"{staff.number}{AT_DEVICE}")
    AccessAttempt.objects.filter(failures).delete()
    audit.record(by=by, action="accounts.unlock", about=f"staff/{staff.number}")


def _described(staff: Staff) -> dict[str, object]:
    return {
        "name": staff.name,
        "active": staff.is_active,
        "group": staff.group.name if staff.group else "",
        "roles": sorted(role.code for role in staff.roles.all()),
    }
