"""The process of AI seats commands talks of AI seats, and of nobody else: it may be in strange hands."""

from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock

import msgspec
import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.routing.ports import Ack
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Refused
from hotline.processes.ai_seats.main import AiDesk
from hotline.processes.callcontrol.desk import Desk
from tests.domains.voice.calls.scripted_call import ANN, ScriptedCall
from tests.domains.voice.calls.test_machine_ai_seat import AI, HELPED, with_ai_seat


def desk(call: Call | None) -> tuple[Desk, AsyncMock]:
    """A desk of a node with this call, and what is passed on to the call."""
    commanded, unused = AsyncMock(return_value=None), SimpleNamespace()
    mailboxes: Any = SimpleNamespace(get=lambda _: call, command=commanded)
    outbound: Any = SimpleNamespace(preview=AsyncMock())
    nothing: Any = unused
    return Desk(nothing, "a", mailboxes, nothing, outbound, nothing), commanded


@pytest.mark.parametrize(
    "command", [order.Hold("c1", AI), order.Transfer("c1", AI, agent="1002"), order.HangUp("c1", AI, "agent")]
)
def test_nothing_but_the_way_to_a_person_and_to_the_rating_is_read_there(command: order.CallCommand) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(command), type=order.SeatCallCommand)


@pytest.mark.parametrize("kind", [order.ToPerson, order.ToRating])
async def test_a_talk_of_a_person_is_none_of_its_business(kind: type[order.CallCommand]) -> None:
    talking, commanded = desk(ScriptedCall(HELPED).talking().call)
    with pytest.raises(Refused, match="由人工接听"):
        await talking.command_of_seat(kind("c1", ANN))  # type: ignore[arg-type]
    assert commanded.await_count == 0


@pytest.mark.parametrize("kind", [order.ToPerson, order.ToRating])
async def test_in_its_own_talk_it_is_obeyed_and_a_call_that_is_over_answers_as_to_everybody(
    kind: type[order.CallCommand],
) -> None:
    for call in (with_ai_seat().call, None):
        talking, commanded = desk(call)
        assert (await talking.command_of_seat(kind("c1", AI))).ok  # type: ignore[arg-type]
        assert commanded.await_count == 1


@pytest.mark.real
async def test_what_a_seat_says_arrives_by_the_subject_of_seats(bus: Bus) -> None:
    received = list[order.CallCommand]()

    async def receive(command: order.SeatCallCommand) -> Ack:
        received.append(command)
        return Ack()

    await bus.serve("callcontrol.a.seat", order.SeatCallCommand, receive)  # type: ignore[arg-type]
    seat = AiDesk(bus, "a", "c1", AI)
    await seat.to_person(urgent=True)
    await seat.to_rating()
    assert received == [order.ToPerson("c1", AI, urgent=True), order.ToRating("c1", AI)]
