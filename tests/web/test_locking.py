"""Guessing locks the guesser: neither an account for those who work at the office, nor the floor as a whole."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Staff
from tests.web.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

OFFICE, STRANGER = "10.20.0.8", "203.0.113.9"
NUMBERS = [str(number) for number in range(1001, 1013)]
#: Of numbers there are and of some there are not, in any order, mostly enough to lock.
guesses = st.lists(st.sampled_from([*NUMBERS[:4], "7777", "1001@x", ""]), min_size=1, max_size=30)


def at(address: str) -> Client:
    """A browser that nobody has used."""
    return Client(headers={"X-Forwarded-For": address})


def guess(client: Client, number: str) -> int:
    status: int = sign_in(client, number, "wrong").status_code
    return status


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(guesses)
def test_whatever_a_stranger_guesses_people_at_the_office_sign_in(
    person: Callable[..., Staff], numbers: list[str]
) -> None:
    for number in NUMBERS[:4]:
        person(number)
    for number in numbers:
        guess(at(STRANGER), number)
    assert [sign_in(at(OFFICE), number).status_code for number in NUMBERS[:4]] == [200] * 4


def test_who_tries_all_work_numbers_from_the_office_itself_locks_nobody_out_of_their_own_browser(
    person: Callable[..., Staff],
) -> None:
    own = {number: at(OFFICE) for number in NUMBERS}
    for number, browser in own.items():
        person(number)
        sign_in(browser, number)
    statuses = [guess(at(OFFICE), number) for number in NUMBERS for _ in range(6)]
    assert statuses[-1] == 429, "after fifty failures strange browsers are turned away"
    assert [sign_in(at("10.20.0.9"), number).status_code for number in NUMBERS] == [200] * len(NUMBERS)
    assert {number: sign_in(browser, number).status_code for number, browser in own.items()} == dict.fromkeys(
        NUMBERS, 200
    )


def test_guessing_at_a_known_browser_locks_the_account_there(person: Callable[..., Staff]) -> None:
    person("1001")
    own = at(OFFICE)
    sign_in(own, "1001")
    assert [guess(own, "1001") for _ in range(5)] == [401, 401, 401, 401, 423]
    assert sign_in(own, "1001").status_code == 423
    assert sign_in(at(OFFICE), "1001").status_code == 200


def test_a_browser_is_known_for_the_accounts_that_were_used_at_it_only(person: Callable[..., Staff]) -> None:
    person("1001")
    person("1002")
    own = at(OFFICE)
    sign_in(own, "1001")
    for _ in range(5):
        guess(own, "1002")
    assert sign_in(at(OFFICE), "1002").status_code == 423


def test_an_ipv6_network_counts_as_one_address(person: Callable[..., Staff]) -> None:
    person("1001")
    assert [guess(at(f"2001:db8::{part}"), "1001") for part in range(1, 6)] == [401, 401, 401, 401, 423]
    assert sign_in(at("2001:db8:0:1::1"), "1001").status_code == 200


def test_a_made_up_mark_of_a_browser_counts_for_nothing(person: Callable[..., Staff]) -> None:
    person("1001")
    for number in range(5):
        client = at(STRANGER)
        client.cookies["hotline_device"] = f"device-{number}:1001"
        guess(client, "1001")
    assert sign_in(at(STRANGER), "1001").status_code == 423


def test_the_turned_away_address_is_let_in_again_after_the_lock(person: Callable[..., Staff]) -> None:
    person("1001")
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        for number in range(50):
            guess(at(STRANGER), str(2000 + number))
        refused = sign_in(at(STRANGER), "1001")
        assert (refused.status_code, refused.json()["code"]) == (429, "too_often")
        clock.shift(timedelta(minutes=11))
        assert sign_in(at(STRANGER), "1001").status_code == 200


def test_an_administrator_unlocks_the_account_everywhere(person: Callable[..., Staff]) -> None:
    staff = person("1001")
    own = at(OFFICE)
    sign_in(own, "1001")
    for client in (own, at(STRANGER)):
        for _ in range(5):
            guess(client, "1001")
    administer.unlock(by="9001", staff=staff)
    assert [sign_in(client, "1001", PASSWORD).status_code for client in (own, at(STRANGER))] == [200, 200]
