"""What the self-checks say of a value, beside its bound."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.platform.security.rules import limits
from hotline.domains.platform.security.rules.self_checks import CheckOutcome

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
PASSED, FAILED, UNKNOWN = CheckOutcome
GOOD_HEADERS = {
    "content-security-policy": "default-src 'self'; style-src 'self'; script-src 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "microphone=(self), camera=()",
}


@pytest.mark.parametrize(("days", "outcome"), [(31, PASSED), (30, PASSED), (29, FAILED), (0, FAILED), (-1, FAILED)])
def test_a_certificate_fails_a_month_before_its_end(days: int, outcome: CheckOutcome) -> None:
    assert limits.certificate_result(NOW + timedelta(days=days), NOW).outcome is outcome


@pytest.mark.parametrize(
    ("change", "hsts", "problem"),
    [
        ({}, False, ""),
        ({}, True, "strict-transport-security"),
        ({"strict-transport-security": "max-age=31536000"}, True, ""),
        ({"x-content-type-options": ""}, False, "x-content-type-options"),
        ({"content-security-policy": "default-src 'self'; script-src 'unsafe-inline'"}, False, "内联脚本"),
        ({"content-security-policy": "default-src 'unsafe-inline'"}, False, "内联脚本"),
        ({"content-security-policy": "default-src 'self'; style-src-attr 'unsafe-inline'"}, False, "样式"),
    ],
)
def test_each_header_is_asked_for_by_name(change: dict[str, str], hsts: bool, problem: str) -> None:
    found = limits.headers_result({**GOOD_HEADERS, **change}, expects_hsts=hsts)
    assert (found.outcome is FAILED, problem in found.text) == (problem != "", True)


@pytest.mark.parametrize(
    ("drilled", "problem", "outcome"),
    [
        (None, "", FAILED),
        (NOW - timedelta(days=9), "", PASSED),
        (NOW - timedelta(days=11), "", FAILED),
        (NOW - timedelta(days=1), "少 3 行", FAILED),
    ],
)
def test_a_drill_is_made_every_week_and_finds_nothing(
    drilled: datetime | None, problem: str, outcome: CheckOutcome
) -> None:
    assert limits.drill_result(drilled, problem, NOW).outcome is outcome


@pytest.mark.parametrize(("made", "outcome"), [(None, PASSED), (6, PASSED), (8, FAILED)])
def test_signatures_are_of_this_week(made: int | None, outcome: CheckOutcome) -> None:
    moment = None if made is None else NOW - timedelta(days=made)
    assert limits.signatures_result(moment, NOW).outcome is outcome


@pytest.mark.parametrize(("made", "outcome"), [(None, UNKNOWN), (364, PASSED), (366, FAILED)])
def test_a_key_serves_for_a_year(made: int | None, outcome: CheckOutcome) -> None:
    assert limits.key_result(None if made is None else NOW - timedelta(days=made), NOW).outcome is outcome


@pytest.mark.parametrize(
    ("synchronised", "skew", "outcome"),
    [(True, 0.0, PASSED), (False, 0.0, FAILED), (None, 0.0, UNKNOWN), (None, 1.5, FAILED), (True, 1.5, FAILED)],
)
def test_a_clock_that_is_off_fails_whatever_the_system_says(
    synchronised: bool | None, skew: float, outcome: CheckOutcome
) -> None:
    assert limits.clock_result(synchronised, skew).outcome is outcome
