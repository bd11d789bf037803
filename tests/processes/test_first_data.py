"""What an installation outside a demonstration starts with: one administrator, and queues for callers."""

import re

import pytest
from django.test import Client

from hotline.demo import accounts as demo_accounts
from hotline.domains.platform.accounts.actions import administer, passwords
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.voice.routing.queries.administered import administered
from hotline.infrastructure.models import AuditRow
from hotline.kernel.permissions import Permission
from hotline.processes import first_data
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db


def first_start(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """The number and the password that a start prints; nothing when there was an administrator."""
    assert first_data.main(list(arguments)) == 0
    return capsys.readouterr().out.split()


def test_a_new_installation_has_one_account_whose_password_works_once(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    number, password = first_start(capsys)
    assert [(staff.number, staff.demonstration) for staff in Staff.objects.all()] == [(number, False)]
    assert sign_in(client, number, password).json()["code"] == "new_password_needed"
    body = {"number": number, "password": password, "new_password": "my-own-horse-2026"}
    opened = client.post("/api/session", body, "application/json").json()
    assert Permission.ACCOUNTS_MANAGE in opened["permissions"]
    assert [queue.id for queue in administered().queues][:2] == ["general", "social"]
    assert first_start(capsys) == []
    assert sign_in(client, number, "my-own-horse-2026").status_code == 200


def test_no_two_one_time_passwords_are_alike_and_none_is_kept_in_the_clear(capsys: pytest.CaptureFixture[str]) -> None:
    many = {passwords.one_time() for _ in range(1000)}
    assert len(many) == 1000
    assert all(re.search("[a-z]", each) and re.search("[0-9]", each) for each in many)
    _, password = first_start(capsys)
    assert password not in Staff.objects.get().password
    assert not AuditRow.objects.filter(detail__icontains=password).exists()


def test_a_lost_password_is_replaced_by_another_one_time_password(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    first, again = first_start(capsys), first_start(capsys, "--again")
    assert (again[0], again[1] != first[1]) == (first[0], True)
    for _ in range(4):
        sign_in(client, *first)
    assert sign_in(client, *first_start(capsys, "--again")).json()["code"] == "new_password_needed"


def test_closing_a_demonstration_leaves_none_of_its_accounts_open_and_makes_an_administrator(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    demo = demo_accounts.read()
    demo_accounts.load(demo)
    own = administer.save_staff(by="tests", number="7999", name="真人", roles=["agent"])
    number, _ = first_start(capsys, "--close-demonstration")
    assert set(Staff.objects.filter(is_active=True).values_list("number", flat=True)) == {own.number, number}
    assert {sign_in(client, person.number, demo.password).status_code for person in demo.staff[::9]} == {401}
    closed = AuditRow.objects.filter(action="accounts.close_demonstration")
    assert closed.count() == len(demo.staff)
    assert [staff.number for staff in staff_with(Permission.ACCOUNTS_MANAGE)] == [number]
