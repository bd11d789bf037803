"""Signing in with a smart key's SM2 certificate, passed on by a gateway: who is believed, and whose it is."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import SecondFactor, Session, SignInAttempt, Staff
from hotline.domains.platform.security.ports import certificate_ends
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from tests.sm2_authority import Authority
from tests.web.people import sign_in
from tests.web.test_accounts import PEOPLE, account, approve_all, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys", "gateway")]

GATEWAY, SECRET = "10.30.0.9", "0123456789abcdef0123456789abcdef"
HOME = "203.0.113.9"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "ours")


@pytest.fixture
def gateway(sealing_keys: None, ours: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in {
        "SIGN_IN__SECOND_FACTOR": "required",
        "CERTIFICATE_GATEWAY__ADDRESSES": f'["{GATEWAY}"]',
        "CERTIFICATE_GATEWAY__SECRET": SECRET,
        "CERTIFICATE_GATEWAY__AUTHORITIES": str(ours.certificate),
        "CERTIFICATE_GATEWAY__REVOKED": str(ours.revoked),
    }.items():
        monkeypatch.setenv(f"HOTLINE_{name}", value)
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def security(gateway: None, person: Callable[..., Staff]) -> Client:
    """Signed in as the security administrator; somebody else approves. Both are excused from a second factor."""
    person("9003", roles=["security_administrator"])
    person("8001", roles=["client"])
    Staff.objects.filter(number__in=("9003", "8001")).update(demonstration=True)
    browser = Client()
    assert sign_in(browser, "9003").status_code == 200
    return browser


def through(certificate: Path | str, *, secret: str = SECRET, address: str = f"{HOME}, {GATEWAY}") -> Client:
    """A browser whose requests come as our proxy passes the gateway's on."""
    text = certificate if isinstance(certificate, str) else quote(certificate.read_text())
    headers = {"X-Forwarded-For": address, "X-Client-Certificate": text, "X-Gateway-Secret": secret}
    return Client(headers={name: value for name, value in headers.items() if value})


def assign(security: Client, number: str, certificate: Path, **body: str) -> Any:
    body = {"certificate": certificate.read_text(), "reason": "新发智能密码钥匙"} | body
    return post(security, f"{PEOPLE}/{number}/certificates", **body)


def assigned(security: Client, number: str, certificate: Path) -> int:
    """Its id, once another person has approved."""
    assert assign(security, number, certificate).json() == {"requested": True}
    approve_all()
    return int(account(security, number)["certificates"][0]["id"])


def prove(browser: Client, number: str = "2001") -> Any:
    half = sign_in(browser, number)
    assert (half.status_code, half.json()["code"]) == (403, "factor_needed"), half.content
    return browser.post("/api/session/certificate")


def test_a_certificate_is_the_second_factor_once_two_have_assigned_it(
    security: Client, person: Callable[..., Staff], ours: Authority
) -> None:
    person("2001", roles=["leader"])
    key = ours.person("王晓芳", 0xAB01)
    assert assign(security, "2001", key).json() == {"requested": True}
    assert sign_in(through(key), "2001").json()["code"] == "factor_missing", "not before somebody has approved"
    approve_all()
    browser = through(key)
    assert sign_in(browser, "2001").json()["methods"] == ["certificate"]
    assert prove(browser).json()["number"] == "2001"
    stored = SecondFactor.objects.get()
    assert ssl.PEM_cert_to_DER_cert(key.read_text()) not in bytes(stored.secret), "sealed: it has a name in it"
    row = AuditRow.objects.get(action="accounts.assign_certificate")
    assert (row.detail["serial"], row.about, row.detail["approved_by"] == row.by) == ("AB01", "staff/2001", False)


def test_a_certificate_alone_opens_nothing(security: Client, person: Callable[..., Staff], ours: Authority) -> None:
    person("2001", roles=["leader"])
    key = ours.person("王晓芳", 0xAB02)
    assigned(security, "2001", key)
    browser = through(key)
    assert browser.post("/api/session/certificate").json()["code"] == "session_missing"
    assert sign_in(browser, "2001", "wrong").status_code == 401
    assert browser.get("/api/session").status_code == 401


