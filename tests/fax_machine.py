"""A fax machine for tests: Asterisk's own, which sends over the trunk, out and in again."""

import asyncio
import socket
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from hotline.infrastructure.settings import Settings

WIDTH, HEIGHT = 1728, 1078
#: A page takes some ten seconds at 14400 bit/s, and the machines greet each other first.
FAX_SECONDS = 75.0
STRIPES = 10


def page(bars: int) -> Image.Image:
    """As many black bars as its number, down the left half."""
    sheet = Image.new("1", (WIDTH, HEIGHT), 1)
    for bar in range(bars):
        ImageDraw.Draw(sheet).rectangle((100, 100 + 200 * bar, 800, 180 + 200 * bar), fill=0)
    return sheet


def darkness(image: Image.Image) -> list[float]:
    """How black each of ten stripes down the page is, in its left half: a rough picture of it."""
    dots = 1 - np.asarray(image.convert("1").resize((WIDTH, HEIGHT)), dtype=float)
    return [float(stripe[:, : WIDTH // 2].mean()) for stripe in np.array_split(dots, STRIPES)]


def spool_of(settings: Settings) -> Path:
    return settings.recordings_dir / "spool"


def command_asterisk(settings: Settings, command: str) -> str:
    """A command on Asterisk's own console; what it says."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as console:
        console.settimeout(5)
        console.connect(str((settings.place.data / "asterisk" / "run" / "asterisk.ctl").absolute()))
        console.recv(4096)
        console.sendall(f"cli quit after {command}".encode() + b"\0")
        output = b""
        while piece := console.recv(4096):
            output += piece
        return output.decode(errors="replace")


async def send_fax(settings: Settings, pages: int, options: str = "f", to: str = "") -> None:
    """Pages with 1, 2, 3 … bars, begun to be sent to the fax line. ``options`` of SendFAX; ``F`` forbids T.38."""
    number = to or settings.telephony.fax_number
    sheets = [page(number) for number in range(1, pages + 1)]
    path = spool_of(settings) / "to-send.tif"
    sheets[0].save(path, "TIFF", save_all=True, append_images=sheets[1:], compression="group3", dpi=(204, 98))
    path.chmod(0o644)
    address = f"PJSIP/trunk/sip:{number}@127.0.0.1:{settings.ports.sip}"
    await asyncio.to_thread(command_asterisk, settings, "module load res_clioriginate.so")
    sending = f"channel originate {address} application SendFAX /srv/hotline/recordings/{path.name},{options}"
    output = await asyncio.to_thread(command_asterisk, settings, sending)
    assert "No such" not in output, output
