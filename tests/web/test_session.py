"""Signing in: by number and password, guarded against guessing, and a session that needs no database."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client
from django.utils.module_loading import import_string

from hotline.config.middleware import AtOnce
from hotline.config.settings import MIDDLEWARE, PASSWORD_HASHERS
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.password_hashing import GuardedArgon2
from tests.web.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db


def test_the_right_password_opens_a_session_that_says_who_and_what(
    person: Callable[..., Staff], client: Client
) -> None:
    person("1001", "王晓芳", ["agent"], group="早班一组")
    session = sign_in(client, "1001").json()
    assert session["name"] == "王晓芳"
    assert session["group"] == "早班一组"
    assert session["role_names"] == ["咨询员"]
    assert "desk.use" in session["permissions"]
    assert client.get("/api/session").json()["number"] == "1001"


def test_without_a_session_one_is_told_to_sign_in(client: Client) -> None:
    answer = client.get("/api/session")
    assert (answer.status_code, answer.json()["code"]) == (401, "session_missing")
    assert "csrftoken" in answer.cookies


def test_a_page_that_only_looks_whether_somebody_is_signed_in_is_not_refused(client: Client) -> None:
    answer = client.get("/api/session?quiet=true")
    assert (answer.status_code, answer.content) == (204, b"")
    assert "csrftoken" in answer.cookies
    client.cookies["hotline_session"] = "eyJzdGFmZiI6e319:1aaaaa:forged"
    assert client.get("/api/session?quiet=true").status_code == 401


def test_a_wrong_password_says_how_many_tries_are_left(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    left = [sign_in(client, "1001", "wrong").json()["left"] for _ in range(4)]
    assert left == [4, 3, 2, 1]


def test_five_wrong_passwords_lock_the_account_for_ten_minutes_and_say_until_when(
    person: Callable[..., Staff], client: Client
) -> None:
    person("1001")
    with time_machine.travel(datetime(2026, 1, 5, 2, 0, tzinfo=UTC), tick=False) as clock:
        answers = [sign_in(client, "1001", "wrong") for _ in range(5)]
        assert [answer.status_code for answer in answers] == [401, 401, 401, 401, 423]
        assert datetime.fromisoformat(answers[-1].json()["until"]) == datetime(2026, 1, 5, 2, 10, tzinfo=UTC)
        assert "10:10" in answers[-1].json()["message"]  # Beijing's clock
        clock.shift(timedelta(minutes=9))
        refused = sign_in(client, "1001")
        assert (refused.status_code, refused.json()["code"]) == (423, "locked")
        assert datetime.fromisoformat(refused.json()["until"]) == datetime(2026, 1, 5, 2, 10, tzinfo=UTC)
        clock.shift(timedelta(minutes=2))
        assert sign_in(client, "1001").status_code == 200


def test_an_unknown_number_is_answered_like_a_wrong_password(client: Client) -> None:
    answer = sign_in(client, "7777", "whatever")
    assert (answer.status_code, answer.json()["left"]) == (401, 4)


def test_who_left_cannot_sign_in(person: Callable[..., Staff], client: Client) -> None:
    person("1001", active=False)
    assert sign_in(client, "1001").status_code == 401


def test_a_one_time_password_opens_a_session_only_together_with_the_one_that_replaces_it(
    person: Callable[..., Staff], client: Client
) -> None:
    staff = person("1001")
    administer.set_password(by="test", staff=staff, password="One-time-2026", one_time=True)

    def signing_in(password: str, new: str = "") -> tuple[int, str]:
        body = {"number": "1001", "password": password, "new_password": new}
        answer = client.post("/api/session", body, "application/json")
        return answer.status_code, answer.json().get("code", "")

    assert signing_in("One-time-2026") == (403, "new_password_needed")
    assert client.get("/api/session").status_code == 401
    assert signing_in("One-time-2026", "One-time-2026") == (422, "invalid")
    assert signing_in("One-time-2026", "short") == (422, "invalid")
    assert signing_in("One-time-2026", "my-own-horse-2026") == (200, "")
    assert client.get("/api/session").json()["number"] == "1001"
    assert signing_in("One-time-2026")[0] == 401
    assert signing_in("my-own-horse-2026") == (200, "")
    rows = AuditRow.objects.filter(action="accounts.set_password").order_by("id").values_list("by", "detail")
    assert list(rows) == [("test", {"one_time": True}), ("1001", {"one_time": False})]


def test_the_password_of_who_need_not_change_it_is_not_changed_on_the_way(
    person: Callable[..., Staff], client: Client
) -> None:
    person("1001")
    body = {"number": "1001", "password": PASSWORD, "new_password": "my-own-horse-2026"}
    assert client.post("/api/session", body, "application/json").status_code == 422
    assert sign_in(client, "1001").status_code == 200


def test_signing_in_and_failing_to_leave_audit_rows(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    sign_in(client, "1001", "wrong")
    sign_in(client, "1001")
    rows = AuditRow.objects.filter(action="accounts.sign_in").order_by("id").values_list("by", "outcome")
    assert list(rows) == [("1001", "refused"), ("1001", "done")]


def test_passwords_are_kept_by_a_hash_that_is_slow_to_guess() -> None:
    assert PASSWORD_HASHERS == ["hotline.infrastructure.password_hashing.GuardedArgon2"]
    assert issubclass(GuardedArgon2, Argon2PasswordHasher)
    assert (GuardedArgon2.memory_cost, GuardedArgon2.time_cost) == (102_400, 2)  # KiB, rounds: no weaker than Django's


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    cookie = sign_in(client, "1001").cookies["hotline_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_session_ends_after_its_hours(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    with time_machine.travel(datetime(2026, 1, 5, 2, 0, tzinfo=UTC), tick=False) as clock:
        sign_in(client, "1001")
        clock.shift(timedelta(hours=12, minutes=1))
        answer = client.get("/api/session")
    assert (answer.status_code, answer.json()["code"]) == (401, "session_expired")


def test_signing_out_ends_the_session(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    sign_in(client, "1001")
    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/session").status_code == 401


def test_a_forged_session_is_none(client: Client) -> None:
    client.cookies["hotline_session"] = "eyJzdGFmZiI6e319:1aaaaa:forged"
    assert client.get("/api/session").status_code == 401


def test_a_signed_in_request_asks_the_database_nothing(
    person: Callable[..., Staff], client: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    person("1001")
    sign_in(client, "1001")
    with connection.execute_wrapper(no_database):
        assert client.get("/api/session").json()["number"] == "1001"


def no_database(*_: object) -> None:
    raise AssertionError("a signed-in request asked the database")


def test_a_write_without_the_page_s_token_is_turned_down(person: Callable[..., Staff]) -> None:
    person("1001")
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/api/session", {"number": "1001", "password": PASSWORD}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    client.get("/api/session")
    token = client.cookies["csrftoken"].value
    answer = client.post(
        "/api/session", {"number": "1001", "password": PASSWORD}, "application/json", headers={"X-CSRFToken": token}
    )
    assert answer.status_code == 200


def test_a_field_left_out_is_named_in_chinese(client: Client) -> None:
    answer = client.post("/api/session", {"number": ""}, "application/json")
    assert answer.status_code == 422
    assert answer.json()["fields"] == [
        {"field": "number", "message": "不能为空"},
        {"field": "password", "message": "必填"},
    ]


def test_no_middleware_takes_a_request_into_a_thread() -> None:
    made = [import_string(path) for path in MIDDLEWARE]
    assert [one.__name__ for one in made if isinstance(one, type) and not issubclass(one, AtOnce)] == []
    assert sum(isinstance(one, type) for one in made) == 6