@pytest.mark.parametrize(
    ("how", "address", "secret"),
    [
        ("from another address", HOME, SECRET),
        ("from an address beside it", "10.30.0.10", SECRET),
        ("by a header of the client's own that names the gateway", f"{GATEWAY}, {HOME}", SECRET),
        ("from the gateway without its secret", GATEWAY, ""),
        ("from the gateway with another secret", GATEWAY, SECRET[:-1] + "0"),
        ("from nowhere", "", SECRET),
    ],
)
def test_nobody_else_is_believed_about_a_certificate(
    security: Client, person: Callable[..., Staff], ours: Authority, how: str, address: str, secret: str
) -> None:
    person("2001", roles=["leader"])
    key = ours.person("王晓芳", 0xAB03)
    assigned(security, "2001", key)
    answer = prove(through(key, address=address, secret=secret))
    assert (answer.status_code, answer.json()["code"]) == (409, "certificate_missing"), how
    assert "智能密码钥匙" in answer.json()["message"]


def test_another_s_certificate_proves_nobody(security: Client, person: Callable[..., Staff], ours: Authority) -> None:
    for number in ("2001", "2002"):
        person(number, roles=["leader"])
    own, other = ours.person("王晓芳", 0xAB04), ours.person("李明", 0xAB05)
    assigned(security, "2001", own)
    assigned(security, "2002", other)
    answer = prove(through(other))
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_factor")
    assert SignInAttempt.objects.filter(outcome="wrong_factor", staff__number="2001").exists()
    taken = assign(security, "2002", own)
    assert (taken.status_code, taken.json()["code"]) == (409, "certificate_taken")


def test_what_somebody_else_made_is_refused_with_why(
    security: Client, person: Callable[..., Staff], ours: Authority, tmp_path: Path
) -> None:
    person("2001", roles=["leader"])
    assigned(security, "2001", ours.person("王晓芳", 0xAB06))
    forged = Authority(tmp_path / "namesake").person("王晓芳", 0xAB06)
    for text, sentence in ((quote(forged.read_text()), "认可的机构"), ("nonsense", "无法读取")):
        answer = prove(through(text))
        assert answer.status_code == 401
        assert sentence in answer.json()["message"]
    refused = assign(security, "2001", forged)
    assert (refused.status_code, refused.json()["code"]) == (422, "certificate_other_authority")


def test_once_ended_it_proves_nothing_and_the_password_alone_opens_no_way_to_another(
    security: Client, person: Callable[..., Staff], ours: Authority
) -> None:
    person("2001", roles=["leader"])
    key = ours.person("王晓芳", 0xAB07)
    id = assigned(security, "2001", key)
    browser = through(key)
    assert prove(browser).status_code == 200
    assert post(security, f"{PEOPLE}/2001/certificates/{id}/end").status_code == 204
    assert Session.objects.get(staff__number="2001").end_reason == "forced"
    again = through(key)
    answer = prove(again)
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_factor")
    assert post(again, "/api/account/factors/totp/new").status_code == 401
    assert post(security, f"{PEOPLE}/2001/certificates/{id}/end").status_code == 404
    assert account(security, "2001")["certificates"][0]["ended_at"]
    assert account(security, "2001")["factors"] == 0
    assert AuditRow.objects.filter(action="accounts.end_certificate", about="staff/2001").exists()


