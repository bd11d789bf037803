"""Two persons for what one alone may not do: requested with a reason, approved or refused by another, on record."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from hotline.domains.platform.accounts.actions import administer, rights
from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.notifications.models import Receipt
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db
LATER = datetime(2099, 1, 1, tzinfo=UTC)


def who(number: str, *permissions: str) -> Principal:
    return Principal(number, f"某{number}", "", (), (), frozenset(permissions), 1, LATER)


SECURITY = who("9003", "accounts.manage", "accounts.approve")


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    people = {
        "9003": ["security_administrator"],
        "9004": ["security_administrator"],
        "8001": ["client"],
        "9002": ["audit_administrator"],
        "1001": ["agent"],
    }
    clients = {}
    for number, roles in people.items():
        person(number, f"某{number}", roles)
        clients[number] = Client()
        assert sign_in(clients[number], number).status_code == 200
    return clients


def request(number: str = "1001", *roles: str, by: Principal = SECURITY, reason: str = "晋升班长") -> Approval:
    return rights.request_roles(by=by, number=number, roles=roles or ("agent", "leader"), reason=reason)


def listed(browser: Client, scope: str) -> list[dict[str, Any]]:
    return list(browser.get("/api/approvals", {"scope": scope}).json()["rows"])


def decide(browser: Client, id: str, what: str = "approve", remark: str = "") -> Any:
    return browser.post(f"/api/approvals/{id}/{what}", {"remark": remark}, "application/json")


def roles_of(number: str) -> set[str]:
    return set(Staff.objects.get(number=number).roles.values_list("code", flat=True))


def test_a_role_is_requested_by_one_and_approved_by_another_who_reads_what_and_why(browsers: dict[str, Client]) -> None:
    approval = request()
    assert roles_of("1001") == {"agent"}
    (row,) = listed(browsers["8001"], "waiting")
    assert (row["title"], row["reason"], row["requested_name"]) == (
        "某1001（1001）：咨询员 → 咨询员、班长",
        "晋升班长",
        "某9003",
    )
    assert row["may_decide"]
    answer = decide(browsers["8001"], approval.pk, remark="同意")
    assert (answer.status_code, answer.json()["state"]) == (200, "done")
    assert roles_of("1001") == {"agent", "leader"}
    changed = AuditRow.objects.get(action="accounts.change_roles")
    assert (changed.by, changed.detail["approved_by"], changed.detail["approval"]) == ("9003", "8001", approval.pk)
    assert [
        row.action
        for row in AuditRow.objects.filter(about=f"approval/{approval.pk}", action__startswith="approvals.").order_by(
            "id"
        )
    ] == [
        "approvals.request",
        "approvals.approve",
    ]


def test_everybody_who_may_decide_hears_of_it_and_then_who_requested_hears_the_answer(
    browsers: dict[str, Client],
) -> None:
    approval = request()
    unread = Receipt.objects.filter(notification__about=f"approval/{approval.pk}", read_at=None)
    assert set(unread.values_list("person", flat=True)) == {"8001", "9004"}
    assert decide(browsers["9004"], approval.pk, "refuse").json()["code"] == "reason_missing"
    assert decide(browsers["9004"], approval.pk, "refuse", "先过试用期").json()["state"] == "refused"
    assert not unread.exists()
    answered = Receipt.objects.get(person="9003")
    assert (answered.notification.title, answered.notification.text) == ("人员角色变更没有批准", "先过试用期")
    assert roles_of("1001") == {"agent"}


def test_nobody_approves_their_own_request_nor_one_about_themselves(browsers: dict[str, Client]) -> None:
    approval = request()
    about_approver = request("9004", "agent")
    for browser, id, why in (("9003", approval.pk, "他人"), ("9004", about_approver.pk, "涉及您本人")):
        answer = decide(browsers[browser], id)
        assert (answer.status_code, answer.json()["code"]) == (409, "not_now")
        assert why in answer.json()["message"]
    assert listed(browsers["9003"], "waiting") == []
    assert [row["id"] for row in listed(browsers["9004"], "waiting")] == [approval.pk]
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(decided_by="9003")


def test_nobody_changes_their_own_rights(browsers: dict[str, Client]) -> None:
    with pytest.raises(Refused, match="不能修改本人的"):
        request("9003", "leader")
    with pytest.raises(Refused, match="您担任此角色"):
        rights.request_permissions(by=SECURITY, code="security_administrator", permissions=["desk.use"], reason="要用")
    with pytest.raises(Refused, match="不能修改本人的"):
        administer.save_staff(
            by="9003", number="9003", name="某9003", roles=["security_administrator"], group="早班一组"
        )


def test_alone_nobody_changes_a_role_or_what_it_may_do(browsers: dict[str, Client]) -> None:
    with pytest.raises(Refused, match="另一人批准"):
        administer.save_staff(by="9003", number="1001", name="某1001", roles=["agent", "leader"])
    with pytest.raises(Refused, match="另一人批准"):
        administer.save_staff(by="9003", number="1999", name="新人", roles=["agent"])
    with pytest.raises(Refused, match="另一人批准"):
        administer.save_role(by="9003", code="agent", name="咨询员", permissions=["desk.use", "citizens.reveal"])
    assert administer.save_staff(by="9003", number="1001", name="改了名", roles=["agent"]).name == "改了名"


def test_what_is_not_possible_any_more_is_not_approved(browsers: dict[str, Client]) -> None:
    approval = request("1001", "leader")
    Role.objects.filter(code="leader").update(code="former")
    answer = decide(browsers["8001"], approval.pk)
    assert (answer.status_code, Approval.objects.get(pk=approval.pk).state) == (422, "open")
    approval = request("1001", "operator", by=who("9004", "accounts.manage"))
    with pytest.raises(Invalid, match="不能由同一个人持有"):
        request("1001", "operator", "audit_administrator", by=who("9005", "accounts.manage"))
    assert decide(browsers["8001"], approval.pk).status_code == 200


def test_permissions_of_a_role_are_requested_and_approved_the_same_way(browsers: dict[str, Client]) -> None:
    before = set(Role.objects.get(code="agent").permissions)
    approval = rights.request_permissions(
        by=SECURITY, code="agent", permissions=before - {"chat.work"} | {"statistics.view"}, reason="不再在线咨询"
    )
    facts = dict(approval.facts)
    assert (facts["增加"], facts["移除"]) == ("查看统计", "在线咨询：与市民文字交谈")
    assert decide(browsers["8001"], approval.pk).status_code == 200
    assert set(Role.objects.get(code="agent").permissions) == before - {"chat.work"} | {"statistics.view"}


def test_a_request_is_withdrawn_or_over_in_three_days_and_then_nobody_approves_it(browsers: dict[str, Client]) -> None:
    approval = request()
    with pytest.raises(Refused, match="您已申请"):
        request()
    assert decide(browsers["8001"], approval.pk, "withdraw").status_code == 403
    assert browsers["9003"].post(f"/api/approvals/{approval.pk}/withdraw").json()["state"] == "withdrawn"
    assert decide(browsers["8001"], approval.pk).json()["message"] == "这项申请已撤回。"
    late = request()
    Approval.objects.filter(pk=late.pk).update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert decide(browsers["8001"], late.pk).json()["message"] == "这项申请已过期。"
    assert listed(browsers["8001"], "waiting") == []
    assert requests.expire(datetime.now(UTC)) == 1
    assert Approval.objects.get(pk=late.pk).state == "expired"
    assert Receipt.objects.get(person="9003", notification__key=f"approval/{late.pk}/answered")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        assert requests.expire(datetime.now(UTC)) == 0


def test_who_has_nothing_to_do_with_it_learns_nothing_of_it_and_the_audit_sees_all(browsers: dict[str, Client]) -> None:
    approval = request()
    assert all(listed(browsers["1001"], scope) == [] for scope in ("waiting", "mine", "past"))
    foreign, none = decide(browsers["1001"], approval.pk), decide(browsers["1001"], "approval-none")
    assert (foreign.status_code, foreign.json()) == (404, none.json())
    decide(browsers["8001"], approval.pk)
    for number, scope in (("9002", "past"), ("9003", "mine"), ("8001", "past")):
        assert [row["id"] for row in listed(browsers[number], scope)] == [approval.pk]
    assert decide(browsers["9002"], approval.pk).status_code == 403


def test_a_reason_is_needed_and_holds_no_number_of_a_person(browsers: dict[str, Client]) -> None:
    for reason in ("", " ", "请打 13800000000"):
        with pytest.raises(Invalid):
            request(reason=reason)
