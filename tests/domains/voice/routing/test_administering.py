"""Administering queues and skills: what is saved is published, audited, and nothing is published twice."""

from typing import Any

import msgspec
import pytest

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.voice.routing.actions import administration
from hotline.domains.voice.routing.ports import Overflow, QueueConfig, RoutingConfig
from hotline.domains.voice.routing.queries.administered import administered, published, published_version
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Invalid, NotFound

pytestmark = pytest.mark.django_db

SOCIAL = QueueConfig("social", "社保席", "social", ring_seconds=25, overflow=(Overflow(45, "general"),))


@pytest.fixture
def skills() -> None:
    for code in ("general", "social"):
        administration.save_skill(by="9001", code=code, name=code)


def hire(number: str, roles: list[str], **fields: Any) -> None:
    administer.save_staff(by="9001", number=number, name="某人", roles=roles, **fields)


def sent() -> list[RoutingConfig]:
    """What waits to be relayed to the router, in order."""
    rows = Outgoing.objects.filter(subject="config/routing").order_by("id")
    return [msgspec.json.decode(row.payload, type=RoutingConfig) for row in rows]


def test_a_saved_queue_reaches_the_router_as_it_was_saved(skills: None) -> None:
    administration.save_queue(by="9001", queue=SOCIAL)
    (config,) = sent()
    assert config.version == 1
    assert config.queues == (SOCIAL,)


def test_every_agent_who_may_answer_is_published_with_skills(skills: None) -> None:
    hire("1001", ["agent"], group="早班一组")
    hire("1002", ["agent"])
    hire("3001", ["inspector"])
    hire("1003", ["agent"], active=False)
    administration.set_skills(by="9001", number="1001", levels={"social": 5, "general": 2})
    agents = {agent.id: (agent.group, agent.skills) for agent in sent()[-1].agents}
    assert agents == {"1001": ("早班一组", {"social": 5, "general": 2}), "1002": ("", {})}


def test_saving_the_same_again_publishes_nothing(skills: None) -> None:
    administration.save_queue(by="9001", queue=SOCIAL)
    administration.save_queue(by="9001", queue=SOCIAL)
    assert administration.publish(by="9001") is None
    assert [config.version for config in sent()] == [1]


def test_versions_count_up_and_the_last_one_holds(skills: None) -> None:
    administration.save_queue(by="9001", queue=SOCIAL)
    administration.save_queue(by="9001", queue=msgspec.structs.replace(SOCIAL, ring_seconds=30))
    assert [config.version for config in sent()] == [1, 2]
    assert published() == administered()
    assert published_version() == 2


def test_a_changed_name_is_published_by_the_job_that_looks_every_minute(skills: None) -> None:
    hire("1001", ["agent"])
    administration.publish(by="system")
    administer.save_staff(by="9001", number="1001", name="新名字", roles=["agent"])
    assert administration.publish(by="system") == 2
    assert sent()[-1].agents[0].name == "新名字"


def test_a_queue_s_overflow_rules_are_replaced_as_a_whole(skills: None) -> None:
    administration.save_queue(by="9001", queue=SOCIAL)
    administration.save_queue(by="9001", queue=msgspec.structs.replace(SOCIAL, overflow=()))
    assert sent()[-1].queues[0].overflow == ()


def test_a_bus_that_lost_its_store_gets_the_configuration_again(skills: None) -> None:
    administration.save_queue(by="9001", queue=SOCIAL)
    assert administration.publish_again(newer_than=0)
    assert not administration.publish_again(newer_than=1)
    assert [config.version for config in sent()] == [1, 1]


def test_a_removed_queue_is_gone_from_the_configuration(skills: None) -> None:
    administration.save_queue(by="9001", queue=SOCIAL)
    administration.remove_queue(by="9001", code="social")
    assert sent()[-1].queues == ()


def test_a_level_outside_one_to_five_is_turned_down(skills: None) -> None:
    hire("1001", ["agent"])
    with pytest.raises(Invalid, match="1 到 5"):
        administration.set_skills(by="9001", number="1001", levels={"social": 6})


def test_an_unknown_skill_or_person_is_turned_down(skills: None) -> None:
    hire("1001", ["agent"])
    with pytest.raises(Invalid, match="cooking"):
        administration.set_skills(by="9001", number="1001", levels={"cooking": 3})
    with pytest.raises(NotFound):
        administration.set_skills(by="9001", number="7777", levels={})


def test_what_was_changed_by_whom_is_kept(skills: None) -> None:
    hire("1001", ["agent"])
    administration.set_skills(by="9001", number="1001", levels={"social": 3})
    administration.set_skills(by="2001", number="1001", levels={"general": 4})
    row = AuditRow.objects.filter(action="routing.set_skills").latest("id")
    assert (row.by, row.detail) == ("2001", {"before": {"social": 3}, "after": {"general": 4}})


def test_audit_rows_cannot_be_changed(skills: None) -> None:
    row = AuditRow.objects.latest("id")
    row.by = "1001"
    with pytest.raises(Exception, match="never changed"):
        row.save()
