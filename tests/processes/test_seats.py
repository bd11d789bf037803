"""Seats follow sessions: a call is use, and an agent without an open session takes no calls."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from hotline.domains.voice.routing.ports import Ack, AgentDoc, AgentReply, AgentState, AnyAgentCommand, SignOut
from hotline.infrastructure import session_registry
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.session_registry import EndReason, SessionBook, SessionState
from hotline.processes.seats import look
from tests.nats_server import until

pytestmark = pytest.mark.real

NOW = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
HOURS = timedelta(hours=12)
OPEN = SessionState("1001", NOW, NOW + HOURS)
ENDED = SessionState("1001", NOW, NOW + HOURS, EndReason.FORCED)
UNUSED = SessionState("1001", NOW - timedelta(minutes=31), NOW + HOURS)
PAST_ITS_HOURS = SessionState("1001", NOW, NOW)


class Floor:
    """One agent, the register, and a router that obeys."""

    def __init__(self, bus: Bus) -> None:
        self.bus, self.mirror, self.book = bus, Mirror(), SessionBook()
        self.commands: list[AnyAgentCommand] = []

    async def obey(self, command: AnyAgentCommand) -> AgentReply:
        self.commands.append(command)
        return AgentReply(Ack(), agent(AgentState.SIGNED_OUT))

    async def has(self, *states: SessionState) -> None:
        for number, state in enumerate(states):
            await session_registry.begin(self.bus, f"session-{number}", state)
        await until(lambda: len(self.book.items()) == len(states))

    async def looked_at(self, state: AgentState) -> list[AnyAgentCommand]:
        self.mirror.put("agents/1001", msgspec.json.encode(agent(state)))
        await look(self.bus, self.mirror, self.book, NOW)
        return self.commands


def agent(state: AgentState) -> AgentDoc:
    return AgentDoc("1001", "王晓芳", "早班一组", {}, state, NOW, node="a")


@pytest.fixture
async def floor(bus: Bus) -> AsyncIterator[Floor]:
    made = Floor(bus)
    await bus.serve("router.agent", AnyAgentCommand, made.obey)
    following = asyncio.create_task(made.book.follow(bus))
    yield made
    following.cancel()


@pytest.mark.parametrize(
    ("sessions", "signed_out"),
    [
        ([OPEN], False),
        ([ENDED], True),
        ([UNUSED], True),
        ([PAST_ITS_HOURS], True),
        ([ENDED, UNUSED, OPEN], False),
        ([], False),
    ],
)
async def test_an_agent_whose_sessions_are_all_over_is_signed_out(
    floor: Floor, sessions: list[SessionState], signed_out: bool
) -> None:
    await floor.has(*sessions)
    assert await floor.looked_at(AgentState.READY) == ([SignOut("1001", "forced")] if signed_out else [])


@pytest.mark.parametrize("state", [AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP, AgentState.SIGNED_OUT])
async def test_a_call_and_its_wrap_up_go_on_whatever_becomes_of_the_session(floor: Floor, state: AgentState) -> None:
    await floor.has(ENDED)
    assert await floor.looked_at(state) == []


async def test_a_call_is_use_of_the_session(floor: Floor) -> None:
    await floor.has(SessionState("1001", NOW - timedelta(minutes=29), NOW + HOURS))
    await floor.looked_at(AgentState.TALKING)
    await until(lambda: [state.used_at for _, state in floor.book.items()] == [NOW])


async def test_an_ended_session_is_not_brought_back_by_use(floor: Floor) -> None:
    await floor.has(OPEN)
    await session_registry.end(floor.bus, "session-0", EndReason.SIGNED_OUT)
    await session_registry.note_use(floor.bus, "session-0", NOW + HOURS)
    await session_registry.end(floor.bus, "session-0", EndReason.FORCED)
    await until(lambda: [state.ended for _, state in floor.book.items()] == ["signed_out"])
