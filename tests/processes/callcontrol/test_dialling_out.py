"""Whoever asks for it, by whichever way: what may not be dialled now never reaches the switch.

The counts are those of a real bus; only the switch is noted instead of asked.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock

import msgspec
import pytest
from msgspec.structs import replace

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import DialCitizen, DialOutside, RingAgent
from hotline.domains.voice.calls.rules.inputs import CommandRefused
from hotline.domains.voice.telephony.adapters.ari.client import AriError
from hotline.domains.voice.telephony.rules.numbers import dialable
from hotline.domains.voice.telephony.rules.outbound_caps import BUILTIN_LIMITS, Counters, Limits
from hotline.domains.voice.telephony.rules.outbound_policy import (
    CALL_BACK,
    OPEN_INTERFACE,
    OTHERS,
    Dialler,
    OutboundPath,
    OutboundPolicy,
)
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.events.outbound import OutboundCapReached, OutboundDialled, OutboundRefused, fact_of
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import number_indexes, seal_number
from hotline.infrastructure.settings import Place
from hotline.kernel.blocked_numbers import BlockedNumbers
from hotline.kernel.errors import Refused, Unavailable
from hotline.processes.callcontrol.execution import Execution
from hotline.processes.callcontrol.outbound import Outbound
from tests.architecture.test_ways_out import ENTRANCES
from tests.domains.voice.telephony.hostile import HOSTILE
from tests.nats_server import NatsServer, settings_for, stored

pytestmark = pytest.mark.usefixtures("sealing_keys")

CALL = Call(id="bj1a-1-1", site="bj1", node="a", at=datetime(2026, 11, 30, tzinfo=UTC))
CITIZEN = "13800138000"
#: Each way out, as the command that the machine gives for it.
WAYS = {
    OutboundPath.DIAL: DialCitizen,
    OutboundPath.CALL_BACK_LIST: DialCitizen,
    OutboundPath.CALL_BACK: DialCitizen,
    OutboundPath.CONSULT: DialOutside,
    OutboundPath.TRANSFER: DialOutside,
}
ROLES = ("agent", "leader", OTHERS, OPEN_INTERFACE, CALL_BACK)
#: The command that each entrance sends, and by whom; a number that is rung back was vouched for.
TO_CALLER = {"after": "c0", "presentation": Presentation.VOUCHED}
SENT: dict[str, tuple[type[order.CallCommand], str, dict[str, object]]] = {
    "typed at the desk": (order.Dial, "agent", {}),
    "a caller rung back": (order.Dial, "agent", TO_CALLER),
    "call-back": (order.Dial, "agent", TO_CALLER | {"callback": "cb-1"}),
    "promised call-back": (order.Dial, "agent", TO_CALLER | {"callback": "cb-1"}),
    "campaign": (order.Dial, "agent", {"campaign_entry": "campaign-1-2"}),
    "open interface": (order.Dial, OPEN_INTERFACE, {}),
    "consult": (order.Consult, "agent", {}),
    "transfer": (order.Transfer, "agent", {}),
    "consult, open interface": (order.Consult, OPEN_INTERFACE, {}),
    "transfer, open interface": (order.Transfer, OPEN_INTERFACE, {}),
}


class DialNode:
    """A node with its check and its way out."""

    def __init__(self, bus: Bus, limits: Limits = BUILTIN_LIMITS, node: str = "a") -> None:
        self.bus, self.policy, self.news = bus, OutboundPolicy(limits=limits), list[CommandRefused]()
        self.blocked = BlockedNumbers()
        self.outbound = Outbound(bus, Place(node=node), "12333", lambda: self.policy, lambda: self.blocked)
        self.switch: Any = SimpleNamespace(dial=AsyncMock(), ring=AsyncMock())
        away: Any = SimpleNamespace()
        self.execution = Execution(
            self.switch, away, away, away, lambda _, news: self.news.append(news), "12333", self.outbound
        )
        self.legs = 0

    @property
    def dialled(self) -> list[str]:
        return [call.args[1] for call in self.switch.dial.await_args_list]

    async def dial(
        self,
        raw: str = CITIZEN,
        path: OutboundPath = OutboundPath.DIAL,
        role: str = "agent",
        agent: str = "1001",
        leg: str = "",
    ) -> str:
        """Why it was not dialled, "" when it was."""
        self.legs += 1
        before = len(self.news)
        number, who = seal_number(dialable(raw) or raw, f"call/{CALL.id}"), Dialler(agent, (role,), path)
        await self.execution.execute(CALL, WAYS[path](leg or f"leg-{self.legs}", number, 30, who))
        return self.news[-1].why if len(self.news) > before else ""

    async def facts(self) -> list[object]:
        await self.outbound.settle()
        return [fact_of(event) for event in await stored(self.bus)]

    async def counters(self) -> Counters:
        found = await self.bus.bucket("outbound", Counters).get("counters")
        return found[0] if found else Counters()


@pytest.fixture
async def node(bus: Bus) -> AsyncIterator[DialNode]:
    made = DialNode(bus)
    yield made
    await made.outbound.settle()


@pytest.mark.parametrize(
    "shape", ["{}", "{}@trunk", "trunk/{}", "agent-1001&PJSIP/{}@trunk", "agent-1001@{}", "agent-{}/x"]
)
async def test_no_name_of_a_phone_that_the_router_may_send_rings_a_number(node: DialNode, shape: str) -> None:
    """Whoever has taken the router or the web over would have calls out past the check."""
    for raw in (*HOSTILE, CITIZEN):
        await node.execution.execute(CALL, RingAgent(f"leg-{raw}", shape.format(raw), "offer", "", "", 20))
    assert node.switch.ring.await_count == 0
    assert len(node.news) == len(HOSTILE) + 1
    await node.execution.execute(CALL, RingAgent("leg", "agent-1001", "offer", "", "", 20))
    assert [call.args[1] for call in node.switch.ring.await_args_list] == ["agent-1001"]


@pytest.mark.parametrize("path", OutboundPath)
async def test_who_had_their_data_blocked_is_rung_by_no_way_but_the_place_in_line_that_they_kept(
    node: DialNode, path: OutboundPath
) -> None:
    """However the number is written; somebody else's is dialled."""
    node.blocked = BlockedNumbers(frozenset(number_indexes(CITIZEN)))
    role = CALL_BACK if path is OutboundPath.CALL_BACK else "agent"
    refused = [await node.dial(raw, path, role) for raw in (CITIZEN, f"0{CITIZEN}", f"+86{CITIZEN}")]
    assert await node.dial("13900139000", path, role) == ""
    if path is OutboundPath.CALL_BACK:
        assert refused == ["", "", ""]
        return
    assert (refused, node.dialled) == (["not_dialled"] * 3, ["13900139000"])
    found = [fact for fact in await node.facts() if isinstance(fact, OutboundRefused)]
    assert [fact.reason for fact in found] == ["blocked"] * 3


