"""A flood of passwords takes neither the processor nor the memory: few are computed at a time, few wait."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth import hashers
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure import password_hashing
from hotline.infrastructure.password_hashing import AT_ONCE, Busy, GuardedArgon2, Turnstile
from hotline.infrastructure.rate_limits import RateLimit
from tests.web.people import PASSWORD, sign_in


class Work:
    """Something that takes a while, and notes how many did it together.

    It takes ``seconds``, or until ``refusals`` were turned away, for on a busy machine a crowd arrives slowly.
    """

    def __init__(self, turnstile: Turnstile, seconds: float, refusals: int = -1) -> None:
        self._turnstile, self._seconds, self._refusals = turnstile, seconds, refusals
        self._lock = threading.Lock()
        self._all_refused = threading.Event()
        self.together = self.highest = 0

    def do(self, _: int) -> bool:
        try:
            with self._turnstile.passed():
                with self._lock:
                    self.together += 1
                    self.highest = max(self.highest, self.together)
                self._all_refused.wait(self._seconds)
                with self._lock:
                    self.together -= 1
        except Busy:
            with self._lock:
                self._refusals -= 1
                if self._refusals == 0:
                    self._all_refused.set()
            return False
        return True


def flood(work: Work, size: int) -> int:
    """How many of them were let through."""
    with ThreadPoolExecutor(size) as pool:
        return sum(pool.map(work.do, range(size)))


def test_of_a_crowd_some_are_served_in_turn_and_the_rest_is_refused_at_once() -> None:
    work = Work(Turnstile(at_once=2, waiting=6, seconds=30), seconds=10, refusals=92)
    assert flood(work, 100) == 8
    assert work.highest == 2
    assert flood(work, 8) == 8, "places are given back"


def test_who_waits_too_long_is_refused_and_gives_up_the_place() -> None:
    work = Work(Turnstile(at_once=1, waiting=5, seconds=0.1), 1.0)
    assert flood(work, 6) == 1
    assert flood(work, 1) == 1


def test_the_other_half_of_the_cores_is_for_calls() -> None:
    assert AT_ONCE >= 1
    assert GuardedArgon2.parallelism == 1


def test_a_password_hashed_before_on_more_cores_still_opens() -> None:
    encoded = hashers.Argon2PasswordHasher().encode(PASSWORD, "saltsaltsalt")
    guarded = GuardedArgon2()
    assert guarded.verify(PASSWORD, encoded)
    assert not guarded.verify("wrong", encoded)
    assert guarded.must_update(encoded)


@pytest.mark.parametrize(("configured", "taken"), [(None, 102_400), ("19", 19_456)])
def test_a_hash_takes_the_memory_that_is_configured(
    monkeypatch: pytest.MonkeyPatch, configured: str | None, taken: int
) -> None:
    if configured:
        monkeypatch.setenv("HOTLINE_SIGN_IN__PASSWORD_MEMORY_MB", configured)
    password_hashing.settings.cache_clear()
    hasher = GuardedArgon2()
    encoded = hasher.encode(PASSWORD, hasher.salt())
    monkeypatch.undo()
    password_hashing.settings.cache_clear()
    assert f"m={taken},t=2,p=1" in encoded
    assert GuardedArgon2().must_update(encoded) == bool(configured), "hashed anew at the next sign-in"


@pytest.fixture
def real_hashing(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["hotline.infrastructure.password_hashing.GuardedArgon2"]  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.usefixtures("real_hashing")
def test_a_sign_in_too_many_is_told_when_to_come_back_and_costs_no_try(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = Staff.objects.create(number="1001", name="某人")
    staff.set_password(PASSWORD)
    staff.save()
    monkeypatch.setattr(password_hashing, "turnstile", Turnstile(at_once=0, waiting=0, seconds=0))
    for number in ("1001", "7777"):
        refused = sign_in(client, number, "wrong")
        assert (refused.status_code, refused.json()["code"], refused["Retry-After"]) == (503, "sign_in_busy", "5")
        assert "登录人数过多" in refused.json()["message"]
    monkeypatch.undo()
    assert sign_in(client, "1001", "wrong").json()["left"] == 4


@pytest.mark.django_db
def test_one_address_gets_so_many_sign_ins_a_minute_and_this_machine_as_many_as_it_likes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hotline.domains.platform.accounts.endpoints import session as endpoints

    monkeypatch.setattr(endpoints, "BY_ADDRESS", RateLimit(2, sentence="请 {wait} 秒后再试。"))

    def signing_in(address: str) -> int:
        body = {"number": "7777", "password": "wrong"}
        answer = client.post("/api/session", body, "application/json", headers={"X-Forwarded-For": address})
        return answer.status_code

    assert [signing_in("2001:db8::1"), signing_in("2001:db8::2"), signing_in("2001:db8::3")] == [401, 401, 429]
    assert signing_in("203.0.113.7") == 401
    assert 429 not in {signing_in("127.0.0.1") for _ in range(4)}
