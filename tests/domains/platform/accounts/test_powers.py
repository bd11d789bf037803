"""Nobody holds two of system, security and audit administration: whatever roles are made and however they are given."""

from contextlib import suppress
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.domains.platform.accounts.actions import administer, rights
from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.platform.accounts.rules.powers import powers_of, powers_refusal
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.approvals.ports import Approved
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission, Power

CODES = ["one", "two", "three", "four"]
#: Dense on purpose: every power stands beside each other one.
PERMISSIONS = [
    Permission.ROUTING_CONFIGURE,
    Permission.ACCOUNTS_MANAGE,
    Permission.ACCOUNTS_APPROVE,
    Permission.INTEGRATIONS_MANAGE,
    Permission.AUDIT_VIEW,
    Permission.DESK_USE,
]
permissions = st.sets(st.sampled_from(PERMISSIONS), max_size=3)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("role"), st.sampled_from(CODES), permissions),
        st.tuples(st.just("person"), st.sampled_from(["1", "2"]), st.sets(st.sampled_from(CODES))),
        st.tuples(st.just("approved role"), st.sampled_from(CODES), permissions),
        st.tuples(st.just("approved person"), st.sampled_from(["1", "2"]), st.sets(st.sampled_from(CODES))),
    ),
    max_size=14,
)


def test_each_power_has_a_permission_and_most_permissions_are_business() -> None:
    held = [each.power for each in Permission]
    assert set(held) == set(Power)
    assert held.count(Power.BUSINESS) > len(held) / 2


@pytest.mark.parametrize("code", ROLES)
def test_no_builtin_role_holds_two(code: str) -> None:
    assert powers_refusal(ROLES[code].permissions) == ""


@given(st.sets(st.sampled_from(list(Permission))))
def test_a_set_is_refused_exactly_when_it_holds_two_of_the_three(held: set[Permission]) -> None:
    powers = {each.power for each in held} - {Power.BUSINESS}
    assert (powers_refusal(held) != "") == (len(powers) > 1)


def no_person_holds_two() -> bool:
    people = Staff.objects.prefetch_related("roles")
    return all(len(powers_of({code for role in one.roles.all() for code in role.permissions})) < 2 for one in people)


def try_step(step: tuple[str, str, set[str]]) -> None:
    """Written by the installation, or asked for by one person and approved by another."""
    what, name, granted = step
    with suppress(Invalid), transaction.atomic():
        match what:
            case "role":
                administer.save_role(by="test", code=name, name="角色", permissions=granted)
            case "person":
                administer.save_staff(by="test", number=name, name="某人", roles=granted)
            case "approved role":
                approved = Approved("a", f"role/{name}", {"permissions": sorted(granted)}, "", "9003", "8001")
                rights.carry_out_permissions(approved)
            case _:
                Staff.objects.get_or_create(number=name, defaults={"name": "某人"})
                rights.carry_out_roles(Approved("a", f"staff/{name}", {"roles": sorted(granted)}, "", "9003", "8001"))


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_roles_are_composed_and_given_nobody_ends_up_with_two(taken: list[tuple[str, str, set[str]]]) -> None:
    with transaction.atomic():
        for code in CODES:
            administer.save_role(by="test", code=code, name="角色", permissions=[])
        for step in taken:
            try_step(step)
            assert no_person_holds_two()
        transaction.set_rollback(True)


def role(code: str, power: Power) -> Role:
    return Role.objects.create(code=code, name=code, permissions=[], power=power.value)


@pytest.mark.django_db
def test_the_database_refuses_a_second_power_however_it_is_written() -> None:
    staff = Staff.objects.create(number="1", name="某人")
    system, audit, plain = role("s", Power.SYSTEM), role("a", Power.AUDIT), role("p", Power.BUSINESS)
    Role.objects.filter(pk=plain.pk).update(power="")
    staff.roles.add(system, plain)
    with pytest.raises(IntegrityError), transaction.atomic():
        staff.roles.add(audit)
    with pytest.raises(IntegrityError), transaction.atomic():
        Role.objects.filter(pk=plain.pk).update(power="audit")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO accounts_staff_roles (staff_id, role_id) VALUES (%s, %s)", [staff.pk, audit.pk])
    staff.roles.set([audit])
    assert list(staff.roles.values_list("code", flat=True)) == ["a"]


@pytest.mark.django_db
def test_an_older_installation_keeps_one_power_a_role_and_a_person() -> None:
    """Security stays before system and audit; what else people do stays."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE accounts_staff_roles DISABLE TRIGGER accounts_one_power")
        cursor.execute("ALTER TABLE accounts_role DISABLE TRIGGER accounts_one_power")
    own = Role.objects.create(code="own", name="自建", permissions=["routing.configure", "audit.view", "desk.use"])
    Role.objects.filter(code="administrator").update(permissions=["accounts.manage", "routing.configure", "live.floor"])
    staff = Staff.objects.create(number="1", name="某人")
    staff.roles.set(Role.objects.filter(code__in=["audit_administrator", "security_administrator", "agent"]))
    import_module("hotline.domains.platform.accounts.migrations.0015_one_power").separate(apps, None)
    own.refresh_from_db()
    assert (own.permissions, own.power) == (["routing.configure", "desk.use"], "system")
    assert Role.objects.get(code="administrator").permissions == ["routing.configure", "live.floor"]
    assert set(staff.roles.values_list("code", flat=True)) == {"security_administrator", "agent"}
