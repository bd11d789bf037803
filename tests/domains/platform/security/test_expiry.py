"""When an end is near, in which order ends are displayed, and when a certificate is notified of."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.domains.platform.security.adapters import certificates
from hotline.domains.platform.security.ports import certificate
from hotline.domains.platform.security.rules.expiry import (
    Ending,
    EndKind,
    EndState,
    certificate_title,
    in_order,
    lead_reached,
    state_of,
)
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("left", "state", "lead", "title"),
    [
        (31 * DAY, EndState.FAR, None, "证书还有 31 天到期"),
        (30 * DAY, EndState.SOON, 30, "证书还有 30 天到期"),
        (8 * DAY, EndState.SOON, 30, "证书还有 8 天到期"),
        (7 * DAY, EndState.SOON, 7, "证书还有 7 天到期"),
        (DAY / 2, EndState.SOON, 7, "证书不到一天就到期"),
        (0 * DAY, EndState.OVER, 0, "证书已过期"),
        (-9 * DAY, EndState.OVER, 0, "证书已过期"),
    ],
)
def test_how_near_an_end_is(left: timedelta, state: EndState, lead: int | None, title: str) -> None:
    at = NOW + left
    assert (state_of(at, NOW), lead_reached(at, NOW), certificate_title("证书", at, NOW)) == (state, lead, title)


def test_what_needs_somebody_comes_first() -> None:
    def ending(name: str, at: datetime | None, state: EndState) -> Ending:
        return Ending(EndKind.KEY, name, at, state, "")

    listed = [
        ending("a", None, EndState.UNLIMITED),
        ending("b", NOW + 90 * DAY, EndState.FAR),
        ending("c", NOW + 9 * DAY, EndState.SOON),
        ending("d", NOW + 3 * DAY, EndState.SOON),
        ending("e", None, EndState.UNKNOWN),
        ending("f", NOW - DAY, EndState.OVER),
    ]
    assert [each.name for each in in_order(listed)] == ["f", "e", "d", "c", "b", "a"]


def test_certificates_that_cannot_be_read_are_said_and_hold_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent() -> None:
        raise Unavailable("网站端口无应答")

    (tmp_path / "authority.pem").write_text("no certificate")
    monkeypatch.setenv("HOTLINE_TRUNK__TRANSPORT", "tls")
    monkeypatch.setenv("HOTLINE_TRUNK__AUTHORITY", str(tmp_path / "authority.pem"))
    monkeypatch.setenv("HOTLINE_TRUNK__CERTIFICATE", str(tmp_path / "missing.pem"))
    monkeypatch.setenv("HOTLINE_TELEPHONES__ENCRYPTED", "true")
    monkeypatch.setenv("HOTLINE_TELEPHONES__CERTIFICATE", str(tmp_path / "missing.pem"))
    settings.cache_clear()
    try:
        with certificate.override(silent):
            found = certificates.in_use()
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    codes = ["pages", "trunk", "carrier", "telephones"]
    assert [(each.code, each.not_after) for each in found] == [(code, None) for code in codes]
    assert all(each.problem for each in found)
