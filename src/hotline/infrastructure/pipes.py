"""Messages over the pipes of a helper process: a length of four bytes, then so many bytes."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import IO

from hotline.kernel.errors import Unavailable

LENGTH_BYTES = 4


def send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(LENGTH_BYTES) + message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Empty when the other side is gone."""
    length = pipe.read(LENGTH_BYTES)
    return pipe.read(int.from_bytes(length)) if len(length) == LENGTH_BYTES else b""


class HelperProcess:
    """A process that answers one message at a time, started when first needed and again after it has ended."""

    def __init__(self, command: Sequence[str], environment: dict[str, str] | None = None) -> None:
        self._command, self._environment = list(command), environment
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None

    async def request(self, message: bytes, within: float) -> bytes:
        """The answer. Raises Unavailable when there is none in time; the process is killed then.

        Whoever gives up waiting leaves the exchange running: its answer must not become that of the next message.
        """
        exchange = asyncio.create_task(self._answered(message, within), name="helper")
        exchange.add_done_callback(_heed)
        return await asyncio.shield(exchange)

    async def _answered(self, message: bytes, within: float) -> bytes:
        async with self._turn:
            for _ in range(2):  # it may just have ended for want of work
                try:
                    return await asyncio.wait_for(self._exchange(message), within)
                except TimeoutError as error:
                    await self._end()
                    raise Unavailable("处理超时。请稍后重试。", code="helper_slow") from error
                except (asyncio.IncompleteReadError, OSError):
                    await self._end()
        raise Unavailable("处理进程暂不可用。请稍后重试。", code="helper_away")

    async def rest(self) -> None:
        """End the process and free its memory. The next message starts a new one."""
        await self._end()

    async def _exchange(self, message: bytes) -> bytes:
        process = await self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(len(message).to_bytes(LENGTH_BYTES) + message)
        await process.stdin.drain()
        length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES))
        return await process.stdout.readexactly(length)

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=self._environment,
            )
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _heed(exchange: asyncio.Task[bytes]) -> None:
    """Nobody may be waiting any more for what an exchange raised."""
    if not exchange.cancelled():
        exchange.exception()
