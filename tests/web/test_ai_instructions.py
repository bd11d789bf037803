"""A leader reads and instructs the AI seat of the call that the leader is with: permitted, over the bus, audited."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hotline.domains.voice.calls.ports import InstructionKind, InstructSeat, Mode
from hotline.domains.voice.routing.ports import Ack, AgentState
from hotline.infrastructure import live, spoken_talks
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.spoken_talks import Instructed, SpokenTalk, SpokenTurn
from tests.nats_server import until
from tests.web.acd import NODE, Acd
from tests.web.people import signed_in

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]

LEADER, SEAT = "2001", "AI01"
SPEAK = {"kind": "speak", "text": "请您先保存好工资条，电话13800138000。"}


class Seats:
    """The process of the AI seats: notes what it is told, answers ``ack``."""

    def __init__(self) -> None:
        self.received: list[InstructSeat] = []
        self.ack = Ack()

    async def instruct(self, instruction: InstructSeat) -> Ack:
        self.received.append(instruction)
        return self.ack


@pytest.fixture
async def seats(bus: Bus, sealing_keys: None) -> Seats:
    """AI01 has c1, and 2001 listens; 1001 has c2, and 2001 listens too."""
    acd, process = Acd(bus), Seats()
    await acd.serve()
    await bus.serve(f"ai-seats.{NODE}.1", InstructSeat, process.instruct)
    now = datetime.now(UTC)
    talks = {"c1": (SEAT, f"ai-seats-1-{SEAT}", True), "c2": ("1001", "agent-1001", False)}
    for call, (agent, endpoint, is_ai) in talks.items():
        await acd.show_talk(call, agent, leader=(LEADER, Mode.LISTEN))
        await acd.show_agent(agent, state=AgentState.TALKING, call=call, endpoint=endpoint, is_ai=is_ai, since=now)
    turns = (SpokenTurn(True, "我电话13800138000"), SpokenTurn(False, "好的"))
    await spoken_talks.store(bus, "c1", SpokenTalk(SEAT, turns, instructions=(Instructed("repeat", LEADER),)))
    mirror = await live.ready_mirror()
    for name in ("agents/AI01", "agents/1001", "calls/c1", "calls/c2"):
        await until(lambda name=name: mirror.get(name) is not None)
    return process


def leader(number: str = LEADER, *permissions: str) -> Any:
    return signed_in(number, *(permissions or ("live.supervise", "live.floor")), group="早班一组")


async def instruct(body: dict[str, str], call: str = "c1", by: Any = None) -> Any:
    return await (by or leader()).post(f"/api/live/supervise/{call}/instruct", body, content_type="application/json")


async def test_who_listens_reads_it_with_numbers_masked_and_instructs_the_seat(seats: Seats) -> None:
    talk = (await leader().get("/api/live/supervise/c1/ai-talk")).json()["talk"]
    assert [each["text"] for each in talk["turns"]] == ["我电话138******00", "好的"]
    assert talk["instructions"] == [{"kind": "repeat", "text": "", "leader": LEADER, "why_not": ""}]
    assert (await instruct(SPEAK)).status_code == 200
    assert seats.received == [InstructSeat("c1", SEAT, LEADER, InstructionKind.SPEAK, SPEAK["text"])]
    rows = AuditRow.objects.filter(about="call/c1").order_by("id")
    assert [row.action async for row in rows] == ["calls.read_ai_talk", "calls.instruct_ai_seat"]
    row = await AuditRow.objects.aget(action="calls.instruct_ai_seat")
    assert "138******00" in str(row.detail)
    assert "13800138000" not in str(row.detail)


async def test_nobody_else_reads_or_instructs_and_nothing_reaches_a_person(seats: Seats) -> None:
    assert (await instruct(SPEAK, by=leader("2002"))).status_code == 404
    assert (await instruct(SPEAK, by=leader(LEADER, "desk.use"))).status_code == 403
    assert (await leader("2002").get("/api/live/supervise/c1/ai-talk")).status_code == 404
    refused = await instruct(SPEAK, "c2")
    assert (refused.status_code, refused.json()["code"]) == (409, "no_ai_seat")
    assert (await instruct({"kind": "speak", "text": "OK"})).status_code == 422
    assert (await instruct({"kind": "sing"})).status_code == 422
    assert seats.received == []


async def test_a_seat_that_is_done_says_so(seats: Seats) -> None:
    seats.ack = Ack(False, "not_now", "对话已结束或正在转人工。", 409)
    refused = await instruct({"kind": "hand_over"})
    assert (refused.status_code, refused.json()["message"]) == (409, "对话已结束或正在转人工。")
