"""What a role may do, also in an installation that is brought up to date."""

from importlib import import_module

import pytest
from django.apps import apps

from hotline.domains.platform.accounts.models import Role
from hotline.domains.platform.accounts.rules.roles import ROLES


def test_an_agent_may_answer_calls_but_not_see_full_numbers() -> None:
    assert "desk.use" in ROLES["agent"].permissions
    assert "citizens.reveal" not in ROLES["agent"].permissions


@pytest.mark.django_db
def test_leaders_and_administrators_of_an_older_installation_may_change_flows_too() -> None:
    """What was changed on the page 角色 stays."""
    Role.objects.filter(code="leader").update(permissions=["desk.use"])
    Role.objects.filter(code="agent").update(permissions=["desk.use"])
    changing = import_module("hotline.domains.platform.accounts.migrations.0003_roles_that_change_flows")
    for _ in range(2):
        changing.let_them(apps, None)
    permissions = dict(Role.objects.values_list("code", "permissions"))
    assert permissions["leader"] == ["desk.use", "flows.edit", "flows.publish"]
    assert permissions["agent"] == ["desk.use"]
    assert "flows.publish" in permissions["administrator"]


@pytest.mark.django_db
def test_leaders_of_an_older_installation_may_supervise_and_nobody_else() -> None:
    Role.objects.filter(code__in=["leader", "scheduler"]).update(permissions=["live.floor"])
    supervising = import_module("hotline.domains.platform.accounts.migrations.0005_roles_that_supervise")
    for _ in range(2):
        supervising.let_them(apps, None)
    permissions = dict(Role.objects.values_list("code", "permissions"))
    assert permissions["leader"] == ["live.floor", "live.supervise"]
    assert permissions["scheduler"] == ["live.floor"]
