"""Sign-ins on the security administrator's page: failed and strange ones, accounts out of use, what is about to end."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from hotline.domains.platform.accounts.actions import attempts
from hotline.domains.platform.accounts.models import Session, SignInAttempt, Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.platform.security.actions import watch
from hotline.domains.platform.security.ports import CertificateEnd, certificate_ends
from hotline.infrastructure.models import AuditRow
from tests.web.people import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
OFFICE, ABROAD = "10.20.0.8", "203.0.113.9"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
SECURITY = "9003"


@pytest.fixture
def browser(person: Callable[..., Staff]) -> Client:
    person(SECURITY, "安某", ["security_administrator"])
    client = Client()
    assert sign_in(client, SECURITY).status_code == 200
    SignInAttempt.objects.all().delete()
    return client


def at(address: str, agent: str = EDGE) -> Client:
    return Client(headers={"X-Forwarded-For": address, "User-Agent": agent})


def listed(browser: Client, query: str = "") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = browser.get(f"/api/security/sign-ins{query}").json()["rows"]
    return rows


def notified(kind: str) -> list[str]:
    rows = Receipt.objects.filter(notification__kind=kind, read_at=None).order_by("notification__at", "pk")
    return list(rows.values_list("notification__title", flat=True))


def unused(staff: Staff, days: int, *, signed_in: bool = True) -> None:
    moment = datetime.now(UTC) - timedelta(days=days)
    Staff.objects.filter(pk=staff.pk).update(password_set_at=moment)
    if signed_in:
        Session.objects.create(
            id=f"s{staff.number}", staff=staff, address=OFFICE, device="", begun_at=moment, used_at=moment,
            expires_at=moment + timedelta(hours=12),
        )  # fmt: skip


def test_a_sign_in_is_listed_with_who_where_at_what_and_how_it_ended(
    browser: Client, person: Callable[..., Staff]
) -> None:
    person("1001", "王晓芳", ["agent"])
    sign_in(at(OFFICE), "1001")
    sign_in(at(OFFICE), "1001", "wrong")
    failed, done = listed(browser)
    assert (done["number"], done["name"], done["role_names"]) == ("1001", "王晓芳", ["咨询员"])
    assert (done["address_masked"], done["at_office"], done["device"]) == ("10.20.0.*", True, "Edge 128 · Windows")
    assert (done["outcome"], done["open"], done["strange"]) == ("done", True, [])
    assert (failed["outcome"], failed["open"]) == ("wrong_password", False)


def test_what_was_typed_for_a_number_that_nobody_has_is_stored_nowhere(browser: Client) -> None:
    sign_in(at(OFFICE), "secret-2026", "wrong")
    (row,) = listed(browser)
    assert (row["number"], row["name"], row["outcome"]) == ("", "", "wrong_password")
    assert "secret" not in str(SignInAttempt.objects.values())


def test_failures_are_told_apart_and_counted_by_day(browser: Client, person: Callable[..., Staff]) -> None:
    person("1001")
    guesser = at(OFFICE)
    for _ in range(6):
        sign_in(guesser, "1001", "wrong")
    assert [row["outcome"] for row in listed(browser, "?kind=failed")] == ["locked"] * 2 + ["wrong_password"] * 4
    days = browser.get("/api/security/sign-ins/failures").json()["days"]
    assert len(days) == 14
    assert (days[-1]["wrong_password"], days[-1]["locked"], days[-1]["wrong_factor"]) == (4, 2, 0)
    assert sum(day["wrong_password"] + day["locked"] for day in days[:-1]) == 0


@pytest.mark.parametrize(("text", "found"), [("王", 1), ("100", 2), (OFFICE, 1), ("10.20.0", 0), ("9", 0)])
def test_sign_ins_are_found_by_number_name_or_a_whole_address(
    browser: Client, person: Callable[..., Staff], text: str, found: int
) -> None:
    """Part of an address would find out, digit by digit, what is masked."""
    person("1001", "王晓芳")
    person("1002", "李某")
    sign_in(at(OFFICE), "1001")
    sign_in(at("10.20.7.7"), "1002")
    assert len(listed(browser, f"?text={text}")) == found


def test_a_strange_place_is_marked_and_the_second_time_it_is_known(
    browser: Client, person: Callable[..., Staff]
) -> None:
    person("1001")
    sign_in(at(OFFICE), "1001")
    sign_in(at(ABROAD, FIREFOX), "1001")
    sign_in(at(ABROAD, FIREFOX), "1001")
    (strange,) = listed(browser, "?kind=strange")
    assert (strange["strange"], strange["at_office"]) == (["network", "device"], False)


def test_a_page_holds_fifty_and_goes_on(browser: Client, person: Callable[..., Staff]) -> None:
    staff, now = person("1001"), datetime.now(UTC)
    SignInAttempt.objects.bulk_create(
        SignInAttempt(at=now - timedelta(minutes=n), staff=staff, address=OFFICE, outcome="done", at_office=True)
        for n in range(60)
    )
    first = browser.get("/api/security/sign-ins").json()
    second = browser.get("/api/security/sign-ins", {"cursor": first["next"]}).json()
    assert (len(first["rows"]), len(second["rows"]), second["next"]) == (50, 10, None)


def test_security_administrators_are_notified_once_of_a_strange_sign_in_of_a_privileged_account(
    browser: Client, person: Callable[..., Staff]
) -> None:
    for number, role in (("9001", "administrator"), ("1001", "agent")):
        person(number, "某人", [role])
        sign_in(at(OFFICE), number)
        sign_in(at(OFFICE, FIREFOX), number)
    for _ in range(2):
        watch.notify_of_strange_sign_ins(datetime.now(UTC))
    assert notified("security.sign_in") == ["9001 某人在陌生设备登录"]


def test_a_certificate_is_notified_of_thirty_and_seven_days_before_its_end_and_settled_by_a_new_one(
    browser: Client,
) -> None:
    now, end = datetime(2026, 11, 30, 2, 0, tzinfo=UTC), datetime(2026, 12, 30, 2, 0, tzinfo=UTC)

    def served(until: datetime) -> Callable[[], list[CertificateEnd]]:
        return lambda: [CertificateEnd("pages", "网站证书（TLS）", until, "请更换。")]

    notices = []
    with time_machine.travel(now, tick=False) as clock, certificate_ends.override(served(end)):
        for days in (0, 1, 22, 23, 24, 30):
            clock.move_to(now + timedelta(days=days))
            notices.append(watch.notify_of_certificates(now + timedelta(days=days)))
        assert notices == [1, 0, 0, 1, 0, 1]
    with certificate_ends.override(served(end + timedelta(days=365))):
        watch.notify_of_certificates(end)
    assert notified("certificate") == []


def test_accounts_out_of_use_are_listed_by_how_long(browser: Client, person: Callable[..., Staff]) -> None:
    unused(person("1001", "王晓芳"), 61)
    unused(person("1002"), 91)
    unused(person("1003"), 200, signed_in=False)
    unused(person("1004"), 59)
    person("1005")  # set up today, never signed in
    unused(person("1006", active=False), 300)
    assert [row["number"] for row in browser.get("/api/security/dormant?days=60").json()["rows"]] == [
        "1001",
        "1002",
        "1003",
    ]
    found = browser.get("/api/security/dormant?days=90").json()
    assert [(row["number"], row["days"], row["last_begun"] is None) for row in found["rows"]] == [
        ("1002", 91, False),
        ("1003", 200, True),
    ]


def test_an_account_out_of_use_is_closed_with_a_trace_and_nobody_signs_in_by_it(
    browser: Client, person: Callable[..., Staff]
) -> None:
    unused(person("1002"), 91)
    assert browser.post("/api/security/dormant/1002/close").status_code == 204
    assert not Staff.objects.get(number="1002").is_active
    assert AuditRow.objects.filter(by=SECURITY, action="accounts.close_dormant", about="staff/1002").count() == 1
    assert sign_in(at(OFFICE), "1002").status_code == 401
    assert browser.post("/api/security/dormant/1002/close").status_code == 404


def test_neither_the_own_account_nor_one_in_use_is_closed(browser: Client, person: Callable[..., Staff]) -> None:
    person("1001")
    sign_in(at(OFFICE), "1001")
    unused(Staff.objects.get(number=SECURITY), 200, signed_in=False)
    for number, code in (("1001", "not_dormant"), (SECURITY, "own_rights")):
        answer = browser.post(f"/api/security/dormant/{number}/close")
        assert (answer.status_code, answer.json()["code"]) == (409, code)
        assert Staff.objects.get(number=number).is_active


def test_ends_are_listed_with_what_to_do_about_them(browser: Client, person: Callable[..., Staff]) -> None:
    now = datetime.now(UTC)
    for number, age in (("1001", 80), ("1002", 95), ("1003", 3)):
        staff = person(number)
        Staff.objects.filter(pk=staff.pk).update(password_set_at=now - timedelta(days=age))
    served = [CertificateEnd("pages", "网站证书（TLS）", now + timedelta(days=5), "请更换。")]
    with certificate_ends.override(lambda: served):
        rows = browser.get("/api/security/endings").json()["rows"]
    found = [(row["kind"], row["name"], row["state"]) for row in rows]
    assert found[0] == ("password", "1002 某人的密码", "over")
    assert ("certificate", "网站证书（TLS）", "soon") in found
    assert ("password", "1001 某人的密码", "soon") in found
    assert ("key", "审计签名密钥（SM2）", "unlimited") in found
    assert not [name for _, name, _ in found if name.startswith("1003")]
    assert all(row["remedy"] for row in rows)


def test_attempts_are_stored_for_half_a_year(browser: Client, person: Callable[..., Staff]) -> None:
    staff, now = person("1001"), datetime.now(UTC)
    for days in (184, 186):
        SignInAttempt.objects.create(
            at=now - timedelta(days=days), staff=staff, address=OFFICE, outcome="done", at_office=True
        )
    assert attempts.prune(now) == 1


@pytest.mark.parametrize("role", ["administrator", "audit_administrator", "operator", "manager", "client", "agent"])
def test_nobody_else_looks_in(person: Callable[..., Staff], role: str) -> None:
    person("1", "某人", [role])
    client = Client()
    sign_in(client, "1")
    for path in ("sign-ins", "sign-ins/failures", "dormant", "endings"):
        assert client.get(f"/api/security/{path}").status_code == 403
    assert client.post("/api/security/dormant/1/close").status_code == 403
