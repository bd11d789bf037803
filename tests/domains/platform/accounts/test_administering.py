"""Administering people: audited, with the three powers separated. Removing a permission ends the person's sessions."""

import msgspec
import pytest

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role, Staff
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Invalid

pytestmark = pytest.mark.django_db


def hire(number: str = "1001", roles: tuple[str, ...] = ("agent",)) -> Staff:
    return administer.save_staff(by="9001", number=number, name="王晓芳", roles=roles)


def ended(number: str) -> list[int]:
    """The epochs published for this person's sessions."""
    rows = Outgoing.objects.filter(subject=f"sessions/{number}").order_by("id")
    return [msgspec.json.decode(row.payload, type=int) for row in rows]


def test_the_roles_of_the_hotline_are_there_from_the_start() -> None:
    assert {"agent", "leader", "inspector", "client", "operator"} <= set(Role.objects.values_list("code", flat=True))


def test_a_new_person_has_no_session_to_end() -> None:
    staff = hire()
    administer.set_password(by="9001", staff=staff, password="right-horse-2026")
    assert ended("1001") == []


def test_taking_a_role_away_ends_the_sessions_that_carry_it() -> None:
    hire(roles=("agent", "leader"))
    hire(roles=("agent",))
    assert ended("1001") == [2]


def test_who_leaves_is_signed_out() -> None:
    hire()
    administer.save_staff(by="9001", number="1001", name="王晓芳", roles=["agent"], active=False)
    assert ended("1001") == [2]


def test_saving_without_a_change_disturbs_nobody() -> None:
    hire()
    hire()
    assert ended("1001") == []
    assert AuditRow.objects.filter(about="staff/1001").count() == 1


def test_a_role_that_allows_less_ends_the_sessions_of_all_who_hold_it() -> None:
    hire("1001")
    hire("1002")
    administer.save_role(by="9001", code="agent", name="咨询员", permissions=["desk.use"])
    assert ended("1001") == [2]
    assert ended("1002") == [2]


def test_the_three_powers_are_never_one_person_s() -> None:
    with pytest.raises(Invalid, match="系统管理、审计管理"):
        hire(roles=("operator", "audit_administrator"))
    assert not Staff.objects.filter(number="1001").exists()


def test_a_weak_password_is_turned_down_in_chinese() -> None:
    with pytest.raises(Invalid, match="密码"):
        administer.set_password(by="9001", staff=hire(), password="12345")


def test_a_role_or_permission_that_does_not_exist_is_turned_down() -> None:
    with pytest.raises(Invalid, match="wizard"):
        hire(roles=("wizard",))
    with pytest.raises(Invalid, match=r"calls\.erase"):
        administer.save_role(by="9001", code="agent", name="咨询员", permissions=["calls.erase"])


def test_a_change_is_kept_with_what_was_before() -> None:
    hire()
    administer.save_staff(by="2001", number="1001", name="王小芳", roles=["agent"], group="早班一组")
    row = AuditRow.objects.get(action="accounts.change_staff")
    assert row.by == "2001"
    assert row.detail["before"]["name"] == "王晓芳"
    assert row.detail["after"] == {"name": "王小芳", "active": True, "group": "早班一组", "roles": ["agent"]}
