"""Administering people, roles and groups. What takes a permission away also ends the sessions that carry it."""

from collections.abc import Collection

from axes.models import AccessAttempt
from django.db import transaction
from django.db.models import Q

from hotline.domains.platform.accounts.actions import factors, passwords, sessions
from hotline.domains.platform.accounts.actions.known_devices import AT_DEVICE
from hotline.domains.platform.accounts.models import Group, Role, Staff
from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.platform.accounts.rules.roles import conflicting
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.session_registry import EndReason
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission


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
    """Create or change a person, named by number. ``roles`` codes, ``group`` its name. Raises Invalid.

    ``demonstration`` is said once, when the person is created.
    """
    if apart := conflicting(roles):
        raise Invalid(f"{'、'.join(apart)}不能由同一个人担任。请去掉其中一个。")
    chosen = list(Role.objects.filter(code__in=roles))
    if missing := set(roles) - {role.code for role in chosen}:
        raise Invalid(f"没有这些角色：{'、'.join(sorted(missing))}。")
    staff, created = Staff.objects.get_or_create(number=number, defaults={"name": name, "demonstration": demonstration})
    before = _described(staff)
    staff.name, staff.is_active = name, active
    staff.group = Group.objects.get_or_create(name=group)[0] if group else None
    staff.save(update_fields=["name", "is_active", "group"])
    staff.roles.set(chosen)
    after = _described(staff)
    if created:
        audit.record(by=by, action="accounts.create_staff", about=f"staff/{number}", after=after)
    elif before != after:
        audit.record(by=by, action="accounts.change_staff", about=f"staff/{number}", before=before, after=after)
        end_sessions(by=by, staff=staff, why="changed")
    return staff


@transaction.atomic
def set_password(*, by: str, staff: Staff, password: str, one_time: bool = False) -> None:
    """Raises Invalid with what is wrong with the password. Ends the sessions that the old one began.

    ``one_time``: its owner has to replace it at the next sign-in.
    """
    passwords.require_good(staff, password)
    had_one = bool(staff.password)
    passwords.store(staff, password, one_time=one_time)
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
    staff = save_staff(by=by, number=number, name="系统管理员", roles=["administrator"])
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
    """Create or change a role. Raises Invalid for a permission that does not exist."""
    if unknown := set(permissions) - set(Permission):
        raise Invalid(f"没有这些权限：{'、'.join(sorted(unknown))}。")
    role, created = Role.objects.get_or_create(code=code, defaults={"name": name})
    before = {"name": role.name, "permissions": sorted(role.permissions)}
    role.name, role.permissions = name, sorted(permissions)
    role.save(update_fields=["name", "permissions"])
    after = {"name": name, "permissions": role.permissions}
    if created or before != after:
        audit.record(by=by, action="accounts.save_role", about=f"role/{code}", before=before, after=after)
    if not created and before["permissions"] != after["permissions"]:
        for staff in role.staff.all():
            end_sessions(by=by, staff=staff, why=f"role {code}")
    return role


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
def reset_factors(*, by: str, staff: Staff) -> None:
    """Take a person's second factors away, who has lost them; the next sign-in enrols new ones.

    The one place that does so: whoever has to approve it as well stands before this call.
    """
    if by == staff.number:
        raise Refused("不能重置自己的第二重验证。请找另一位管理员。", code="not_own")
    factors.clear(by=by, staff=staff)
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
