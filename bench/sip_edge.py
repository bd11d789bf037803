"""What a flood at the front door does to calls: their setup and sound with and without it.

    .venv/bin/python -m bench.sip_edge --rate 2000 --seconds 20

An installation of the bench's own; citizens ring in through the door at an even rate and hear the menu, each for a few
seconds, while a stranger's address sends unauthenticated INVITEs and REGISTERs as fast as said. Once with the door's
limits as delivered and once with limits so high that everything reaches the switch.
"""

import argparse
import asyncio
import contextlib
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.installation import PARTS, running
from bench.processes import machine_busy, pid_on_port, spent
from hotline.demo.phone.call import CallRefused
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from hotline.infrastructure.sip_edge import query_edge

STRANGER, CALLS_A_SECOND, LISTEN_SECONDS = "127.0.0.66", 2.0, 4.0
LIFTED = {"HOTLINE_DOOR__MESSAGES_PER_SECOND": "10000", "HOTLINE_DOOR__FAILURES": "1000"}
MESSAGE = (
    "{method} sip:12333@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP {here};branch=z9hG4bK{n};rport\r\nMax-Forwards: 70\r\n"
    "From: <sip:agent-{n}@127.0.0.1>;tag={n}\r\nTo: <sip:12333@127.0.0.1>\r\nCall-ID: {n}\r\nCSeq: 1 {method}\r\n"
    "Contact: <sip:agent-{n}@{here}>\r\nContent-Length: 0\r\n\r\n"
)


@dataclass
class Seen:
    """Seconds; ``gap`` the longest silence between two packets of each call, ``lost`` of ``packets``."""

    answer: list[float] = field(default_factory=list)
    gap: list[float] = field(default_factory=list)
    packets: int = 0
    lost: int = 0
    failed: int = 0


async def listen(phone: Phone, number: str, seen: Seen) -> None:
    call = phone.dial("12333", caller=number)
    try:
        await call.answered(10)
        assert call.answered_at is not None, "it was answered"
        seen.answer.append(call.answered_at - call.placed_at)
        await asyncio.sleep(LISTEN_SECONDS)
        reception = call.audio.reception
        seen.gap.append(reception.largest_gap)
        seen.packets, seen.lost = seen.packets + reception.packets, seen.lost + reception.lost
    except (CallRefused, TimeoutError):
        seen.failed += 1
    finally:
        await call.hang_up()


async def calls(config: Settings, seconds: float) -> Seen:
    seen, started = Seen(), time.monotonic()
    async with Phone("bench", ("127.0.0.1", config.ports.sip_edge)) as phone, asyncio.TaskGroup() as group:
        for index in range(int(seconds * CALLS_A_SECOND)):
            await asyncio.sleep(max(0.0, started + index / CALLS_A_SECOND - time.monotonic()))
            group.create_task(listen(phone, str(13800001000 + index), seen))
    return seen


async def flood(port: int, rate: int, seconds: float) -> int:
    """Returns how many messages were sent."""
    script = await asyncio.create_subprocess_exec(
        "python3", "-c", FLOODER, str(port), str(rate), str(seconds), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await script.communicate()
    return int(output)


FLOODER = f"""
import socket, sys, time
port, rate, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); wire.bind(({STRANGER!r}, 0))
here, text, sent, start = "%s:%d" % wire.getsockname(), {MESSAGE!r}, 0, time.monotonic()
while (now := time.monotonic()) - start < seconds:
    for _ in range(int((now - start) * rate) - sent):
        method = "INVITE" if sent % 2 else "REGISTER"
        wire.sendto(text.format(method=method, here=here, n=sent).encode(), ("127.0.0.1", port)); sent += 1
    time.sleep(0.002)
print(sent)
"""


def row(name: str, seen: Seen, sent: int, seconds: float, busy: float, cost: dict[str, float]) -> str:
    def ms(values: list[float], quantile: int) -> str:
        return f"{1000 * statistics.quantiles(values, n=100)[quantile - 1]:.0f}" if len(values) > 1 else "-"

    shares = " | ".join(f"{100 * cost[part] / seconds:.0f}%" for part in ("door", "asterisk"))
    answer = f"{ms(seen.answer, 50)} / {ms(seen.answer, 95)}"
    gap = f"{ms(seen.gap, 50)} / {1000 * max(seen.gap, default=0):.0f}"
    lost = f"{seen.lost} of {seen.packets}"
    done = f"{len(seen.answer)}/{len(seen.answer) + seen.failed}"
    return f"| {name} | {sent / seconds:.0f} | {done} | {answer} | {gap} | {lost} | {shares} | {100 * busy:.0f}% |"


async def measure(name: str, config: Settings, rate: int, seconds: float) -> str:
    parts = edge_pids(config) | {"asterisk": pid_on_port(config.ports.asterisk_http, "tcp") or 0}
    before, busy = spent({str(pid): pid for pid in parts.values()}), machine_busy()
    seen, sent = await asyncio.gather(calls(config, seconds), flood(config.ports.sip_edge, rate, seconds))
    after, now = spent({str(pid): pid for pid in parts.values()}).since(before), machine_busy()
    asterisk = after[str(parts.pop("asterisk"))]
    cost = {"asterisk": asterisk, "door": sum(after[str(pid)] for pid in parts.values())}
    return row(name, seen, sent, seconds, (now[0] - busy[0]) / (now[1] - busy[1]), cost)


def edge_pids(config: Settings) -> dict[str, int]:
    """Kamailio's processes of this installation."""

    def found() -> Iterator[tuple[str, int]]:
        mine = str(config.place.data.absolute() / "run" / "door" / "kamailio.cfg")
        for pid in filter(str.isdecimal, os.listdir("/proc")):
            with contextlib.suppress(OSError):
                if mine in Path(f"/proc/{pid}/cmdline").read_text().split("\0"):
                    yield f"door {pid}", int(pid)

    return dict(found())


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=2000, help="messages a second")
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    rows = []
    for limits, extra in (("as delivered", {}), ("lifted", LIFTED)):
        async with running([], f"{PARTS},door", HOTLINE_DOOR__ON="true", **extra) as config:
            if not extra:
                rows.append(await measure("no flood", config, 0, options.seconds))
            rows.append(await measure(f"flood, limits {limits}", config, options.rate, options.seconds))
            print(len((await query_edge()).bans), "banned")
    print(f"load average beside it {os.getloadavg()[0]:.1f}")
    heads = "messages/s | answered | answer p50/p95 ms | longest gap p50/max ms | packets lost | door | Asterisk"
    print(f"| | {heads} | machine busy |")
    print("|---|---|---|---|---|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    asyncio.run(main())
