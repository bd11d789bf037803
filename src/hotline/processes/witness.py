"""``hotline witness``: takes the signed heads of the audit chain and adds them to files that only it can write.

It runs as a user of its own, so that who rules the database and the application can add to these files and take nothing
back. Any of our processes may read them. It opens neither the database nor the bus.
"""

import argparse
import asyncio
import os
from pathlib import Path

import msgspec
import structlog

from hotline.domains.platform.audit.adapters import head_files
from hotline.domains.platform.audit.adapters.witness import SOCKET, TAKEN
from hotline.domains.platform.audit.rules.heads import goes_back, read_line
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable
from hotline.processes.foreground import run_until_stopped

log = structlog.get_logger()
LONGEST_LINE = 64 * 1024
WITHIN_SECONDS = 5.0


def main(arguments: list[str]) -> int:
    configure_logging("witness")
    parser = argparse.ArgumentParser("hotline witness", description="Take the signed heads of the audit chain.")
    parser.add_argument("--folder", type=Path, help="where they are stored; without it the settings' data folder")
    folder = parser.parse_args(arguments).folder or settings().witness_dir.absolute()
    return run_until_stopped(lambda: serve(folder))


async def serve(folder: Path) -> None:
    """Take heads on the folder's socket until cancelled."""
    path = folder / SOCKET
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(lambda r, w: _answer(folder, r, w), path, limit=LONGEST_LINE)
    path.chmod(0o666)
    log.info("the witness listens", action="witness_up")
    async with server:
        await server.serve_forever()


async def _answer(folder: Path, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            line = await reader.readline()
        writer.write(await asyncio.to_thread(take, folder, line) + b"\n")
        await writer.drain()
    except (OSError, TimeoutError, ValueError) as error:
        log.warning("a head was not taken", action="witness_refused", error=type(error).__name__)
    finally:
        writer.close()


def take(folder: Path, line: bytes) -> bytes:
    """Add the head; the answer says ``taken``, or why not."""
    try:
        head, before = read_line(line), head_files.last(folder)
        if goes_back(before, head):
            log.error("a head that goes back was refused", action="witness_refused", position=head.head.position)
            return b"the chain would be shorter than it was"
        head_files.add(folder, head)
    except (msgspec.DecodeError, Unavailable) as error:
        return f"no head: {type(error).__name__}".encode()
    except OSError as error:
        return f"not stored: {os.strerror(error.errno or 0)}".encode()
    return TAKEN
