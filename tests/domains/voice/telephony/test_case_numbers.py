"""Other systems write the header, so only what looks like a case number is accepted."""

from urllib.parse import quote

import pytest

from hotline.domains.voice.telephony.rules.case_numbers import case_number_of


@pytest.mark.parametrize("header", ["20261125-004217", "BJ12345", "a1b2", "A" * 32])
def test_what_looks_like_a_case_number_is_taken_as_it_is(header: str) -> None:
    assert case_number_of(quote(header, safe="")) == header


def test_no_header_is_no_case() -> None:
    assert case_number_of("") == ""
    assert case_number_of("%20") == ""


@pytest.mark.parametrize(
    "header",
    [
        "abc",
        "A" * 33,
        "-2026-1",
        "2026 0001",
        "2026,0001",
        "20260001\n",
        "20260001\r\nX-Evil: 1",
        "'; DROP TABLE calls; --",
        "<script>alert(1)</script>",
        "=HYPERLINK(1)",
        "２０２６０００１",
        "工单20260001",
        "../../etc/passwd",
        "${SHELL(id)}",
    ],
)
def test_anything_else_is_no_number(header: str) -> None:
    assert case_number_of(quote(header, safe="")) is None


def test_bytes_that_are_no_text_are_no_number() -> None:
    assert case_number_of("2026%FF%00") is None
