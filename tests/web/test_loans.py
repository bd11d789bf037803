"""Leaders give a temporary skill over the API: stored, audited, announced, sent to the router, and ended."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.routing.actions import administration, temporary_skills
from hotline.domains.voice.routing.models import TemporarySkill
from hotline.domains.voice.routing.ports import RoutingConfig
from hotline.domains.voice.routing.queries.administered import published
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope
from hotline.events.routing import SkillReturned, TemporarySkillGranted
from hotline.infrastructure.models import AuditRow, Outgoing
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db
GROUP = "早班一组"
REQUEST = {"skill": "labor", "level": 3, "minutes": 30, "reason": "劳动监察排队长"}


@pytest.fixture
def leader(person: Callable[..., Staff]) -> Client:
    for code, name in (("social", "社会保险"), ("labor", "劳动监察")):
        administration.save_skill(by="9001", code=code, name=name)
    person("1001", "王晓芳", ["agent"], GROUP)
    person("1002", "李强", ["agent"], "早班二组")
    person("2001", "韩梅", ["leader"], GROUP)
    administration.set_skills(by="9001", number="1001", levels={"social": 3})
    client = Client()
    assert sign_in(client, "2001").status_code == 200
    return client


def lends(client: Client, number: str = "1001", **fields: Any) -> Any:
    return client.post(f"/api/live/agents/{number}/loans", REQUEST | fields, content_type="application/json")


def sent() -> RoutingConfig:
    row = Outgoing.objects.filter(subject="config/routing").latest("id")
    return msgspec.json.decode(row.payload, type=RoutingConfig)


def published_facts() -> list[Any]:
    rows = Outgoing.objects.filter(subject__startswith="loan/").order_by("id")
    return [fact_of(msgspec.json.decode(row.payload, type=Envelope)) for row in rows]


def skills_of(number: str = "1001") -> list[tuple[str, int]]:
    (found,) = [agent for agent in sent().agents if agent.id == number]
    return [(temporary_skill.skill, temporary_skill.level) for temporary_skill in found.loans]


def test_a_loan_is_kept_told_audited_and_sent_to_the_router_with_its_end(leader: Client) -> None:
    before = datetime.now(UTC)
    answer = lends(leader)
    assert answer.status_code == 200
    temporary_skill = TemporarySkill.objects.get()
    assert timedelta(minutes=29) < temporary_skill.until - before <= timedelta(minutes=30)
    assert (answer.json()["id"], answer.json()["ended_at"]) == (temporary_skill.id, None)
    (agent,) = [agent for agent in sent().agents if agent.id == "1001"]
    (granted,) = agent.loans
    assert (granted.skill, granted.level, granted.until, granted.by_name, granted.why) == (
        "labor",
        3,
        temporary_skill.until,
        "韩梅",
        REQUEST["reason"],
    )
    assert agent.skills == {"social": 3}  # the own ones stay as they are administered
    assert sent().skill_names == {"labor": "劳动监察", "social": "社会保险"}
    (fact,) = published_facts()
    assert isinstance(fact, TemporarySkillGranted)
    assert (fact.agent, fact.skill, fact.by, fact.group) == ("1001", "labor", "2001", GROUP)
    audited = AuditRow.objects.get(action="routing.lend_skill")
    assert (audited.by, audited.about, audited.detail["minutes"]) == ("2001", "agent/1001", 30)


def test_it_is_taken_back_early_once(leader: Client) -> None:
    id = lends(leader).json()["id"]
    assert leader.post(f"/api/live/loans/{id}/end").json()["ended_at"]
    assert skills_of() == []
    assert published_facts()[-1] == SkillReturned("1001", "labor", "early", "2001")
    again = leader.post(f"/api/live/loans/{id}/end")
    assert (again.status_code, again.json()["code"]) == (409, "not_now")
    assert lends(leader).status_code == 200  # and may be lent anew


def test_when_its_time_is_over_that_is_noted_as_of_that_moment_and_it_may_be_lent_anew(leader: Client) -> None:
    lends(leader)
    over = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=7)
    TemporarySkill.objects.update(until=over)
    assert temporary_skills.note_returns(datetime.now(UTC)) == 1
    assert temporary_skills.note_returns(datetime.now(UTC)) == 0
    assert TemporarySkill.objects.get().ended_at == over
    assert published_facts()[-1] == SkillReturned("1001", "labor", "time")
    administration.publish(by="system")
    assert skills_of() == []
    assert published() is not None
    assert lends(leader).status_code == 200
    assert skills_of() == [("labor", 3)]


def test_nothing_waits_for_the_job(leader: Client) -> None:
    """Over, and not noted yet: it is not sent any more, and does not stand in the way of the next."""
    lends(leader)
    TemporarySkill.objects.update(until=datetime.now(UTC) - timedelta(seconds=1))
    assert lends(leader, minutes=15).status_code == 200
    assert skills_of() == [("labor", 3)]
    assert TemporarySkill.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize(
    ("number", "fields", "status", "code"),
    [
        ("1002", {}, 403, "not_permitted"),
        ("1999", {}, 404, "not_found"),
        ("1001", {"skill": "nothing"}, 422, "invalid"),
        ("1001", {"minutes": 45}, 422, "invalid"),
        ("1001", {"level": 6}, 422, "invalid"),
        ("1001", {"reason": " "}, 422, "invalid"),
        ("1001", {"reason": "来电 13800000000 要找他"}, 422, "invalid"),
        ("1001", {"skill": "social"}, 409, "not_now"),
    ],
)
def test_what_cannot_be_lent_changes_nothing(
    leader: Client, number: str, fields: dict[str, Any], status: int, code: str
) -> None:
    version = sent().version
    answer = lends(leader, number, **fields)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"].endswith("。")
    assert (TemporarySkill.objects.count(), published_facts(), sent().version) == (0, [], version)


def test_lent_twice_is_refused(leader: Client) -> None:
    assert lends(leader).status_code == 200
    assert lends(leader, level=5).json()["code"] == "not_now"


def test_an_agent_lends_nothing(leader: Client) -> None:
    agent = Client()
    sign_in(agent, "1001")
    assert lends(agent).status_code == 403
