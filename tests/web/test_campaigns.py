"""Campaigns over the wire and on the bus: uploaded and approved by two people, dialled once for a reserved agent."""

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.service.campaigns.actions.check import check
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignTry
from hotline.domains.voice.routing.models import Queue, Skill
from hotline.domains.voice.routing.ports import Ack, AgentState, QueueConfig, RoutingConfig
from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import open_sealed, seal_number
from hotline.infrastructure.settings import settings
from hotline.infrastructure.workbooks.reader import read_table
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.processes.campaign_calls import look
from tests.nats_server import until
from tests.web.acd import Acd
from tests.web.people import sign_in
from tests.web.test_records import call, logged

ROWS = [("张三", "13800138000"), ("李四", "13800138000"), ("王五", "13800138001")]
SETTINGS = {
    "name": "年检",
    "purpose": "提醒年检",
    "queue": "labor",
    "mode": "preview",
    "script": "您好",
    "survey": 0,
    "working_days_only": True,
    "variables": [],
    "spans": [{"since": "09:00", "until": "18:00"}],
    "max_tries": 3,
    "gap_minutes": 120,
    "number_column": "手机",
    "name_column": "姓名",
    "sample_size": 0,
}


@pytest.fixture
def of_its_own(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    skill, _ = Skill.objects.get_or_create(code="labor", defaults={"name": "劳动"})
    Queue.objects.get_or_create(code="labor", defaults={"name": "劳动关系", "skill": skill})
    yield
    settings.cache_clear()


@pytest.mark.django_db
def test_from_the_list_to_the_result(person: Callable[..., Staff], of_its_own: None) -> None:
    browsers = {}
    for number, role in (("2001", "leader"), ("8001", "client"), ("1001", "agent")):
        person(number, f"某{number}", [role])
        browsers[number] = Client()
        assert sign_in(browsers[number], number).status_code == 200
    leader, client, agent = browsers["2001"], browsers["8001"], browsers["1001"]
    file = io.BytesIO()
    write_workbook(file, [Sheet("名单", [SheetColumn("姓名"), SheetColumn("手机")], ROWS)])

    def upload(browser: Client) -> Any:
        return browser.post("/api/campaigns", {"file": SimpleUploadedFile("名单.xlsx", file.getvalue())})

    assert upload(agent).status_code == 403
    made = upload(leader).json()
    assert (made["headings"], made["rows"], made["stage"]) == (["姓名", "手机"], 3, "uploaded")
    path = f"/api/campaigns/{made['id']}"

    def post(browser: Client, step: str, **body: Any) -> Any:
        return browser.post(f"{path}/{step}", body, "application/json")

    assert {"id": "labor", "name": "劳动关系"} in leader.get("/api/campaigns/choices").json()["queues"]
    assert post(leader, "check", **SETTINGS | {"script": ""}).json()["code"] == "bad_settings"
    assert post(leader, "check", **SETTINGS).json()["stage"] == "checking"
    assert check(campaign=made["id"])
    found = leader.get(path).json()
    assert (found["callable_count"], found["problems"]) == (2, [{"problem": "double", "count": 1}])
    assert post(leader, "start").json()["code"] == "not_now"
    assert post(leader, "submit", reason="年检通知").status_code == 200
    (row,) = leader.get("/api/campaigns").json()["rows"]
    assert row["is_requested"]
    (approval,) = client.get("/api/approvals", {"scope": "waiting"}).json()["rows"]
    approved = client.post(f"/api/approvals/{approval['id']}/approve", {"remark": ""}, "application/json")
    assert approved.status_code == 200
    assert post(leader, "start").json()["stage"] == "running"
    assert agent.get("/api/campaign-offers").json() == {"offer": None}
    CampaignEntry.objects.filter(line=2).update(state="offered", taken_by="1001", taken_at=datetime.now(UTC))
    offer = agent.get("/api/campaign-offers").json()["offer"]
    assert (offer["name"], offer["script"], offer["state"]) == ("张三", "您好", "offered")
    assert "13800138000" not in str(offer)
    entry = f"/api/campaign-offers/{offer['entry']}"
    assert agent.post(f"{entry}/report", {"result": "talked"}, "application/json").json()["code"] == "not_tried"
    assert agent.post(f"{entry}/skip", {"reason": "名单资料有误"}, "application/json").status_code == 204
    rows = leader.get(f"{path}/entries", {"state": "closed"}).json()["rows"]
    assert [(one["label"], one["note"]) for one in rows] == [("已跳过", "名单资料有误")]
    assert post(leader, "cancel").json()["results"][0]["count"] == 1
    findings = leader.get(f"{path}/findings").json()
    assert (findings["rate"]["total"], findings["completed"], findings["questions"]) == (0, 0, [])
    answer = leader.get(f"{path}/export")
    table = read_table(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    assert [row.cells[3] for row in table[1:]] == ["已跳过", "任务已取消"]
    assert all("*" in str(row.cells[1]) for row in table[1:])


@pytest.mark.django_db
def test_what_the_calls_page_finds_becomes_a_list(person: Callable[..., Staff], of_its_own: None) -> None:
    person("2001", "王班长", ["manager"])
    person("1001", "某1001", ["agent"])
    manager, agent = Client(), Client()
    assert sign_in(manager, "2001").status_code == sign_in(agent, "1001").status_code == 200
    logged(call("c1", "1001"), call("c2", "1002", minutes=10), call("c3", "1003", minutes=20, number="13800000003"))
    search = {"source": "calls", "filters": {"to": "2026-11-25T01:15:00Z"}}

    def post(browser: Client, step: str, body: Any) -> Any:
        return browser.post(f"/api/campaigns/{step}", body, "application/json")

    assert post(agent, "found", search).status_code == post(agent, "from-search", search).status_code == 403
    assert post(manager, "found", search).json() == {"rows": 2, "numbers": 1, "max_rows": 20_000}
    assert post(manager, "found", {"source": "file"}).status_code == 422
    assert post(manager, "from-search", {"source": "callbacks"}).status_code == 403, "a manager has no call-backs"
    made = post(manager, "from-search", search).json()
    assert (made["source"], made["rows"], made["stage"]) == ("calls", 2, "uploaded")
    assert post(manager, "from-search", search).json()["id"] == made["id"]
    chosen = SETTINGS | {"number_column": "别的", "name_column": "", "variables": ["通话时间"]}
    assert post(manager, f"{made['id']}/check", chosen).json()["code"] == "bad_settings"
    assert post(manager, f"{made['id']}/check", chosen | {"number_column": "号码"}).status_code == 200
    assert check(campaign=made["id"])
    (row,) = manager.get(f"/api/campaigns/{made['id']}/entries").json()["rows"]
    assert (row["about"], row["number"]) == ("call/c2", "138******01")


def _due(now: datetime) -> None:
    campaign = Campaign.objects.create(
        id="campaign-1", name="年检", created_by="2001", created_at=now, started_at=now, stage="running",
        mode="progressive", queue="labor", spans=[["09:00", "18:00"]],
    )  # fmt: skip
    for line, number in ((2, "13900139000"), (3, "13900139001")):
        id = f"campaign-1-{line}"
        columns = CampaignEntry.number.columns(seal_number(number, f"campaignentry/{id}"), id=id)
        CampaignEntry.objects.create(
            id=id, campaign=campaign, line=line, next_at=now - timedelta(minutes=1), is_agreed=True, **columns
        )


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_an_entry_is_dialled_once_for_a_ready_agent(
    bus: Bus, sealing_keys: None, person: Callable[..., Staff]
) -> None:
    others, now = Acd(bus), datetime.now(UTC)
    await others.serve()
    await sync_to_async(person)("1001", "王晓芳", ["agent"])
    await sync_to_async(_due)(now)
    mirror = await live.ready_mirror()
    config = RoutingConfig(version=1, queues=(QueueConfig("labor", "劳动关系", "labor"),), agents=())
    await bus.bucket("config", RoutingConfig).put("routing", config)
    await others.show_agent("1001", state=AgentState.READY, skills={"labor": 3})
    await until(lambda: mirror.get("config/routing") and b'"ready"' in (mirror.get("agents/1001") or b""))
    others.refusal = Ack(False, "agent_busy", "您现在正在通话，不能拨号。", 409)
    assert await look(mirror, now) == 1
    others.refusal = None
    tries = [one async for one in CampaignTry.objects.order_by("call")]
    assert [one.result for one in tries] == ["not_begun"]
    assert await look(mirror, now) == 1, "the next entry: the first one comes again in some minutes"
    assert await look(mirror, now) == 0, "the agent has it in hand"
    assert [(one.call, one.by, one.campaign_entry, open_sealed(one.number)) for one in others.dialled] == [
        ("campaign-1-2-1", "1001", "campaign-1-2", "13900139000"),
        ("campaign-1-3-1", "1001", "campaign-1-3", "13900139001"),
    ]
