"""Demonstration people: as many as the hotline's demonstration needs, and loading them twice changes nothing."""

from collections import Counter

import pytest
from django.test import Client

from hotline.demo import accounts as demo_accounts
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.service.workorders.queries.people import departments, handlers
from hotline.domains.voice.routing.queries.administered import administered, published_version
from hotline.infrastructure.models import AuditRow
from tests.demo.people import people_loaded
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

QUEUES = {
    "social": "社保席",
    "labor": "劳动监察席",
    "talent": "人才席",
    "general": "综合席",
    "elderly": "老年绿色席",
    "expert": "疑难席",
}


def test_there_is_somebody_of_every_role() -> None:
    people_loaded()
    roles = Counter(role.code for staff in Staff.objects.all() for role in staff.roles.all())
    assert roles == {
        "agent": 20,
        "leader": 3,
        "reviewer": 2,
        "inspector": 3,
        "knowledge_editor": 2,
        "department": 6,
        "client": 1,
        "director": 1,
        "manager": 1,
        "administrator": 1,
        "security_administrator": 1,
        "audit_administrator": 1,
        "operator": 1,
        "scheduler": 1,
        "trainer": 1,
    }
    assert set(roles) == set(ROLES)


def test_departments_and_a_district_have_people_who_deal_with_cases() -> None:
    people_loaded()
    staffed = {row.code: handlers(row) for row in departments() if handlers(row)}
    assert staffed == {
        "pension": ["5001", "5002"],
        **{code: ["5001"] for code in ("unemployment", "injury", "insurance-centre", "card")},
        "labor-inspection": ["5003", "5004"],
        **{code: ["5003"] for code in ("labor-relations", "arbitration", "employment", "talent", "supervision")},
        "chaoyang": ["6001"],
        "haidian": ["6002"],
    }


def test_everybody_can_sign_in_with_the_printed_password(client: Client) -> None:
    demo = demo_accounts.read()
    people_loaded()
    assert {sign_in(client, person.number, demo.password).status_code for person in demo.staff[::5]} == {200}


def test_every_queue_has_agents_of_its_own_skill() -> None:
    people_loaded()
    config = administered()
    assert {queue.id: queue.name for queue in config.queues} == QUEUES
    assert config.queues[0].id == "general"
    unstaffed = [queue.id for queue in config.queues if sum(queue.skill in agent.skills for agent in config.agents) < 3]
    assert unstaffed == []


def test_loading_twice_changes_nothing() -> None:
    people_loaded()
    before = (AuditRow.objects.count(), published_version())
    assert demo_accounts.load(demo_accounts.read()) == []
    assert (AuditRow.objects.count(), published_version()) == before


def test_what_an_administrator_changed_since_stays() -> None:
    people_loaded()
    administer.save_staff(by="9003", number="1001", name="换了名字", roles=["agent"], group="早班一组")
    demo_accounts.load(demo_accounts.read())
    assert Staff.objects.get(number="1001").name == "换了名字"
