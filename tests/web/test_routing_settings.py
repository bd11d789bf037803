"""The pages 队列, 技能, 坐席技能 and 示忙原因: each change is refused or published to the router, and audited."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.routing.ports import DEFAULT_REASONS, Overflow, RoutingConfig
from hotline.infrastructure.models import AuditRow, Outgoing
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

PAGE = "/api/routing"
TIMES = {"ring_seconds": 25, "wrap_up_seconds": 60, "callback_after_seconds": 60, "announce_every_seconds": 30}


@pytest.fixture
def administrator(person: Callable[..., Staff], client: Client) -> Client:
    person("9001", "邓凯", ["administrator"])
    person("1001", "王晓芳")
    sign_in(client, "9001")
    for name in ("社会保险", "劳动关系", "综合"):
        done(client, "/skills", name=name)
    return client


def post(client: Client, path: str, **body: Any) -> Any:
    return client.post(PAGE + path, body, "application/json")


def done(client: Client, path: str, **body: Any) -> None:
    answer = post(client, path, **body)
    assert answer.status_code == 204, answer.content.decode()


def refused(client: Client, path: str, **body: Any) -> str:
    answer = post(client, path, **body)
    assert answer.status_code in (403, 404, 409, 422), answer.content.decode()
    return str(answer.json()["code"])


def displayed(client: Client) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(PAGE).json()
    return answer


def code_of(client: Client, name: str) -> str:
    return next(row["code"] for row in displayed(client)["skills"] if row["name"] == name)


def queue(client: Client, name: str = "社保席", **more: Any) -> dict[str, Any]:
    return {"name": name, "skill": code_of(client, "社会保险"), "overflow": [], **TIMES, **more}


def last_published() -> RoutingConfig:
    row = Outgoing.objects.filter(subject="config/routing").latest("id")
    return msgspec.json.decode(row.payload, type=RoutingConfig)


def audited(action: str) -> bool:
    return AuditRow.objects.filter(action=action, by="9001", status=None).exists()


@pytest.mark.parametrize(("role", "status"), [("operator", 200), ("security_administrator", 403), ("leader", 403)])
def test_it_is_for_the_power_of_system_administration(
    person: Callable[..., Staff], client: Client, role: str, status: int
) -> None:
    person("9002", roles=[role])
    sign_in(client, "9002")
    assert client.get(PAGE).status_code == status


def test_a_queue_is_published_with_its_overflow_by_time(administrator: Client) -> None:
    labor, general = code_of(administrator, "劳动关系"), code_of(administrator, "综合")
    tiers = [{"after_seconds": 90, "skill": general}, {"after_seconds": 30, "skill": labor}]
    done(administrator, "/queues", **queue(administrator, overflow=tiers))
    (published,) = last_published().queues
    assert (published.name, published.ring_seconds) == ("社保席", 25)
    assert published.overflow == (Overflow(30, labor), Overflow(90, general))
    (row,) = displayed(administrator)["queues"]
    done(administrator, f"/queues/{row['id']}", **(queue(administrator, wrap_up_seconds=45) | {"stamp": row["stamp"]}))
    (published,) = last_published().queues
    assert (published.id, published.wrap_up_seconds, published.overflow) == (row["id"], 45, ())
    assert audited("routing.save_queue")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "name_missing"),
        ({"name": "社保席"}, "name_taken"),
        ({"skill": "unknown"}, "invalid"),
        ({"overflow": [("社会保险", 30)]}, "overflow_own"),
        ({"overflow": [("综合", 30), ("综合", 60)]}, "overflow_twice"),
        ({"ring_seconds": 0}, "invalid"),
    ],
)
def test_a_queue_that_cannot_be_says_why(administrator: Client, more: dict[str, Any], code: str) -> None:
    done(administrator, "/queues", **queue(administrator))
    tiers = [
        {"skill": code_of(administrator, name), "after_seconds": after} for name, after in more.get("overflow", [])
    ]
    body = queue(administrator, "另一席") | more | {"overflow": tiers}
    assert refused(administrator, "/queues", **body) == code
    assert len(last_published().queues) == 1


def test_nobody_overwrites_or_removes_a_queue_that_they_have_not_seen(administrator: Client) -> None:
    done(administrator, "/queues", **queue(administrator))
    done(administrator, "/queues", **queue(administrator, "综合席"))
    row, other = displayed(administrator)["queues"]
    changed = queue(administrator, ring_seconds=30) | {"stamp": row["stamp"]}
    done(administrator, f"/queues/{row['id']}", **changed)
    assert refused(administrator, f"/queues/{row['id']}", **changed) == "changed_meanwhile"
    assert refused(administrator, f"/queues/{row['id']}/remove", stamp=row["stamp"]) == "changed_meanwhile"
    done(administrator, f"/queues/{other['id']}/remove", stamp=other["stamp"])
    (row,) = displayed(administrator)["queues"]
    assert refused(administrator, f"/queues/{row['id']}/remove", stamp=row["stamp"]) == "last_queue"
    assert [each.name for each in last_published().queues] == ["社保席"]


def test_the_order_of_queues_is_published(administrator: Client) -> None:
    for name in ("社保席", "综合席"):
        done(administrator, "/queues", **queue(administrator, name))
    first, second = (row["id"] for row in displayed(administrator)["queues"])
    done(administrator, "/queue-order", queues=[second, first])
    assert [each.name for each in last_published().queues] == ["综合席", "社保席"]
    assert refused(administrator, "/queue-order", queues=[first]) == "changed_meanwhile"
    assert audited("routing.order_queues")


def test_a_skill_is_renamed_and_removed_once_nothing_uses_it(administrator: Client) -> None:
    social = code_of(administrator, "社会保险")
    assert refused(administrator, "/skills", name="社会保险") == "name_taken"
    assert refused(administrator, f"/skills/{social}", name="综合") == "name_taken"
    done(administrator, f"/skills/{social}", name="社保")
    assert last_published().skill_names[social] == "社保"
    seat = displayed(administrator)["agents"][0]
    done(administrator, "/agents/1001/skills", levels={social: 4}, stamp=seat["stamp"])
    assert [row["agents"] for row in displayed(administrator)["skills"] if row["code"] == social] == [1]
    assert refused(administrator, f"/skills/{social}/remove") == "in_use"
    done(administrator, f"/skills/{code_of(administrator, '综合')}/remove")
    assert set(last_published().skill_names.values()) == {"社保", "劳动关系"}
    assert refused(administrator, "/skills/unknown/remove") == "not_found"


def test_an_agents_skills_are_published_and_taken_away(administrator: Client) -> None:
    social = code_of(administrator, "社会保险")
    seat = displayed(administrator)["agents"][0]
    assert (seat["number"], seat["skills"]) == ("1001", {})
    done(administrator, "/agents/1001/skills", levels={social: 4}, stamp=seat["stamp"])
    assert last_published().agents[0].skills == {social: 4}
    assert refused(administrator, "/agents/1001/skills", levels={}, stamp=seat["stamp"]) == "changed_meanwhile"
    assert refused(administrator, "/agents/1001/skills", levels={social: 6}, stamp=seat["stamp"]) == "invalid"
    done(administrator, "/agents/1001/skills", levels={}, stamp=displayed(administrator)["agents"][0]["stamp"])
    assert last_published().agents[0].skills == {}
    assert audited("routing.set_skills")


def test_reasons_for_not_ready_are_the_usual_ones_until_others_are_set(administrator: Client) -> None:
    before = displayed(administrator)
    assert tuple(before["reasons"]) == DEFAULT_REASONS
    stamp = before["reasons_stamp"]
    assert refused(administrator, "/reasons", reasons=[], stamp=stamp) == "reason_missing"
    assert refused(administrator, "/reasons", reasons=["小休", "小休"], stamp=stamp) == "reason_twice"
    done(administrator, "/reasons", reasons=["小休", "系统故障"], stamp=stamp)
    assert last_published().not_ready_reasons == ("小休", "系统故障")
    assert refused(administrator, "/reasons", reasons=["小休"], stamp=stamp) == "changed_meanwhile"
    assert audited("routing.set_reasons")
