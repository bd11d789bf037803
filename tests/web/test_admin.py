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

from hotline.domains.platform.accounts.actions import administer
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


@pytest.fixture
def security(person: Callable[..., Staff], client: Client) -> Client:
    person("9003", "方宁", ["security_administrator"])
    person("8001", "沈明远", ["client"])
    sign_in(client, "9003")
    return client


def approved_by_another() -> None:
    browser = Client()
    sign_in(browser, "8001")
    for row in browser.get("/api/approvals").json()["rows"]:
        answer = browser.post(f"/api/approvals/{row['id']}/approve", {"remark": ""}, "application/json")
        assert answer.status_code == 200, answer.content


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("administrator", ROUTING),
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


def test_the_first_administrator_gives_roles_alone_until_somebody_else_approves(
    person: Callable[..., Staff], client: Client
) -> None:
    person("9003", "方宁", ["security_administrator"])
    sign_in(client, "9003")
    form = {"name": "沈明远", "is_active": "on", "new_password": PASSWORD, "reason": "首次开通"}
    for number, has in (("8001", {"client"}), ("8002", set())):
        added = client.post("/admin/accounts/staff/add/", form | {"number": number, "roles": [role("client")]})
        assert added.status_code == 302
        assert set(Staff.objects.get(number=number).roles.values_list("code", flat=True)) == has
    Staff.objects.filter(number="8001").update(is_active=False)
    assert not administer.may_act_alone("9003"), "who sends the other one away is not alone by that"


def test_a_person_made_there_can_sign_in_and_has_the_roles_once_another_approves(security: Client) -> None:
    form = {"number": "1001", "name": "王晓芳", "roles": [role("agent")], "is_active": "on", "new_password": PASSWORD}
    assert "请填写事由" in security.post("/admin/accounts/staff/add/", form).content.decode()
    assert security.post("/admin/accounts/staff/add/", form | {"reason": "新入职"}).status_code == 302
    assert sign_in(Client(), "1001").json()["code"] == "new_password_needed"
    own = {"number": "1001", "password": PASSWORD, "new_password": "My-own-horse-7"}
    assert Client().post("/api/session", own, "application/json").json()["roles"] == []
    approved_by_another()
    assert sign_in(Client(), "1001", "My-own-horse-7").json()["roles"] == ["agent"]
    assert AuditRow.objects.filter(by="9003", action="accounts.create_staff", about="staff/1001").exists()


def test_second_factors_are_reset_there_once_another_approves(security: Client, person: Callable[..., Staff]) -> None:
    staff = person("1001", "王晓芳", ["agent"])
    form = {"name": "王晓芳", "roles": [role("agent")], "is_active": "on", "reset_factors": "on"}
    path = f"/admin/accounts/staff/{staff.pk}/change/"
    assert "请填写事由" in security.post(path, form).content.decode()
    assert security.post(path, form | {"reason": "手机丢失"}).status_code == 302
    resets = AuditRow.objects.filter(by="9003", action="accounts.reset_factors", about="staff/1001")
    assert not resets.exists()
    approved_by_another()
    assert resets.exists()


def test_nobody_gives_themselves_a_role_there(security: Client) -> None:
    own = Staff.objects.get(number="9003")
    form = {
        "name": "方宁",
        "roles": [role("security_administrator"), role("leader")],
        "is_active": "on",
        "reason": "要用",
    }
    answer = security.post(f"/admin/accounts/staff/{own.pk}/change/", form)
    assert "不能改自己的角色" in answer.content.decode()


def test_the_three_powers_cannot_be_given_to_one_person_there(security: Client) -> None:
    roles = [role("operator"), role("audit_administrator")]
    form = {"number": "1001", "name": "王", "roles": roles, "is_active": "on", "new_password": PASSWORD}
    answer = security.post("/admin/accounts/staff/add/", form)
    assert "不能由同一个人持有" in answer.content.decode()
    assert not Staff.objects.filter(number="1001").exists()


def test_a_locked_account_can_be_unlocked_there(security: Client, person: Callable[..., Staff]) -> None:
    staff = person("1001")
    for _ in range(5):
        sign_in(Client(), "1001", "wrong")
    assert sign_in(Client(), "1001").status_code == 423
    security.post("/admin/accounts/staff/", {"action": "unlock", "_selected_action": [staff.pk]})
    assert sign_in(Client(), "1001").status_code == 200


def test_a_role_s_permissions_are_ticked_there_and_count_once_another_approves(security: Client) -> None:
    before = Role.objects.get(code="agent").permissions
    form = {"name": "咨询员", "permissions": ["desk.use", "calls.view_group"], "reason": "岗位调整"}
    assert security.post(f"/admin/accounts/role/{role('agent')}/change/", form).status_code == 302
    assert set(Role.objects.get(code="agent").permissions) == set(before)
    approved_by_another()
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
    texts = {word for page in pages for word in re.findall(r"""\{% trans(?:late)? ["']([^"'%]+)["'] %\}""", page)}
    with translation.override("zh-hans"):
        english = {word for word in texts if not re.search(r"[\u4e00-\u9fff]", translation.gettext(word))}
    assert len(texts) > 50
    assert not english


def test_pages_of_the_theme_run_under_a_policy_without_inline_content(administrator: Client) -> None:
    answer = administrator.get("/admin/routing/queue/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy.replace("style-src-attr 'unsafe-inline'", "")
    theme = re.search(r'<style id="unfold-theme-colors">(.*?)</style>', answer.content.decode(), re.DOTALL)
    assert theme
    assert b64encode(sha256(theme[1].encode()).digest()).decode() in policy