async def test_who_types_a_blocked_number_reads_why_at_once(node: DialNode) -> None:
    node.blocked = BlockedNumbers(frozenset(number_indexes(CITIZEN)))
    with pytest.raises(Refused, match="限制处理") as refusal:
        await node.outbound.preview(
            order.Consult(CALL.id, "1001", number=seal_number(CITIZEN, f"call/{CALL.id}"), roles=("agent",))
        )
    assert refusal.value.code == "blocked"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", OutboundPath)
async def test_no_hostile_number_is_dialled_by_any_way_for_any_role(
    node: DialNode, path: OutboundPath, role: str
) -> None:
    refused = [await node.dial(raw, path, role) for raw in HOSTILE]
    assert node.dialled == []
    assert refused == ["not_dialled"] * len(HOSTILE)
    facts = await node.facts()
    assert len(facts) == len(HOSTILE)
    assert all(isinstance(fact, OutboundRefused) and fact.path == path and fact.roles == (role,) for fact in facts)
    assert (await node.counters()) == Counters(), "what is refused is not counted"


def test_every_entrance_that_the_code_has_is_tried() -> None:
    assert sorted(SENT) == sorted(name for names in ENTRANCES.values() for name in names)


@pytest.mark.parametrize("entrance", SENT)
async def test_no_hostile_number_is_accepted_by_any_entrance(node: DialNode, entrance: str) -> None:
    """The agent, or the other system, reads why and nothing begins; what a citizen can have is accepted."""
    kind, role, fields = SENT[entrance]

    def command(raw: str) -> Any:
        number = seal_number(dialable(raw) or raw, "call/c1")
        return kind("c1", "1001", **fields | {"number": number, "roles": (role,)})  # type: ignore[arg-type]

    for raw in HOSTILE:
        with pytest.raises(Refused) as refused:
            await node.outbound.preview(command(raw))
        assert refused.value.status == 422, raw
    await node.outbound.preview(command(CITIZEN))
    assert node.dialled == []


