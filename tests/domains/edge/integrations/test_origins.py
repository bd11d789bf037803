"""Which texts count as the origin of a page."""

import pytest

from hotline.domains.edge.integrations.rules.origins import origin_of


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://case.example.cn", "https://case.example.cn"),
        (" HTTPS://Case.Example.CN:443/ ", "https://case.example.cn"),
        ("https://10.1.2.3:8443", "https://10.1.2.3:8443"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_as_a_browser_writes_it(text: str, origin: str) -> None:
    assert origin_of(text) == origin


@pytest.mark.parametrize(
    "text",
    [
        "",
        "*",
        "case.example.cn",
        "ftp://case.example.cn",
        "http://case.example.cn",  # no microphone for its pages
        "https://*.example.cn",
        "https://case.example.cn/cases",
        "https://case.example.cn?a=1",
        "https://user@case.example.cn",
        "https://case.example.cn:port",
        "https://case.example.cn 'self'",
        "https://case.example.cn; script-src *",
    ],
)
def test_what_is_no_origin_or_may_not_use_the_microphone(text: str) -> None:
    assert origin_of(text) is None
