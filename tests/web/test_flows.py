"""Flows on the wire: who may change them, and that every refusal says what to do."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.ivr.actions import publication
from hotline.domains.voice.ivr.queries.flows import published_flows
from hotline.domains.voice.ivr.rules.flow import flow_from_json
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill
from hotline.domains.voice.routing.ports import QueueConfig
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

BUILTIN = Path("deploy/flows/main.json").read_text()
SCENARIOS = Path("deploy/flows/scenarios/main.toml").read_text()


def content(**changes: Any) -> dict[str, Any]:
    return {**msgspec.json.decode(BUILTIN), **changes}


@pytest.fixture
def leader(person: Callable[..., Staff], client: Client) -> Client:
    """Signed in, with the shipped flow published."""
    flow = flow_from_json(BUILTIN)
    save_skill(by="1001", code="all", name="综合")
    for queue in flow.queues():
        save_queue(by="1001", queue=QueueConfig(queue, queue, "all"))
    publication.publish_flow(by="1001", flow=flow, numbers=["12333"], scenarios=SCENARIOS)
    person("2001", "李班长", ["leader"])
    sign_in(client, "2001")
    return client


def post(client: Client, path: str, body: object = None) -> Any:
    return client.post(f"/api{path}", msgspec.json.encode(body or {}), "application/json")


def save(client: Client, base: int = 1, **changes: Any) -> Any:
    body = {"base": base, "content": content(**changes), "numbers": ["12333"], "scenarios": SCENARIOS, "note": "改名"}
    return post(client, "/flows/main/drafts", body)


def test_a_leader_writes_tries_publishes_and_goes_back(leader: Client) -> None:
    assert save(leader, name="新").json()["state"] == "draft"
    tried = post(leader, "/flows/main/versions/2/trial", {"numbers": ["9901"]}).json()
    assert (tried["state"], tried["trial_numbers"]) == ("trial", ["9901"])
    assert post(leader, "/flows/main/versions/2/publish").json()["state"] == "published"
    assert published_flows().answering("12333").name == "新"
    assert post(leader, "/flows/main/versions/1/roll-back").json()["version"] == 1
    assert published_flows().answering("12333").version == 1


def test_the_list_tells_what_answers_calls_and_what_is_newest(leader: Client) -> None:
    save(leader, name="新")
    (row,) = leader.get("/api/flows").json()["rows"]
    assert (row["id"], row["name"], row["live"], row["trial"], row["newest"]) == ("main", "12333 主流程", 1, 0, 2)
    assert (row["numbers"], row["by"], row["by_name"]) == (["12333"], "2001", "李班长")


def test_a_version_is_read_as_it_was_written_with_its_history(leader: Client) -> None:
    save(leader, name="新")
    read = leader.get("/api/flows/main/versions/2").json()
    assert flow_from_json(msgspec.json.encode(read["content"])) == flow_from_json(
        msgspec.json.encode(content(name="新", version=2))
    )
    assert (read["scenarios"], read["note"], read["base"]) == (SCENARIOS, "改名", 1)
    assert [row["state"] for row in leader.get("/api/flows/main/versions").json()["rows"]] == ["draft", "published"]
    assert read["by_name"] == "李班长"
    log = [(row["label"], row["by"], row["by_name"]) for row in leader.get("/api/flows/main/changes").json()["rows"]]
    assert log == [("保存草稿", "2001", "李班长"), ("发布", "1001", "")]
    assert leader.get("/api/flows/main/versions/9").status_code == 404


def test_a_draft_on_an_old_base_is_refused_with_the_newest(leader: Client) -> None:
    save(leader, name="甲")
    answer = save(leader, name="乙")
    assert answer.status_code == 409
    assert {"code": "stale_version", "newest": 2, "by": "2001"}.items() <= answer.json().items()


def test_differences_are_told_in_words(leader: Client) -> None:
    save(leader, name="新")
    rows = leader.get("/api/flows/main/differences?before=1&after=2").json()["rows"]
    assert rows == [{"what": "changed", "node": "", "message": "流程名称由“12333 主流程”改为“新”"}]


def test_problems_are_found_without_saving(leader: Client) -> None:
    assert post(leader, "/flows/check", {"content": content()}).json() == {"rows": []}
    rows = post(leader, "/flows/check", {"content": content(entry="nowhere")}).json()["rows"]
    assert "unknown_entry" in {row["code"] for row in rows}
    unreadable = post(leader, "/flows/check", {"content": {"id": 3}})
    assert (unreadable.status_code, unreadable.json()["code"]) == (422, "flow_unreadable")


def test_the_services_a_query_may_ask_are_named_and_others_are_a_problem(leader: Client) -> None:
    assert leader.get("/api/flows/services").json() == {"rows": ["benefits"]}
    query_node = {"kind": "query", "label": "查询", "service": "elsewhere", "operation": "o", "send": {"a": "place"}}
    nodes = {**content()["nodes"], "robot": query_node}
    body = {"content": content(nodes=nodes)}
    found = leader.post("/api/flows/check", body, content_type="application/json").json()["rows"]
    assert ("robot", "unknown_service") in {(row["node"], row["code"]) for row in found}


def test_the_queues_a_flow_may_send_callers_to_are_named(leader: Client) -> None:
    rows = leader.get("/api/flows/queues").json()["rows"]
    assert {row["id"] for row in rows} == flow_from_json(BUILTIN).queues()


def test_scenarios_are_run_without_saving(leader: Client) -> None:
    passed = post(leader, "/flows/rehearse", {"content": content(), "scenarios": SCENARIOS}).json()
    assert passed["rows"] == []
    assert passed["count"] > 40
    one = 'flow = "main"\n[[scenario]]\nname = "养老"\nsteps = ["按 1 1", "排队 labor"]'
    failed = post(leader, "/flows/rehearse", {"content": content(), "scenarios": one}).json()
    assert failed["count"] == 1
    assert failed["milliseconds"] > 0
    assert failed["rows"] == [
        {"number": 1, "scenario": "养老", "step": 2, "line": "排队 labor", "message": "实际进入队列 social"}
    ]


def test_scenarios_are_a_table_and_a_text_and_neither_loses_anything(leader: Client) -> None:
    read = post(leader, "/flows/scenarios/table", {"scenarios": SCENARIOS}).json()
    assert read["problems"] == []
    assert read["table"]["scenarios"][6]["steps"][1] == {"verb": "排队", "values": ["general", "0"]}
    printed = post(leader, "/flows/scenarios/text", read["table"]).json()
    assert post(leader, "/flows/scenarios/table", {"scenarios": printed["text"]}).json() == read
    with_a_remark = SCENARIOS + "# 以后再写"
    refused = post(leader, "/flows/scenarios/table", {"scenarios": with_a_remark})
    assert (refused.status_code, refused.json()["code"]) == (422, "table_cannot_express")


def test_an_unfinished_table_has_a_text_and_its_problems(leader: Client) -> None:
    step = {"verb": "按", "values": [""]}
    scenario = {
        "name": "社保",
        "remark": "",
        "at": "2026-11-25 10:00",
        "facts": {},
        "on": [],
        "days": {},
        "steps": [step],
    }
    printed = post(leader, "/flows/scenarios/text", {"flow": "main", "remark": "", "scenarios": [scenario]}).json()
    assert printed["text"] == 'flow = "main"\n\n[[scenario]]\nname = "社保"\nsteps = ["按"]\n'
    assert printed["problems"] == [{"number": 1, "step": 1, "message": "请填写按键，只能用 0 到 9、* 和 #"}]


def test_a_rehearsal_is_recorded_step_by_step(leader: Client) -> None:
    body = {"content": content(), "beginning": {"at": "2026-11-25 10:00", "facts": {}, "on": [], "days": {}}}
    actions = [{"verb": "按", "values": ["3"]}]
    recorded = post(leader, "/flows/record", {**body, "actions": actions}).json()
    assert [step["verb"] for step in recorded["steps"]] == ["听到", "听到", "来到", "按", "排队", "路径"]
    assert recorded["where"] == "在队列 general"
    assert recorded["offers"][0] == {"step": {"verb": "接通后结束", "values": []}, "label": ""}
    impossible = post(leader, "/flows/record", {**body, "actions": [*actions, *actions]})
    assert (impossible.status_code, impossible.json()["code"]) == (422, "step_impossible")
    another = post(leader, "/flows/record", {**body, "beginning": {**body["beginning"], "at": "明天"}, "actions": []})
    assert (another.status_code, another.json()["code"]) == (422, "scenarios_unreadable")


def test_content_of_another_flow_is_refused(leader: Client) -> None:
    answer = save(leader, id="night")
    assert (answer.status_code, answer.json()["code"]) == (422, "another_flow")


def test_a_trial_is_ended(leader: Client) -> None:
    save(leader)
    post(leader, "/flows/main/versions/2/trial", {"numbers": ["9901"]})
    assert leader.delete("/api/flows/main/trial").status_code == 204
    assert leader.delete("/api/flows/main/trial").status_code == 409


def test_an_announcement_is_switched(leader: Client) -> None:
    (off,) = leader.get("/api/announcements").json()["rows"]
    assert (off["name"], off["on"], off["prompts"], off["by"]) == ("emergency", False, ["emergency"], "")
    assert "系统故障" in off["texts"][0]
    soon = datetime.now(UTC) + timedelta(hours=1)
    (on,) = post(leader, "/announcements/emergency", {"on": True, "until": soon.isoformat()}).json()["rows"]
    assert (on["on"], on["by"], on["by_name"]) == (True, "2001", "李班长")
    assert published_flows().on_at(soon - timedelta(seconds=1)) == {"emergency"}
    assert published_flows().on_at(soon) == frozenset()
    past = post(leader, "/announcements/emergency", {"on": True, "until": "2026-01-01T00:00:00Z"})
    assert (past.status_code, past.json()["code"]) == (422, "until_past")
    assert post(leader, "/announcements/party", {"on": True}).status_code == 404


def test_a_day_is_set(leader: Client) -> None:
    post(leader, "/days/2026-12-31", {"kind": "holiday"})
    (row,) = leader.get("/api/days").json()["rows"]
    assert (row["day"], row["kind"], row["by_name"]) == ("2026-12-31", "holiday", "李班长")
    assert post(leader, "/days/2026-12-31", {"kind": "party"}).status_code == 422


def test_a_year_is_shown_with_holidays_days_made_up_for_and_what_was_decided(leader: Client) -> None:
    post(leader, "/days/2026-12-31", {"kind": "holiday"})
    year = leader.get("/api/calendar/2026").json()
    days = {row["day"]: row for row in year["rows"]}
    assert (year["known"], len(days)) == (True, 365)
    assert (days["2026-10-01"]["kind"], days["2026-10-01"]["name"]) == ("holiday", "国庆节")
    assert (days["2026-10-10"]["kind"], days["2026-10-10"]["made_up"]) == ("working", True)
    decided = days["2026-12-31"]
    assert (decided["kind"], decided["by_calendar"], decided["by"]) == ("holiday", "working", "2001")
    assert leader.get("/api/calendar/2035").json()["known"] is False
    assert leader.get("/api/calendar/0").status_code == 422


def test_who_only_writes_does_not_publish_and_others_do_not_even_see(person: Callable[..., Staff]) -> None:
    from hotline.domains.platform.accounts.models import Role

    Role.objects.create(code="writer", name="起草人", permissions=["flows.edit"])
    person("3001", roles=["writer"])
    person("3002", roles=["agent"])
    writer, agent = Client(), Client()
    sign_in(writer, "3001")
    sign_in(agent, "3002")
    assert writer.get("/api/flows").status_code == 200
    for path, body in (
        ("/flows/main/versions/1/publish", {}),
        ("/flows/main/versions/1/roll-back", {}),
        ("/announcements/emergency", {"on": True}),
        ("/days/2026-12-31", {"kind": "holiday"}),
    ):
        assert post(writer, path, body).status_code == 403, path
    assert agent.get("/api/flows").status_code == 403
    assert save(agent).status_code == 403