@pytest.mark.parametrize("path", OutboundPath)
async def test_a_citizens_number_is_dialled_and_noted(node: DialNode, path: OutboundPath) -> None:
    role = CALL_BACK if path is OutboundPath.CALL_BACK else "agent"
    assert await node.dial(CITIZEN, path, role) == ""
    node.switch.dial.assert_awaited_once_with("leg-1", CITIZEN, caller_id="12333", seconds=30)
    (fact,) = await node.facts()
    assert isinstance(fact, OutboundDialled)
    assert (fact.agent, fact.path, fact.kind, fact.number.masked) == ("1001", path, "mobile", "138******00")


@pytest.mark.parametrize("number", ["4001234567", "8001234567", "95588", "12348", "10086", "114"])
async def test_who_is_rung_back_is_rung_only_at_a_number_that_a_citizen_can_have(node: DialNode, number: str) -> None:
    assert await node.dial(number, OutboundPath.CALL_BACK, CALL_BACK) == "not_dialled"
    assert await node.dial(number, OutboundPath.CALL_BACK_LIST, "agent") == "not_dialled"
    assert await node.dial(number, OutboundPath.DIAL, "agent") == ""


@pytest.mark.parametrize(
    ("path", "role"), [(OutboundPath.CALL_BACK, CALL_BACK), (OutboundPath.CALL_BACK_LIST, "agent")]
)
async def test_who_is_rung_back_is_not_rung_at_a_number_that_the_carrier_would_vouch_for_and_does_not(
    node: DialNode, path: OutboundPath, role: str
) -> None:
    number = seal_number(CITIZEN, f"call/{CALL.id}")
    for presentation in Presentation:
        who = Dialler("1001", (role,), path, presentation)
        await node.execution.execute(CALL, DialCitizen(f"leg-{presentation}", number, 30, who))
    assert [news.why for news in node.news] == ["not_dialled"]
    assert len(node.dialled) == len(Presentation) - 1
    assert [fact.reason for fact in await node.facts() if isinstance(fact, OutboundRefused)] == ["claimed"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [(order.Dial, {"number": None}), (order.Consult, {}), (order.Transfer, {})],
)
async def test_the_agent_reads_at_once_why_a_number_is_not_dialled(
    node: DialNode, kind: type[order.CallCommand], fields: dict[str, object]
) -> None:
    command: Any = kind("c1", "1001", **fields | {"number": seal_number("16812345", "call/c1"), "roles": ("agent",)})
    with pytest.raises(Refused, match="收费信息台不能从热线拨打") as refused:
        await node.outbound.preview(command)
    assert (refused.value.code, refused.value.status) == ("number_refused", 422)
    (fact,) = await node.facts()
    assert isinstance(fact, OutboundRefused)
    assert (fact.agent, fact.kind, fact.reason, fact.call) == ("1001", "premium", "kind", "c1")


async def test_the_agent_reads_at_once_that_a_number_only_claimed_is_not_rung_back(node: DialNode) -> None:
    number = seal_number(CITIZEN, "call/c1")
    for entry in ("cb-1", ""):
        command = order.Dial(
            "c1", "1001", number, after="c0", callback=entry, roles=("agent",), presentation=Presentation.CLAIMED
        )
        with pytest.raises(Refused, match="请改拨来电人在通话或留言里说的号码"):
            await node.outbound.preview(command)
        await node.outbound.preview(replace(command, presentation=Presentation.VOUCHED))


async def test_the_agent_reads_at_once_that_a_cap_leaves_no_call(bus: Bus) -> None:
    node = DialNode(bus, replace(BUILTIN_LIMITS, agent_hour=1))
    assert await node.dial() == ""
    command = order.Dial("c2", "1001", seal_number("13900139000", "call/c2"), roles=("agent",))
    with pytest.raises(Refused, match="您本小时的外呼已达上限 1 通") as refused:
        await node.outbound.preview(command)
    assert (refused.value.code, refused.value.status) == ("outbound_cap", 429)
    await node.outbound.preview(replace(command, by="1002"))


@pytest.mark.parametrize(
    ("limits", "spread", "allowed"),
    [
        ({"agent_hour": 3}, False, 3),
        ({"agent_day": 4, "agent_hour": 4}, False, 4),
        ({"agent_live": 2}, False, 2),
        ({"all_hour": 5}, True, 5),
        ({"all_live": 3}, True, 3),
    ],
)
async def test_no_cap_is_passed(bus: Bus, limits: dict[str, int], spread: bool, allowed: int) -> None:
    node = DialNode(bus, replace(BUILTIN_LIMITS, **limits))
    outcomes = [await node.dial(f"1380013800{n}", agent=f"100{n % 3 if spread else 1}") for n in range(9)]
    assert len(node.dialled) == allowed
    assert outcomes[allowed:] == ["over_cap"] * (9 - allowed)


