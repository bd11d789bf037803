"""12345 passes a caller on with its case number in a header: on a real Asterisk, good values and bad ones."""

import asyncio

import msgspec
import pytest

from hotline.domains.voice.routing.ports import Enqueue
from tests.scenarios.callcontrol.node import Floor, talk

pytestmark = pytest.mark.real

CASE = "20261125-004217"


async def handed_over(floor: Floor, value: str) -> Enqueue:
    """A caller with this header, waiting; hung up once the router was asked for a place."""
    before = sum(isinstance(message, Enqueue) for message in floor.dispatcher.received)
    call = await floor.citizen.call("12333", caller="13800138000", headers=[("X-12345-Case", value)])
    await call.audio.send_keys("1")
    waiting = await floor.dispatcher.hears(Enqueue, count=before + 1)
    await call.hang_up()
    return waiting


async def test_the_case_is_told_kept_and_shown_and_the_caller_goes_before_others(floor: Floor) -> None:
    call = await floor.citizen.call("12333", caller="13800138012", headers=[("X-12345-Case", CASE)])
    await call.audio.send_keys("1")
    waiting = await floor.dispatcher.hears(Enqueue)
    assert waiting.priority == 1
    async with await floor.agent_phone() as phone:
        await phone.register()
        await floor.dispatcher.offer(waiting.call, "offer-1")
        await phone.incoming()
        async with asyncio.timeout(5):  # the telephone may ring before the snapshot is kept
            while (snapshot := await floor.snapshot(waiting.call)) is None or not snapshot.agent:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        displayed = snapshot
        assert (displayed.agent, displayed.case_number, displayed.reasons) == ("1001", CASE, ("handed_over",))
        await call.hang_up()
    types = await floor.complete_events(waiting.call)
    assert types[:2] == ["arrived", "handed_over"]
    assert (await floor.events_of(waiting.call))[1].data == {"case_number": CASE}


@pytest.mark.parametrize(
    "value", ["no case", "2026,1125,yes", "<script>1</script>", "A" * 200, "${CHANNEL}", '20"26\\1125']
)
async def test_a_value_that_is_no_case_number_changes_nothing_and_is_noted(floor: Floor, value: str) -> None:
    noted = floor.node.log.count("case_number_unreadable")
    waiting = await handed_over(floor, value)
    types = await floor.complete_events(waiting.call)
    assert "handed_over" not in types
    published = msgspec.json.encode(await floor.events_of(waiting.call)).decode()
    assert value not in published
    assert '"handed_over"' not in published
    assert not any(event.test for event in await floor.events_of(waiting.call))
    assert floor.node.log.count("case_number_unreadable") == noted + 1
    assert value not in floor.node.log


async def test_without_the_header_the_call_is_as_ever(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, _, waiting = await talk(floor, phone)
        snapshot = await floor.snapshot(waiting.call)
        assert snapshot is not None
        assert snapshot.case_number == ""
        await call.hang_up()
    assert "handed_over" not in await floor.complete_events(waiting.call)
