"""Plays a call's sound on this machine through any player that is installed."""

import asyncio
import contextlib
import shutil
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Callable

PLAYERS = (
    ("aplay", "-q", "-t", "raw", "-f", "A_LAW", "-r", "8000", "-c", "1", "-"),
    ("ffplay", "-loglevel", "error", "-nodisp", "-f", "alaw", "-ar", "8000", "-i", "-"),
)

#: Seconds that a player may go on after the call.
DRAIN_SECONDS = 3


@contextlib.asynccontextmanager
async def loudspeaker(enabled: bool) -> AsyncIterator[Callable[[bytes], None] | None]:
    """A function that plays A-law. None when disabled or when the machine has no player."""
    command = next((player for player in PLAYERS if shutil.which(player[0])), None)
    if not enabled or command is None:
        if enabled:
            print("这台机器没有播放程序，请安装：apt-get install alsa-utils", file=sys.stderr)
        yield None
        return
    # A player reports a missing sound card in twenty lines. One line of our own replaces them.
    player = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL)
    pipe = player.stdin
    assert pipe is not None, "asked for"
    deaf = False

    def play(sound: bytes) -> None:
        """The call goes on unheard when the player has given up: a server has no loudspeaker."""
        nonlocal deaf
        if not pipe.is_closing() and player.returncode is None:
            pipe.write(sound)
        elif not deaf:
            deaf = True
            print("这台机器放不出声音（没有声卡？），通话照常进行", file=sys.stderr)

    try:
        yield play
    finally:
        pipe.close()  # what is still on its way is heard out
        try:
            await asyncio.wait_for(player.wait(), DRAIN_SECONDS)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                player.terminate()
            await player.wait()
