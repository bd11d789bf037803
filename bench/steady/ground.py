"""What lies under an installation: its database's disk, small enough to be filled; the ways to it and to the desks."""

import asyncio
import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

#: Beside what the database holds when the disk is laid: for what it writes in the whole run.
ROOM_BYTES = 300 << 20
STEP_BYTES = 1 << 20
LOSS_TABLE = "hotline_bench"


class Disk:
    """A file system of its own for one folder. ``lay`` moves the folder there; nothing may use it meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._ballast = folder, folder / "ballast"

    def lay(self) -> None:
        aside = self._folder.with_name(f"{self._folder.name}.aside")
        self._folder.rename(aside)
        self._folder.mkdir()
        held = sum(file.stat().st_blocks * 512 for file in aside.rglob("*") if file.is_file())
        _run("mount", "-t", "tmpfs", "-o", f"size={held + ROOM_BYTES},mode=700", "tmpfs", str(self._folder))
        _run("cp", "-a", f"{aside}/.", str(self._folder))
        shutil.rmtree(aside)

    def lift(self) -> None:
        """Harmless when none is laid."""
        subprocess.run(["umount", "--lazy", str(self._folder)], check=False, capture_output=True)

    @contextlib.asynccontextmanager
    async def full(self) -> AsyncIterator[None]:
        """Not a byte is free, and what the database gives back is taken at once."""
        filling = asyncio.create_task(self._hold_full())
        try:
            yield
        finally:
            filling.cancel()
            self._ballast.unlink()

    async def _hold_full(self) -> None:
        with self._ballast.open("wb") as ballast:
            while True:
                step, at = STEP_BYTES, ballast.seek(0, os.SEEK_END)
                while step:
                    try:
                        os.posix_fallocate(ballast.fileno(), at, step)
                        at = ballast.seek(0, os.SEEK_END)
                    except OSError as problem:
                        if problem.errno != errno.ENOSPC:
                            raise
                        step //= 16
                await asyncio.sleep(0.1)


class SlowPath:
    """A way to a port that takes ``delay`` seconds in each direction; ``async with``."""

    def __init__(self, near: tuple[str, int], far: tuple[str, int]) -> None:
        self._near, self._far = near, far
        self.delay = 0.0

    async def __aenter__(self) -> "SlowPath":
        self._server = await asyncio.start_server(self._relay, *self._near)
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._server.close()
        self._server.close_clients()

    @contextlib.contextmanager
    def slow(self, delay: float) -> Iterator[None]:
        self.delay = delay
        try:
            yield
        finally:
            self.delay = 0.0

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(*self._far)
        except OSError:
            writer.close()
            return
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._carry(reader, far_writer))
                tasks.create_task(self._carry(far_reader, writer))
        except* OSError:
            pass  # either end is gone
        finally:
            writer.close()
            far_writer.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        clock = asyncio.get_running_loop().time
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, piece = await under_way.get()
                await asyncio.sleep(due - clock())
                if not piece:
                    raise ConnectionResetError
                writer.write(piece)
                await writer.drain()

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(deliver())
            while piece := await reader.read(1 << 16):
                under_way.put_nowait((clock() + self.delay, piece))
            under_way.put_nowait((clock() + self.delay, b""))


@contextlib.contextmanager
def lossy(percent: int, tcp: int, udp: str) -> Iterator[None]:
    """Of all packets on loopback from or to these ports so many are lost, by chance. ``udp``: as nft writes a set."""
    lines = [f"table inet {LOSS_TABLE} {{", "chain lost {", "type filter hook input priority 0;"]
    for protocol, ports in (("tcp", str(tcp)), ("udp", udp)):
        for side in ("sport", "dport"):
            lines.append(f"{protocol} {side} {{ {ports} }} numgen random mod 100 < {percent} drop")
    try:
        _run("nft", "-f", "-", content="\n".join([*lines, "}", "}", ""]))
        yield
    finally:
        subprocess.run(["nft", "delete", "table", "inet", LOSS_TABLE], check=False, capture_output=True)


def _run(*command: str, content: str = "") -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, input=content)
    except subprocess.CalledProcessError as problem:
        raise SystemExit(f"{command[0]} failed: {problem.stderr.strip()}") from None
