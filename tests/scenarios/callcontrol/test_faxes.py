"""Faxes on a real Asterisk: sent by its own fax module over a looped-back trunk, taken in by the fax line."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from nats.js.api import DeliverPolicy
from PIL import Image, ImageSequence

from hotline.domains.service.messaging.rules.fax_pages import pdf_of
from hotline.events.envelope import Envelope
from hotline.events.faxes import FaxFailed, FaxReceived, fact_of
from tests.fax_machine import FAX_SECONDS, command_asterisk, darkness, page, send_fax, spool_of
from tests.scenarios.callcontrol.node import Floor, Node, until

pytestmark = pytest.mark.real


@asynccontextmanager
async def fax_events(floor: Floor) -> AsyncIterator[Callable[[], Awaitable[Envelope]]]:
    """The next event of a fax from now on."""
    stream = floor.bus.jetstream
    subscription = await stream.subscribe("events.fax.>", ordered_consumer=True, deliver_policy=DeliverPolicy.NEW)

    async def next_event() -> Envelope:
        message = await subscription.next_msg(timeout=FAX_SECONDS)
        return msgspec.json.decode(message.data, type=Envelope)

    yield next_event
    await subscription.unsubscribe()


@pytest.mark.parametrize("options", ["f", "F"], ids=["T.38", "sound"])
async def test_a_fax_of_two_pages_arrives_page_for_page(floor: Floor, options: str) -> None:
    async with fax_events(floor) as next_event:
        await send_fax(floor.node.settings, 2, options)
        event = await next_event()
    fact = fact_of(event)
    assert isinstance(fact, FaxReceived), fact
    assert (fact.pages, fact.dialed, event.seq) == (2, "12333900", 1)
    spool = spool_of(floor.node.settings)
    with Image.open(spool / fact.file) as fax:
        pages = [sheet.copy() for sheet in ImageSequence.Iterator(fax)]
    assert [darkness(sheet) for sheet in pages] == [pytest.approx(darkness(page(n)), abs=0.05) for n in (1, 2)]
    pdf, count = pdf_of((spool / fact.file).read_bytes())
    assert (pdf[:4], count) == (b"%PDF", 2)
    await until(floor.node.is_empty)


async def test_a_fax_that_breaks_off_is_told_as_failed(floor: Floor) -> None:
    async with fax_events(floor) as next_event:
        before = taken_in(floor)
        await send_fax(floor.node.settings, 4)
        await until(lambda: a_page_has_come(floor, before), within=FAX_SECONDS)
        for channel in await floor.node.ari("/channels"):
            if channel["dialplan"]["app_name"] == "SendFAX":
                command_asterisk(floor.node.settings, f"channel request hangup {channel['name']}")
        event = await next_event()
    fact = fact_of(event)
    assert isinstance(fact, FaxFailed), fact
    assert fact.pages < 4
    assert fact.why
    await until(floor.node.is_empty)


def taken_in(floor: Floor) -> set[Path]:
    """Faxes of which at least a page has come."""
    return {path for path in spool_of(floor.node.settings).glob("fax-*.tif") if path.stat().st_size > 0}


async def a_page_has_come(floor: Floor, before: set[Path]) -> bool:
    return bool(taken_in(floor) - before)


async def test_a_caller_who_is_no_fax_machine_is_told_as_failed_with_no_page(floor: Floor) -> None:
    async with fax_events(floor) as next_event:
        call = await floor.citizen.call("12333900", caller="13800138021")
        call.audio.play_tone(400)
        await asyncio.sleep(1)
        await call.hang_up()
        fact = fact_of(await next_event())
    assert isinstance(fact, FaxFailed), fact
    assert fact.pages == 0
    assert fact.number is not None
    assert fact.number.masked == "138******21"


@pytest.fixture
def detecting(node: Node) -> Iterator[None]:
    """The trunk listens for fax machines, as with ``telephony.fax_detect``."""
    pjsip = node.settings.place.data / "asterisk" / "etc" / "pjsip.conf"
    off, on = "fax_detect = no", "fax_detect = yes"
    assert off in pjsip.read_text()
    pjsip.write_text(pjsip.read_text().replace(off, on))
    command_asterisk(node.settings, "module reload res_pjsip.so")
    yield
    pjsip.write_text(pjsip.read_text().replace(on, off))
    command_asterisk(node.settings, "module reload res_pjsip.so")


async def test_a_fax_machine_that_rings_the_hotline_itself_is_known_by_its_tone(floor: Floor, detecting: None) -> None:
    async with fax_events(floor) as next_event:
        await send_fax(floor.node.settings, 1, "F", to="12333")
        event = await next_event()
    fact = fact_of(event)
    assert isinstance(fact, FaxReceived), fact
    assert (fact.pages, fact.dialed) == (1, "12333")
    types = await floor.complete_events(event.subject.removeprefix("fax/"))
    assert (types[0], types[-1]) == ("arrived", "ended")
    await until(floor.node.is_empty)
