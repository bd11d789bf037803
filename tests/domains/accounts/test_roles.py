"""What a role may do, and which roles one person may not hold together."""

import pytest

from hotline.domains.accounts.rules import PERMISSIONS, ROLES, conflicting


def test_every_role_grants_only_permissions_that_exist() -> None:
    unknown = {code for spec in ROLES.values() for code in spec.permissions} - PERMISSIONS.keys()
    assert unknown == set()


def test_nobody_runs_the_system_and_keeps_its_audit() -> None:
    assert conflicting(["operator", "audit_administrator"]) == ["系统运维", "审计管理员"]


@pytest.mark.parametrize("roles", [["operator"], ["leader", "agent"], ["audit_administrator", "leader"], []])
def test_other_roles_go_together(roles: list[str]) -> None:
    assert conflicting(roles) == []


def test_an_agent_may_answer_calls_but_not_see_full_numbers() -> None:
    assert "desk.use" in ROLES["agent"].permissions
    assert "citizens.reveal" not in ROLES["agent"].permissions
