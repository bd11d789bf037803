"""Faxes on a real Asterisk: sent by its own fax module over a looped-back trunk, taken in by the fax line."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import numpy as np
import pytest
from nats.js.api import DeliverPolicy
from PIL import Image, ImageDraw, ImageSequence

from hotline.domains.messaging.rules import pdf_of
from hotline.events.envelope import Envelope
from hotline.events.faxes import FaxFailed, FaxReceived, fact_of
from tests.scenarios.callcontrol.node import Floor, Node, until

pytestmark = pytest.mark.real

WIDTH, HEIGHT = 1728, 1078
#: A page takes some ten seconds at 14400 bit/s, and the machines greet each other first.
FAX_SECONDS = 75.0


def page(bars: int) -> Image.Image:
    """As many black bars as its number, down the left half."""
    sheet = Image.new("1", (WIDTH, HEIGHT), 1)
    for bar in range(bars):
        ImageDraw.Draw(sheet).rectangle((100, 100 + 200 * bar, 800, 180 + 200 * bar), fill=0)
    return sheet


def write_fax(node: Node, name: str, pages: int) -> str:
    """A TIFF to send; its path as Asterisk sees it."""
    sheets = [page(number) for number in range(1, pages + 1)]
    path = node.settings.recordings_dir / "spool" / name
    sheets[0].save(path, "TIFF", save_all=True, append_images=sheets[1:], compression="group3", dpi=(204, 98))
    path.chmod(0o644)
    return f"/srv/hotline/recordings/{name}"


def tell_asterisk(node: Node, command: str) -> str:
    """A command on Asterisk's own console."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as console:
        console.settimeout(5)
        console.connect(str(node.settings.place.data / "asterisk" / "run" / "asterisk.ctl"))
        console.recv(4096)
        console.sendall(f"cli quit after {command}".encode() + b"\0")
        said = b""
        while piece := console.recv(4096):
            said += piece
        return said.decode(errors="replace")


@asynccontextmanager
async def faxes_told(floor: Floor) -> AsyncIterator[Callable[[], Awaitable[Envelope]]]:
    """The next event of a fax from now on."""
    options = {"ordered_consumer": True, "deliver_policy": DeliverPolicy.NEW}
    subscription = await floor.bus.jetstream.subscribe("events.fax.>", **options)

    async def told() -> Envelope:
        message = await subscription.next_msg(timeout=FAX_SECONDS)
        return msgspec.json.decode(message.data, type=Envelope)

    yield told
    await subscription.unsubscribe()


def darkness(image: Image.Image) -> list[float]:
    """How black each of ten stripes down the page is, in its left half: a rough picture of it."""
    dots = 1 - np.asarray(image.convert("1").resize((WIDTH, HEIGHT)), dtype=float)
    return [float(stripe[:, : WIDTH // 2].mean()) for stripe in np.array_split(dots, 10)]


async def send(floor: Floor, path: str, options: str) -> None:
    """Over the trunk, out and in again. ``F`` forbids T.38."""
    to = f"PJSIP/trunk/sip:12333900@127.0.0.1:{floor.node.settings.ports.sip}"
    await asyncio.to_thread(tell_asterisk, floor.node, "module load res_clioriginate.so")
    said = tell_asterisk(floor.node, f"channel originate {to} application SendFAX {path},{options}")
    assert "No such" not in said, said


def received(floor: Floor, file: str) -> Path:
    return floor.node.settings.recordings_dir / "spool" / file


@pytest.mark.parametrize("options", ["f", "F"], ids=["T.38", "sound"])
async def test_a_fax_of_two_pages_arrives_page_for_page(floor: Floor, options: str) -> None:
    path = write_fax(floor.node, "to-send.tif", 2)
    async with faxes_told(floor) as told:
        await send(floor, path, options)
        event = await told()
    fact = fact_of(event)
    assert isinstance(fact, FaxReceived), fact
    assert (fact.pages, fact.dialed, event.seq) == (2, "12333900", 1)
    with Image.open(received(floor, fact.file)) as fax:
        pages = [sheet.copy() for sheet in ImageSequence.Iterator(fax)]
    assert [darkness(sheet) for sheet in pages] == [pytest.approx(darkness(page(n)), abs=0.05) for n in (1, 2)]
    pdf, count = pdf_of(received(floor, fact.file).read_bytes())
    assert (pdf[:4], count) == (b"%PDF", 2)
    await until(floor.node.is_empty)


async def test_a_fax_that_breaks_off_is_told_as_failed(floor: Floor) -> None:
    path = write_fax(floor.node, "to-break.tif", 4)
    async with faxes_told(floor) as told:
        before = taken_in(floor)
        await send(floor, path, "f")
        await until(lambda: a_page_has_come(floor, before), within=FAX_SECONDS)
        for channel in await floor.node.ari("/channels"):
            if channel["dialplan"]["app_name"] == "SendFAX":
                tell_asterisk(floor.node, f"channel request hangup {channel['name']}")
        event = await told()
    fact = fact_of(event)
    assert isinstance(fact, FaxFailed), fact
    assert fact.pages < 4
    assert fact.why
    await until(floor.node.is_empty)


def taken_in(floor: Floor) -> set[Path]:
    """Faxes of which at least a page has come."""
    spool = floor.node.settings.recordings_dir / "spool"
    return {path for path in spool.glob("fax-*.tif") if path.stat().st_size > 0}


async def a_page_has_come(floor: Floor, before: set[Path]) -> bool:
    return bool(taken_in(floor) - before)


async def test_a_caller_who_is_no_fax_machine_is_told_as_failed_with_no_page(floor: Floor) -> None:
    async with faxes_told(floor) as told:
        call = await floor.citizen.call("12333900", caller="13800138021")
        call.audio.play_tone(400)
        await asyncio.sleep(1)
        await call.hang_up()
        fact = fact_of(await told())
    assert isinstance(fact, FaxFailed), fact
    assert (fact.pages, fact.file) == (0, "")
    assert fact.number is not None
    assert fact.number.masked == "138****8021"
