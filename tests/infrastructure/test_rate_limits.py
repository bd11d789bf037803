"""Limits on strangers: as many as allowed, by network, in a memory that does not depend on who asks."""

import os
import secrets
from pathlib import Path

import pytest
from django.test import RequestFactory

from hotline.infrastructure import rate_limits
from hotline.infrastructure.rate_limits import REMEMBERED, RateLimit, TooOften, limited_name, origin_of
from hotline.infrastructure.recent import Recent

MILLION = 1_000_000


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    stopped = Clock()
    monkeypatch.setattr(rate_limits, "time", stopped)
    return stopped


def admitted(limit: RateLimit, name: str, times: int) -> int:
    passed = 0
    for _ in range(times):
        try:
            limit.count(name)
        except TooOften:
            continue
        passed += 1
    return passed


def test_so_many_a_window_and_then_again(clock: Clock) -> None:
    limit = RateLimit(3, window=60)
    assert admitted(limit, "a", 5) == 3
    clock.now += 59
    assert admitted(limit, "a", 1) == 0
    clock.now += 1
    assert admitted(limit, "a", 5) == 3


def test_names_are_counted_apart_and_limits_too(clock: Clock) -> None:
    one, other = RateLimit(1), RateLimit(1)
    assert [admitted(one, "a", 2), admitted(one, "b", 2), admitted(other, "a", 2)] == [1, 1, 1]


def test_who_is_refused_is_told_for_how_long(clock: Clock) -> None:
    limit = RateLimit(1, window=60, sentence="请 {wait} 秒后再来。")
    limit.count("a")
    clock.now += 20
    with pytest.raises(TooOften) as refused:
        limit.count("a")
    assert refused.value.message == "请 41 秒后再来。"
    assert refused.value.headers == {"Retry-After": "41"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::1", "::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_ipv6_address_is_limited_with_its_whole_network(address: str, name: str) -> None:
    assert limited_name(address) == name


def test_what_the_client_says_about_its_address_is_ignored() -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "10.0.0.1, 2001:db8::7"})
    assert origin_of(request) == "2001:db8::/64"


def test_a_million_strangers_take_no_more_memory_than_the_first_thousands() -> None:
    limit = RateLimit(5)
    for number in range(REMEMBERED):
        limit.count(f"{number:064x}")
    before = memory_mb()
    for _ in range(MILLION // 1000):
        raw = secrets.token_hex(32 * 1000)
        for at in range(0, len(raw), 64):
            limit.count(raw[at : at + 64])
    assert len(limit) == REMEMBERED
    assert memory_mb() - before < 20


def test_the_stranger_who_keeps_coming_is_remembered_through_the_crowd() -> None:
    limit = RateLimit(3)
    assert admitted(limit, "guesser", 5) == 3
    for number in range(3 * REMEMBERED):
        limit.count(str(number))
        if number % 1000 == 0:
            assert admitted(limit, "guesser", 1) == 0


def test_the_entry_used_longest_ago_leaves_first() -> None:
    table: Recent[str, str] = Recent(2)
    for key in ("a", "b", "a", "c"):
        table.get_or_add(key, key.upper)
    assert (len(table), table.get_or_add("a", str), table.get_or_add("b", str)) == (2, "A", "")


def memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
