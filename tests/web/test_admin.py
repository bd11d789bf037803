"""The configuration pages: who sees which, and that saving there is the audited, published action."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
import unfold
from django.test import Client
from django.utils import translation

from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.voice.routing.actions import administration
from hotline.domains.voice.routing.models import AgentSkill, Queue, Skill
from hotline.domains.voice.routing.ports import QueueConfig, RoutingConfig
from hotline.infrastructure.models import AuditRow, Outgoing
from tests.web.people import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

ACCOUNTS = ["/admin/accounts/staff/", "/admin/accounts/role/", "/admin/accounts/group/"]
ROUTING = ["/admin/routing/queue/", "/admin/routing/skill/", "/admin/routing/seat/"]
INTEGRATIONS = ["/admin/integrations/embedorigin/"]


@pytest.fixture
def administrator(person: Callable[..., Staff], client: Client) -> Client:
    person("9001", "邓凯", ["administrator"])
    sign_in(client, "9001")
    return client


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("administrator", ACCOUNTS + ROUTING + INTEGRATIONS),
        ("security_administrator", ACCOUNTS + INTEGRATIONS),
        ("operator", ROUTING),
        ("audit_administrator", []),
        ("agent", []),
    ],
)
def test_each_power_sees_its_own_pages(
    person: Callable[..., Staff], client: Client, role: str, seen: list[str]
) -> None:
    person("9001", roles=[role])
    sign_in(client, "9001")
    opened = [page for page in ACCOUNTS + ROUTING + INTEGRATIONS if client.get(page).status_code == 200]
    assert opened == seen


def test_who_is_not_signed_in_goes_to_the_one_sign_in_page(client: Client) -> None:
    answer = client.get("/admin/accounts/staff/", follow=True)
    assert answer.redirect_chain[-1][0] == "/sign-in?then=/admin/"


def test_a_person_made_there_can_sign_in(administrator: Client) -> None:
    form = {"number": "1001", "name": "王晓芳", "roles": [role("agent")], "is_active": "on", "new_password": PASSWORD}
    assert administrator.post("/admin/accounts/staff/add/", form).status_code == 302
    assert sign_in(Client(), "1001").json()["code"] == "new_password_needed"
    own = {"number": "1001", "password": PASSWORD, "new_password": "My-own-horse-7"}
    assert Client().post("/api/session", own, "application/json").status_code == 200
    assert AuditRow.objects.filter(by="9001", action="accounts.create_staff", about="staff/1001").exists()


def test_the_three_powers_cannot_be_given_to_one_person_there(administrator: Client) -> None:
    roles = [role("operator"), role("audit_administrator")]
    form = {"number": "1001", "name": "王", "roles": roles, "is_active": "on", "new_password": PASSWORD}
    answer = administrator.post("/admin/accounts/staff/add/", form)
    assert "不能由同一个人担任" in answer.content.decode()
    assert not Staff.objects.filter(number="1001").exists()


def test_a_locked_account_can_be_unlocked_there(administrator: Client, person: Callable[..., Staff]) -> None:
    staff = person("1001")
    for _ in range(5):
        sign_in(Client(), "1001", "wrong")
    assert sign_in(Client(), "1001").status_code == 423
    administrator.post("/admin/accounts/staff/", {"action": "unlock", "_selected_action": [staff.pk]})
    assert sign_in(Client(), "1001").status_code == 200


def test_a_role_s_permissions_are_ticked_there(administrator: Client) -> None:
    form = {"name": "咨询员", "permissions": ["desk.use", "calls.view_group"]}
    assert administrator.post(f"/admin/accounts/role/{role('agent')}/change/", form).status_code == 302
    assert Role.objects.get(code="agent").permissions == ["calls.view_group", "desk.use"]


def test_a_queue_saved_there_is_published(administrator: Client) -> None:
    skill = administration.save_skill(by="test", code="social", name="社会保险")
    form = {
        "code": "social",
        "name": "社保席",
        "skill": skill.pk,
        "order": 1,
        "ring_seconds": 25,
        "wrap_up_seconds": 60,
        "callback_after_seconds": 60,
        "announce_every_seconds": 30,
        "overflow-TOTAL_FORMS": 1,
        "overflow-INITIAL_FORMS": 0,
        "overflow-0-after_seconds": 45,
        "overflow-0-skill": skill.pk,
    }
    answer = administrator.post("/admin/routing/queue/add/", form)
    assert answer.status_code == 302, answer.content.decode()
    (queue,) = last_published().queues
    assert (queue.id, queue.ring_seconds, queue.overflow[0].after_seconds) == ("social", 25, 45)


def test_a_queue_removed_there_is_removed_from_what_is_published(administrator: Client) -> None:
    administration.save_skill(by="test", code="social", name="社会保险")
    row = administration.save_queue(by="test", queue=QueueConfig("social", "社保席", "social"))
    assert administrator.post(f"/admin/routing/queue/{row.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Queue.objects.exists()
    assert last_published().queues == ()


def test_skills_given_there_are_published(administrator: Client, person: Callable[..., Staff]) -> None:
    seat = person("1001")
    skill = administration.save_skill(by="test", code="social", name="社会保险")
    form: dict[str, Any] = {
        "skills-TOTAL_FORMS": 1,
        "skills-INITIAL_FORMS": 0,
        "skills-0-staff": seat.pk,
        "skills-0-skill": skill.pk,
        "skills-0-level": 4,
    }
    answer = administrator.post(f"/admin/routing/seat/{seat.pk}/change/", form)
    assert answer.status_code == 302, answer.content.decode()
    assert last_published().agents[0].skills == {"social": 4}


def test_skills_taken_away_there_are_gone(administrator: Client, person: Callable[..., Staff]) -> None:
    seat = person("1001")
    skill = administration.save_skill(by="test", code="social", name="社会保险")
    administration.set_skills(by="test", number="1001", levels={"social": 4})
    form: dict[str, Any] = {
        "skills-TOTAL_FORMS": 1,
        "skills-INITIAL_FORMS": 1,
        "skills-0-id": AgentSkill.objects.get().pk,
        "skills-0-staff": seat.pk,
        "skills-0-skill": skill.pk,
        "skills-0-level": 4,
        "skills-0-DELETE": "on",
    }
    assert administrator.post(f"/admin/routing/seat/{seat.pk}/change/", form).status_code == 302
    assert last_published().agents[0].skills == {}
    assert Skill.objects.count() == 1


def role(code: str) -> int:
    return Role.objects.get(code=code).pk


def last_published() -> RoutingConfig:
    row = Outgoing.objects.filter(subject="config/routing").latest("id")
    return msgspec.json.decode(row.payload, type=RoutingConfig)


def test_no_word_of_the_theme_is_left_in_english() -> None:
    templates = Path(unfold.__file__).parent / "templates"
    pages = [page.read_text() for page in templates.rglob("*.html")]
    words = {word for page in pages for word in re.findall(r"""\{% trans(?:late)? ["']([^"'%]+)["'] %\}""", page)}
    with translation.override("zh-hans"):
        english = {word for word in words if not re.search(r"[\u4e00-\u9fff]", translation.gettext(word))}
    assert len(words) > 50
    assert not english


def test_pages_of_the_theme_run_under_a_policy_without_inline_content(administrator: Client) -> None:
    answer = administrator.get("/admin/accounts/staff/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy.replace("style-src-attr 'unsafe-inline'", "")
    theme = re.search(r'<style id="unfold-theme-colors">(.*?)</style>', answer.content.decode(), re.DOTALL)
    assert theme
    assert b64encode(sha256(theme[1].encode()).digest()).decode() in policy
