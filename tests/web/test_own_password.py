"""The life of a password: changed by its owner, not used again, replaced when it is too old."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.test import Client

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Session, Staff
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid
from tests.web.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

NEXT = "Kx7!mPq2vW"


def change(client: Client, old: str, new: str) -> tuple[int, str]:
    answer = client.post("/api/account/password", {"old": old, "new": new}, "application/json")
    return answer.status_code, answer.json().get("message", "")


def test_an_own_change_keeps_this_browser_ends_all_others_and_leaves_a_row(
    person: Callable[..., Staff], client: Client
) -> None:
    person("1001")
    sign_in(Client(), "1001")
    sign_in(client, "1001")
    assert change(client, PASSWORD, NEXT) == (200, "")
    assert client.get("/api/session").status_code == 200
    assert list(Session.objects.order_by("begun_at").values_list("end_reason", flat=True)) == [
        "password",
        "password",
        "",
    ]
    assert AuditRow.objects.filter(by="1001", action="accounts.set_password", about="staff/1001").exists()
    assert sign_in(Client(), "1001").status_code == 401
    assert sign_in(Client(), "1001", NEXT).status_code == 200


def test_the_old_password_is_asked_for_and_guessing_it_locks(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    sign_in(client, "1001")
    assert [change(client, "wrong", NEXT)[0] for _ in range(5)] == [401, 401, 401, 401, 423]
    assert change(client, PASSWORD, NEXT)[0] == 423


def test_the_last_five_are_not_used_again_and_the_sixth_is(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    sign_in(client, "1001")
    used = [PASSWORD, *(f"Kx7!mPq2vW-{number}" for number in "abcde")]
    for old, new in pairwise(used):
        assert change(client, old, new) == (200, "")
    for former in used[1:]:
        assert change(client, used[-1], former) == (422, "最近 5 次用过的密码不能再用。请更换。")
    assert change(client, used[-1], used[0]) == (200, "")


def test_after_ninety_days_a_password_opens_nothing_before_it_is_replaced(
    person: Callable[..., Staff], client: Client
) -> None:
    person("1001")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=90)):
        answer = sign_in(client, "1001").json()
        assert (answer["code"], answer["message"]) == (
            "new_password_needed",
            "密码已使用 90 天。请设置新密码后登录。",
        )
        body = {"number": "1001", "password": PASSWORD, "new_password": NEXT}
        assert client.post("/api/session", body, "application/json").status_code == 200
        assert sign_in(Client(), "1001", NEXT).status_code == 200


def test_a_password_made_of_the_own_name_or_number_is_refused(person: Callable[..., Staff]) -> None:
    staff = person("1001", "王晓芳")
    for password in ("WangXiaoFang-1001", "Wxf@1001-2026", "Password-2026"):
        with pytest.raises(Invalid, match="太常见"):
            administer.set_password(by="9001", staff=staff, password=password)


def test_an_invented_person_keeps_the_printed_password(client: Client) -> None:
    staff = administer.save_staff(by="demo", number="1001", name="王晓芳", roles=["agent"], demonstration=True)
    administer.set_password(by="demo", staff=staff, password="Hotline-12333")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=400)):
        assert sign_in(client, "1001", "Hotline-12333").status_code == 200