def test_one_that_is_revoked_later_proves_nothing_from_then_on(
    security: Client, person: Callable[..., Staff], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = Authority(tmp_path / "another")
    monkeypatch.setenv("HOTLINE_CERTIFICATE_GATEWAY__AUTHORITIES", str(authority.certificate))
    monkeypatch.setenv("HOTLINE_CERTIFICATE_GATEWAY__REVOKED", str(authority.revoked))
    settings.cache_clear()
    person("2001", roles=["leader"])
    key = authority.person("王晓芳", 0xAB08)
    assigned(security, "2001", key)
    assert prove(through(key)).status_code == 200
    authority.revoke(key)
    assert "已吊销" in prove(through(key)).json()["message"]
    authority.revoked.unlink()
    unknown = prove(through(key))
    assert (unknown.status_code, unknown.json()["code"]) == (503, "no_list")


def test_one_that_is_over_proves_nothing(security: Client, person: Callable[..., Staff], ours: Authority) -> None:
    person("2001", roles=["leader"])
    ends = datetime.now(UTC) + timedelta(days=2)
    key = ours.person("王晓芳", 0xAB09, ends=ends.strftime("%Y%m%d%H%M%SZ"))
    assigned(security, "2001", key)
    with time_machine.travel(ends + timedelta(minutes=1)):
        assert "已过期" in prove(through(key)).json()["message"]


def test_the_gateway_is_no_office_and_names_who_stands_before_it(
    security: Client, person: Callable[..., Staff], ours: Authority
) -> None:
    person("1001")
    assert sign_in(Client(headers={"X-Forwarded-For": "10.20.0.8"}), "1001").status_code == 200
    assert sign_in(Client(headers={"X-Forwarded-For": GATEWAY}), "1001").json()["code"] == "factor_missing"
    assert sign_in(through("", address=f"10.20.0.8, {GATEWAY}"), "1001").status_code == 200
    assert sign_in(through("", address=f"10.20.0.8, {GATEWAY}", secret=""), "1001").status_code == 403
    assert SignInAttempt.objects.filter(staff__number="1001", address="10.20.0.8").count() == 2


def test_nobody_assigns_one_to_themselves_and_none_is_assigned_where_it_is_off(
    security: Client, person: Callable[..., Staff], ours: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("2001", roles=["leader"])
    key = ours.person("王晓芳", 0xAB0A)
    own = assign(security, "9003", key)
    assert (own.status_code, own.json()["code"]) == (409, "own_rights")
    assigned(security, "2001", key)
    monkeypatch.setenv("HOTLINE_CERTIFICATE_GATEWAY__ADDRESSES", "[]")
    settings.cache_clear()
    off = assign(security, "2001", key)
    assert (off.status_code, off.json()["code"]) == (409, "not_configured")
    browser = through(key)
    assert sign_in(browser, "2001").json()["methods"] == []
    assert browser.post("/api/session/certificate").json()["code"] == "certificate_missing"
    assert post(browser, "/api/account/factors/totp/new").status_code == 401


def test_a_reset_takes_certificates_too(security: Client, person: Callable[..., Staff], ours: Authority) -> None:
    staff = person("2001", roles=["leader"])
    assigned(security, "2001", ours.person("王晓芳", 0xAB0B))
    administer.reset_factors(by="test", staff=staff)
    assert sign_in(Client(), "2001").json()["code"] == "factor_missing"


def test_what_ends_soon_is_listed_with_what_to_do(
    security: Client, person: Callable[..., Staff], ours: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person("2001", roles=["leader"])
    ends = datetime.now(UTC) + timedelta(days=9)
    assigned(security, "2001", ours.person("王晓芳", 0xAB0C, ends=ends.strftime("%Y%m%d%H%M%SZ")))

    def states() -> dict[str, str]:
        with certificate_ends.override(lambda: []):
            rows = security.get("/api/security/endings").json()["rows"]
        return {row["name"]: row["state"] for row in rows if row["kind"] == "certificate"}

    assert states() == {"2001 某人的证书 AB0C": "soon", "智能密码钥匙的证书吊销列表": "far"}
    monkeypatch.setenv("HOTLINE_CERTIFICATE_GATEWAY__REVOKED", str(tmp_path / "none.pem"))
    settings.cache_clear()
    assert states()["智能密码钥匙的证书吊销列表"] == "unknown"