async def test_nobody_is_rung_fifty_times_but_partners_are(bus: Bus) -> None:
    node = DialNode(bus, replace(BUILTIN_LIMITS, number_day=3, agent_live=20))
    assert [await node.dial(CITIZEN) for _ in range(5)] == ["", "", "", "over_cap", "over_cap"]
    assert [await node.dial("12345", OutboundPath.TRANSFER) for _ in range(5)] == [""] * 5


async def test_two_nodes_at_once_do_not_both_take_the_last_call(bus: Bus) -> None:
    limits = replace(BUILTIN_LIMITS, all_hour=10, agent_hour=10, agent_live=20)
    nodes = [DialNode(bus, limits, node) for node in "ab"]
    attempts = [
        node.dial(f"138001380{n:02}", agent=f"{node.policy.version}{n}", leg=f"{number}-{n}")
        for n in range(20)
        for number, node in enumerate(nodes)
    ]
    await asyncio.gather(*attempts)
    assert sum(len(node.dialled) for node in nodes) == 10
    assert (await nodes[0].counters()).all_hour == 10


async def test_counts_outlive_the_process(bus: Bus) -> None:
    limits = replace(BUILTIN_LIMITS, agent_hour=2)
    assert await DialNode(bus, limits).dial("13800138001", leg="one") == ""
    again = DialNode(bus, limits)
    assert await again.dial("13800138002", leg="two") == ""
    assert await again.dial("13800138003", leg="three") == "over_cap"


async def test_a_leg_that_ends_makes_room(bus: Bus) -> None:
    node = DialNode(bus, replace(BUILTIN_LIMITS, agent_live=1))
    assert await node.dial("13800138001", leg="one") == ""
    assert await node.dial("13800138002", leg="two") == "over_cap"
    node.outbound.ended("one")
    node.outbound.ended("a leg of somebody else's")
    await node.outbound.settle()
    assert await node.dial("13800138002", leg="two") == ""


async def test_a_leg_that_the_switch_does_not_make_is_no_call_at_the_moment(bus: Bus) -> None:
    node = DialNode(bus, replace(BUILTIN_LIMITS, agent_live=1))
    node.switch.dial.side_effect = AriError(500, "no channel")
    await node.dial("13800138001", leg="one")
    await node.outbound.settle()
    assert (await node.counters()).live == {}


async def test_legs_that_a_killed_process_left_are_released_by_its_successor(bus: Bus) -> None:
    died, other = DialNode(bus), DialNode(bus, node="b")
    for node, leg in ((died, "lives"), (died, "gone"), (other, "elsewhere")):
        assert await node.dial(f"1380013800{len(leg)}", leg=leg) == ""
    successor = DialNode(bus)
    await successor.outbound.reconcile(lambda: ["lives"])
    await successor.outbound.settle()
    assert set((await successor.counters()).live) == {"lives", "elsewhere"}
    successor.outbound.ended("lives")
    await successor.outbound.settle()
    assert set((await successor.counters()).live) == {"elsewhere"}


async def test_without_the_bus_nothing_is_dialled_and_it_is_said_why(node: DialNode, server: NatsServer) -> None:
    server.kill()
    assert await node.dial() == "not_counted"
    command = order.Dial("c2", "1001", seal_number(CITIZEN, "call/c2"), roles=("agent",))
    with pytest.raises(Unavailable, match="来电不受影响"):
        await node.outbound.preview(command)
    assert node.dialled == []
    server.start()
    async with Bus(settings_for(server), "again") as bus:
        again = DialNode(bus)
        for _ in range(50):
            if not await again.dial(leg="again"):
                break
            await asyncio.sleep(0.2)
    assert again.dialled == [CITIZEN]


async def test_a_count_near_its_cap_is_reported_once_at_eighty_and_once_at_a_hundred_per_cent(bus: Bus) -> None:
    node = DialNode(bus, replace(BUILTIN_LIMITS, agent_hour=5, number_day=1))
    for n in range(7):
        await node.dial(f"1380013800{n}")
    reached = [fact for fact in await node.facts() if isinstance(fact, OutboundCapReached)]
    of_agent = [(fact.percent, fact.count, fact.agent) for fact in reached if fact.cap == "agent_hour"]
    assert of_agent == [(80, 4, "1001"), (100, 5, "1001")]
    of_numbers = [fact for fact in reached if fact.cap == "number_day"]
    assert all(fact.number is not None and fact.agent == "" for fact in of_numbers)
    assert "1380013800" not in msgspec.json.encode(of_numbers).decode()
