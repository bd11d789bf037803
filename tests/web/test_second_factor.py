"""The second factor: who needs one, enrolling at the first sign-in, and that nothing proves a person twice."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest
import time_machine
from django.test import Client

from hotline.domains.platform.accounts.actions import administer, rights
from hotline.domains.platform.accounts.models import SecondFactor, Session, Staff
from hotline.domains.platform.accounts.queries import session_of
from hotline.domains.platform.approvals.actions import requests
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused
from tests.web.people import PASSWORD, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys", "required")]

HOME = "203.0.113.9"


@pytest.fixture
def required(sealing_keys: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_SIGN_IN__SECOND_FACTOR", "required")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(f"/api{path}", body, "application/json")


def enrolled(client: Client, number: str) -> tuple[pyotp.TOTP, list[str]]:
    """Signs in for the first time and sets an authenticator up: that, and the recovery codes."""
    assert sign_in(client, number).json()["code"] == "factor_missing"
    totp = pyotp.TOTP(post(client, "/account/factors/totp/new").json()["secret"])
    answer = post(client, "/account/factors/totp", code=totp.now(), name="手机")
    assert answer.status_code == 200, answer.content
    assert answer.json()["session"]["number"] == number
    return totp, answer.json()["recovery_codes"]


def later(seconds: int) -> Any:
    return time_machine.travel(datetime.now(UTC) + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("roles", "address", "code"),
    [
        (["agent"], "10.20.0.8", ""),
        (["agent"], HOME, "factor_missing"),
        (["agent", "leader"], "10.20.0.8", "factor_missing"),
        (["administrator"], "127.0.0.1", "factor_missing"),
        (["department"], "10.20.0.8", "factor_missing"),
        ([], "10.20.0.8", ""),
        ([], HOME, "factor_missing"),
    ],
)
def test_who_needs_one(person: Callable[..., Staff], roles: list[str], address: str, code: str) -> None:
    staff = person("1001")
    administer.save_staff(by="test", number="1001", name="某人", roles=roles)
    answer = sign_in(Client(headers={"X-Forwarded-For": address}), staff.number)
    assert answer.json().get("code", "") == code


def test_the_first_sign_in_enrols_and_opens_the_session(person: Callable[..., Staff], client: Client) -> None:
    person("2001", roles=["leader"])
    totp, codes = enrolled(client, "2001")
    assert client.get("/api/session").json()["number"] == "2001"
    assert len(set(codes)) == 10
    stored = SecondFactor.objects.get()
    assert totp.secret.encode() not in bytes(stored.secret), "sealed at rest"
    actions = set(AuditRow.objects.filter(by="2001").values_list("action", flat=True))
    assert {"accounts.enrol_factor", "accounts.new_recovery_codes", "accounts.sign_in"} <= actions


def test_a_password_alone_opens_nothing_and_is_no_way_to_another_factor(person: Callable[..., Staff]) -> None:
    person("2001", roles=["leader"])
    enrolled(Client(), "2001")
    thief = Client()
    answer = sign_in(thief, "2001")
    assert (answer.status_code, answer.json()["code"], answer.json()["methods"]) == (403, "factor_needed", ["totp"])
    assert thief.get("/api/session").status_code == 401
    assert post(thief, "/account/factors/totp/new").status_code == 401
    assert post(thief, "/account/factors/passkey/options").status_code == 401


def test_a_code_opens_the_session_once(person: Callable[..., Staff]) -> None:
    person("2001", roles=["leader"])
    totp, _ = enrolled(Client(), "2001")
    with later(60):
        code = totp.now()
        first, second = Client(), Client()
        sign_in(first, "2001")
        sign_in(second, "2001")
        assert post(first, "/session/code", code=code).status_code == 200
        again = post(second, "/session/code", code=code)
        assert (again.status_code, again.json()["code"]) == (401, "wrong_factor")


def test_the_code_that_enrolled_is_used_up(person: Callable[..., Staff], client: Client) -> None:
    person("2001", roles=["leader"])
    with time_machine.travel(datetime.now(UTC), tick=False):
        totp, _ = enrolled(Client(), "2001")
        sign_in(client, "2001")
        assert post(client, "/session/code", code=totp.now()).status_code == 401


@pytest.mark.parametrize(("seconds", "status"), [(-90, 401), (-30, 200), (0, 200), (30, 200), (90, 401)])
def test_a_clock_half_a_minute_off_is_forgiven(
    person: Callable[..., Staff], client: Client, seconds: int, status: int
) -> None:
    person("2001", roles=["leader"])
    totp, _ = enrolled(Client(), "2001")
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=10), tick=False):
        sign_in(client, "2001")
        code = totp.at(int(datetime.now(UTC).timestamp()) + seconds)
        assert post(client, "/session/code", code=code).status_code == status


def test_a_recovery_code_works_once_however_it_is_typed(person: Callable[..., Staff]) -> None:
    person("2001", roles=["leader"])
    _, codes = enrolled(Client(), "2001")
    statuses = []
    for typed in (codes[0], codes[0], codes[1].replace("-", " ").lower()):
        client = Client()
        sign_in(client, "2001")
        statuses.append(post(client, "/session/code", code=typed).status_code)
    assert statuses == [200, 401, 200]


def test_guessing_codes_locks_like_guessing_passwords(person: Callable[..., Staff], client: Client) -> None:
    person("2001", roles=["leader"])
    totp, _ = enrolled(Client(), "2001")
    with later(60):
        sign_in(client, "2001")
        statuses = [post(client, "/session/code", code="000000").status_code for _ in range(6)]
        assert statuses == [401] * 5 + [423]
        assert post(client, "/session/code", code=totp.now()).status_code == 423
        assert sign_in(client, "2001").status_code == 423


def test_the_right_password_holds_for_ten_minutes_only(person: Callable[..., Staff], client: Client) -> None:
    person("2001", roles=["leader"])
    totp, _ = enrolled(Client(), "2001")
    sign_in(client, "2001")
    with later(601):
        assert post(client, "/session/code", code=totp.now()).json()["code"] == "session_missing"


def test_a_session_opened_by_a_password_alone_ends_outside_the_offices(person: Callable[..., Staff]) -> None:
    person("1001")
    client = Client(headers={"X-Forwarded-For": "10.20.0.8"})
    sign_in(client, "1001")
    assert client.get("/api/session").status_code == 200
    moved = client.get("/api/session", headers={"X-Forwarded-For": HOME})
    assert moved.json()["message"] == "您已切换到办公区以外的网络。请重新登录并完成第二重验证。"


def test_who_proved_a_second_factor_may_move(person: Callable[..., Staff], client: Client) -> None:
    person("2001", roles=["leader"])
    enrolled(client, "2001")
    assert client.get("/api/session", headers={"X-Forwarded-For": HOME}).status_code == 200


def test_changing_what_proves_oneself_asks_for_the_password_again(person: Callable[..., Staff], client: Client) -> None:
    person("2001", roles=["leader"])
    enrolled(client, "2001")
    (only,) = client.get("/api/account/factors").json()["factors"]
    assert post(client, "/account/factors/totp/new", password="wrong").status_code == 401
    assert post(client, "/account/factors/recovery-codes", password="wrong").status_code == 401
    last = post(client, f"/account/factors/{only['id']}/remove", password=PASSWORD)
    assert (last.status_code, last.json()["code"]) == (409, "last_factor")
    assert len(post(client, "/account/factors/recovery-codes", password=PASSWORD).json()["recovery_codes"]) == 10


def test_nobody_takes_another_s_factor_away(person: Callable[..., Staff], client: Client) -> None:
    person("2001", roles=["leader"])
    person("2002", roles=["leader"])
    enrolled(Client(), "2001")
    enrolled(client, "2002")
    other = SecondFactor.objects.get(staff__number="2001")
    assert post(client, f"/account/factors/{other.pk}/remove", password=PASSWORD).status_code == 404


def test_an_administrator_resets_it_for_others_and_not_for_themselves(person: Callable[..., Staff]) -> None:
    staff, administrator = person("2001", roles=["leader"]), person("9001", roles=["administrator"])
    enrolled(Client(), "2001")
    administer.reset_factors(by="9001", staff=staff)
    assert sign_in(Client(), "2001").json()["code"] == "factor_missing"
    assert list(Session.objects.values_list("end_reason", flat=True)) == ["forced"]
    assert AuditRow.objects.filter(by="9001", action="accounts.reset_factors", about="staff/2001").exists()
    with pytest.raises(Refused, match="其他管理员"):
        administer.reset_factors(by="9001", staff=administrator)


def test_where_somebody_else_approves_nobody_resets_it_alone(person: Callable[..., Staff]) -> None:
    staff = person("2001", roles=["leader"])
    security, supervision = (
        session_of(person(number, roles=[role]), datetime(2099, 1, 1, tzinfo=UTC))
        for number, role in (("9003", "security_administrator"), ("8001", "client"))
    )
    enrolled(Client(), "2001")
    with pytest.raises(Refused, match="另一人批准"):
        administer.reset_factors(by="9003", staff=staff)
    approval = rights.request_factor_reset(by=security, number="2001", reason="手机丢失")
    assert sign_in(Client(), "2001").json()["code"] == "factor_needed"
    requests.approve(by=supervision, id=approval.pk)
    assert sign_in(Client(), "2001").json()["code"] == "factor_missing"
    row = AuditRow.objects.get(action="accounts.reset_factors")
    assert (row.by, row.detail["approved_by"]) == ("9003", "8001")


def test_invented_people_of_the_demonstration_need_none(client: Client) -> None:
    staff = administer.save_staff(by="demo", number="2001", name="韩梅", roles=["leader"], demonstration=True)
    administer.set_password(by="demo", staff=staff, password="Hotline-12333")
    assert sign_in(client, "2001", "Hotline-12333").status_code == 200


@pytest.mark.parametrize(
    "credential", [{}, {"id": "x"}, {"response": {"clientDataJSON": "bm90IGpzb24"}}, {"response": 1}]
)
def test_a_passkey_that_makes_no_sense_is_refused(
    person: Callable[..., Staff], client: Client, credential: dict[str, Any]
) -> None:
    person("2001", roles=["leader"])
    enrolled(Client(), "2001")
    sign_in(client, "2001")
    assert post(client, "/session/passkey/options").status_code == 200
    assert post(client, "/session/passkey", credential=credential).json()["code"] == "wrong_factor"
