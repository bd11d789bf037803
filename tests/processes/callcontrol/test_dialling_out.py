"""Whoever asks for it: what the hotline does not dial never reaches the switch."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock

import pytest
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import DialCitizen, DialOutside
from hotline.domains.voice.calls.rules.inputs import CommandRefused
from hotline.infrastructure.sealing import seal_number
from hotline.processes.callcontrol.execution import Execution
from tests.domains.voice.telephony.hostile import HOSTILE

pytestmark = pytest.mark.usefixtures("sealing_keys")

CALL = Call(id="bj1a-1-1", site="bj1", node="a", at=datetime(2026, 11, 30, tzinfo=UTC))


def execution(heard: list[object]) -> tuple[Execution, AsyncMock]:
    switch: Any = SimpleNamespace(dial=AsyncMock())
    away: Any = SimpleNamespace()
    return Execution(switch, away, away, away, lambda call, news: heard.append(news), "12333"), switch.dial


@pytest.mark.parametrize("command", [DialCitizen, DialOutside])
async def test_a_hostile_number_is_turned_down_and_the_call_hears_of_it(
    command: type[DialCitizen | DialOutside],
) -> None:
    heard: list[object] = []
    works, dial = execution(heard)
    for raw in HOSTILE:
        await works.execute(CALL, command("leg", seal_number(raw), 30))
    dial.assert_not_awaited()
    assert [type(news) for news in heard] == [CommandRefused] * len(HOSTILE)


@pytest.mark.parametrize("command", [DialCitizen, DialOutside])
async def test_a_citizens_number_is_dialled(command: type[DialCitizen | DialOutside]) -> None:
    heard: list[object] = []
    works, dial = execution(heard)
    await works.execute(CALL, command("leg", seal_number("13800138000"), 30))
    dial.assert_awaited_once_with("leg", "13800138000", caller_id="12333", seconds=30)
    assert heard == []


@pytest.mark.parametrize("number", ["4001234567", "8001234567", "95588", "12348", "10086", "114"])
async def test_who_keeps_the_place_is_rung_only_at_a_number_that_a_citizen_can_have(number: str) -> None:
    heard: list[object] = []
    works, dial = execution(heard)
    rings_back = DialCitizen("leg", seal_number(number), 30)
    await works.execute(CALL, rings_back)
    dial.assert_not_awaited()
    assert [type(news) for news in heard] == [CommandRefused]
    await works.execute(replace(CALL, direction="out"), rings_back)
    dial.assert_awaited_once()
