"""The pages 账号 and 角色: accounts are made, changed and closed; what gives rights waits for another person."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role, Staff
from hotline.infrastructure.models import AuditRow
from tests.web.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

PEOPLE, ROLES = "/api/accounts/people", "/api/accounts/roles"
OWN = "My-own-horse-7"


@pytest.fixture
def alone(person: Callable[..., Staff], client: Client) -> Client:
    """The first administrator, before anybody else could approve."""
    person("9003", "方宁", ["security_administrator"])
    sign_in(client, "9003")
    return client


@pytest.fixture
def security(person: Callable[..., Staff], alone: Client) -> Client:
    person("8001", "沈明远", ["client"])
    return alone


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(path, body, "application/json")


def approve_all() -> None:
    browser = Client()
    sign_in(browser, "8001")
    for row in browser.get("/api/approvals").json()["rows"]:
        answer = post(browser, f"/api/approvals/{row['id']}/approve", remark="")
        assert answer.status_code == 200, answer.content


def account(client: Client, number: str) -> dict[str, Any]:
    return next(row for row in client.get(PEOPLE).json()["rows"] if row["number"] == number)


def audited(action: str, about: str) -> bool:
    return AuditRow.objects.filter(action=action, about=about, by="9003").exists()


def test_a_new_account_opens_by_a_one_time_password_and_has_its_roles_once_another_approves(security: Client) -> None:
    post(security, "/api/accounts/groups", name="早班一组")
    body = {"number": "1001", "name": "王晓芳", "group": "早班一组", "roles": ["agent"]}
    missing = post(security, PEOPLE, **body)
    assert (missing.status_code, missing.json()["code"]) == (422, "reason_missing")
    assert not Staff.objects.filter(number="1001").exists(), "all of it or nothing"
    made = post(security, PEOPLE, **body, reason="新入职").json()
    assert made["requested"]
    assert sign_in(Client(), "1001", made["password"]).json()["code"] == "new_password_needed"
    own = {"number": "1001", "password": made["password"], "new_password": OWN}
    assert post(Client(), "/api/session", **own).json()["roles"] == []
    approve_all()
    assert sign_in(Client(), "1001", OWN).json()["roles"] == ["agent"]
    row = account(security, "1001")
    assert (row["group"], row["role_names"], row["one_time_password"]) == ("早班一组", ["咨询员"], False)
    assert audited("accounts.create_staff", "staff/1001")


def test_the_first_administrator_gives_roles_alone_until_somebody_else_approves(alone: Client) -> None:
    first = post(alone, PEOPLE, number="8001", name="沈明远", roles=["client"]).json()
    assert not first["requested"]
    assert account(alone, "8001")["roles"] == ["client"]
    second = post(alone, PEOPLE, number="8002", name="何静", roles=["client"], reason="首次开通").json()
    assert second["requested"]
    assert account(alone, "8002")["roles"] == []
    post(alone, f"{PEOPLE}/8001/state", active=False)
    assert not administer.may_act_alone("9003"), "who sends the other one away is not alone by that"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"number": "8001", "name": "某人", "roles": []}, "number_taken"),
        ({"number": "1001", "name": " ", "roles": []}, "name_missing"),
        ({"number": "1001", "name": "某人", "group": "没有的组", "roles": []}, "unknown_group"),
        ({"number": "1001", "name": "某人", "roles": ["operator", "audit_administrator"], "reason": "要用"}, "invalid"),
        ({"number": "1001", "name": "某人", "roles": ["wizard"], "reason": "要用"}, "invalid"),
    ],
)
def test_what_is_wrong_with_a_new_account_is_said_and_nothing_is_made(
    security: Client, body: dict[str, Any], code: str
) -> None:
    answer = post(security, PEOPLE, **body)
    assert answer.json()["code"] == code
    assert not Staff.objects.filter(number="1001").exists()


def test_a_change_that_was_not_seen_is_not_overwritten(security: Client, person: Callable[..., Staff]) -> None:
    person("1001", "王晓芳")
    seen = account(security, "1001")["stamp"]
    assert post(security, f"{PEOPLE}/1001", name="王小芳", stamp=seen).status_code == 204
    again = post(security, f"{PEOPLE}/1001", name="汪晓芳", stamp=seen)
    assert (again.status_code, again.json()["code"]) == (409, "changed_meanwhile")
    assert Staff.objects.get(number="1001").name == "王小芳"
    assert audited("accounts.change_staff", "staff/1001")


def test_a_closed_account_is_signed_out_and_opens_again_only_when_it_is_enabled(
    security: Client, person: Callable[..., Staff]
) -> None:
    person("1001", "王晓芳")
    browser = Client()
    sign_in(browser, "1001")
    assert account(security, "1001")["sessions"] == 1
    assert post(security, f"{PEOPLE}/1001/state", active=False).status_code == 204
    assert account(security, "1001")["sessions"] == 0
    assert sign_in(Client(), "1001").status_code == 401
    assert [row["number"] for row in security.get(f"{PEOPLE}?state=inactive").json()["rows"]] == ["1001"]
    post(security, f"{PEOPLE}/1001/state", active=True)
    assert sign_in(Client(), "1001").status_code == 200


def test_roles_and_second_factors_change_once_another_approves(security: Client, person: Callable[..., Staff]) -> None:
    person("1001", "王晓芳")
    assert post(security, f"{PEOPLE}/1001/roles", roles=["leader"], reason="竞聘上岗").json() == {"requested": True}
    assert post(security, f"{PEOPLE}/1001/reset-factors", reason="手机丢失").json() == {"requested": True}
    twice = post(security, f"{PEOPLE}/1001/roles", roles=["leader"], reason="竞聘上岗")
    assert twice.json()["code"] == "requested_already"
    assert account(security, "1001")["roles"] == ["agent"]
    assert not audited("accounts.reset_factors", "staff/1001")
    approve_all()
    assert account(security, "1001")["roles"] == ["leader"]
    assert audited("accounts.reset_factors", "staff/1001")


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("/roles", {"roles": ["security_administrator", "leader"], "reason": "要用"}),
        ("/state", {"active": False}),
        ("/password", {}),
        ("/reset-factors", {"reason": "手机丢失"}),
    ],
)
def test_nobody_does_to_the_own_account_what_takes_somebody_else(
    security: Client, act: str, body: dict[str, Any]
) -> None:
    answer = post(security, f"{PEOPLE}/9003{act}", **body)
    assert (answer.status_code, answer.json()["code"]) == (409, "own_rights")


def test_a_lost_password_is_replaced_and_the_account_unlocked_with_it(
    security: Client, person: Callable[..., Staff]
) -> None:
    person("1001")
    for _ in range(5):
        sign_in(Client(), "1001", "wrong")
    assert sign_in(Client(), "1001").status_code == 423
    made = post(security, f"{PEOPLE}/1001/password").json()
    assert sign_in(Client(), "1001", made["password"]).json()["code"] == "new_password_needed"
    assert account(security, "1001")["one_time_password"]
    assert not AuditRow.objects.filter(detail__icontains=made["password"]).exists()


def test_an_account_is_unlocked_and_its_sessions_end_by_themselves(
    security: Client, person: Callable[..., Staff]
) -> None:
    person("1001")
    for _ in range(5):
        sign_in(Client(), "1001", "wrong")
    assert post(security, f"{PEOPLE}/1001/unlock").status_code == 204
    assert sign_in(Client(), "1001", PASSWORD).status_code == 200
    assert post(security, f"{PEOPLE}/1001/end-sessions").status_code == 204
    assert account(security, "1001")["sessions"] == 0
    assert audited("accounts.unlock", "staff/1001")
    assert post(security, f"{PEOPLE}/7777/unlock").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("text=100", ["1001", "1002"]),
        ("text=晓芳", ["1001"]),
        ("group=早班一组", ["1001"]),
        ("role=leader", ["1002"]),
        ("role=leader&text=晓芳", []),
    ],
)
def test_accounts_are_found_by_number_name_group_and_role(
    security: Client, person: Callable[..., Staff], query: str, found: list[str]
) -> None:
    person("1001", "王晓芳", group="早班一组")
    person("1002", "李明", ["leader"])
    assert [row["number"] for row in security.get(f"{PEOPLE}?{query}").json()["rows"]] == found


def test_a_group_is_made_and_renamed_under_a_name_of_its_own(security: Client, person: Callable[..., Staff]) -> None:
    person("1001", group="早班一组")
    assert post(security, "/api/accounts/groups", name="早班一组").json()["code"] == "name_taken"
    assert post(security, "/api/accounts/groups", name="晨班", was="早班一组").status_code == 204
    assert security.get(PEOPLE).json()["groups"] == ["晨班"]
    assert account(security, "1001")["group"] == "晨班"
    assert post(security, "/api/accounts/groups", name="夜班", was="没有的组").status_code == 404


def test_a_role_s_permissions_count_once_another_approves_and_its_name_at_once(security: Client) -> None:
    before = Role.objects.get(code="agent").permissions
    body = {"name": "一线咨询员", "permissions": ["desk.use", "calls.view_group"]}
    assert post(security, f"{ROLES}/agent", **body).json()["code"] == "reason_missing"
    assert post(security, f"{ROLES}/agent", **body, reason="岗位调整").json() == {"requested": True}
    agent = Role.objects.get(code="agent")
    assert (agent.name, set(agent.permissions)) == ("一线咨询员", set(before))
    approve_all()
    assert Role.objects.get(code="agent").permissions == ["calls.view_group", "desk.use"]


def test_a_new_role_holds_one_power_at_most_and_has_a_name_of_its_own(security: Client) -> None:
    both = post(security, ROLES, name="全能", permissions=["accounts.manage", "audit.view"])
    assert both.status_code == 422
    assert "不能由同一个人持有" in both.json()["message"]
    assert post(security, ROLES, name="咨询员", permissions=[]).json()["code"] == "name_taken"
    assert post(security, ROLES, name="夜间班长", permissions=["desk.use", "live.floor"]).status_code == 200
    displayed = security.get(ROLES).json()
    made = next(role for role in displayed["roles"] if role["name"] == "夜间班长")
    assert (made["permissions"], made["holders"], made["power"]) == (["desk.use", "live.floor"], 0, "")
    assert all(each["label"] for each in displayed["permissions"])


def test_nobody_changes_the_permissions_of_a_role_of_their_own(alone: Client) -> None:
    wider = [*Role.objects.get(code="security_administrator").permissions, "desk.use"]
    answer = post(alone, f"{ROLES}/security_administrator", name="安全管理员", permissions=wider, reason="要用")
    assert answer.json()["code"] == "own_rights"
