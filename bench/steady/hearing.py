"""What a telephone hears of the tone at the other end, packet by packet: an interrupted talk is a gap in it.

Tones, because music and prompts are sound too: a caller who is put on hold hears packets without a gap, and nobody.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from hotline.demo.phone.media import AudioPort
from hotline.infrastructure import audio

CALLER_HERTZ, AGENT_HERTZ = 400, 700
#: Without the other's tone for longer than this, a talk was interrupted: ten packets. Seconds.
INTERRUPTED = 0.2
TICK_SECONDS, LATE_SECONDS = 0.02, 0.03
REMEMBERED = 20_000


class Stalls:
    """How late this program itself was. What came meanwhile is read late, and that is nobody else's fault."""

    def __init__(self) -> None:
        self._late: deque[tuple[float, float]] = deque(maxlen=REMEMBERED)
        self.longest = 0.0

    async def watch(self) -> None:
        """Runs until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            before = loop.time()
            await asyncio.sleep(TICK_SECONDS)
            late = loop.time() - before - TICK_SECONDS
            if late > LATE_SECONDS:
                self._late.append((before, late))
                self.longest = max(self.longest, late)

    def within(self, start: float, end: float) -> float:
        """Seconds of the loop's clock that this program slept through, from one moment to another."""
        total = 0.0
        for begun, late in reversed(self._late):
            if begun + late < start:
                break
            total += late if begun < end else 0.0
        return total


class ToneListener:
    """Follows one tone in what a port hears. Moments are of the event loop's clock, None: not yet.

    Packets are compared as they are: Asterisk passes a talk of two on untouched, and music has every tone in it.

    ``gaps``: from when until when the tone was not there although it came back; ask ``is_interrupted`` of each later,
    for only then is it known what this program slept through.
    """

    def __init__(self, port: AudioPort, hertz: int, stalls: Stalls, prompts: frozenset[bytes] = frozenset()) -> None:
        self._stalls, self._prompts = stalls, prompts
        self._frame = audio.encode(audio.tone(hertz))[: audio.FRAME]  # each is the same: a whole number of waves
        self._clock = asyncio.get_running_loop().time
        self.first: float | None = None
        self.last: float | None = None
        self.packet_at: float | None = None
        self.other_at: float | None = None
        self.greeted_at: float | None = None
        self.gaps: list[tuple[float, float]] = []
        port.listener = self._hear

    def is_interrupted(self, start: float, end: float) -> bool:
        return end - start - self._stalls.within(start, end) > INTERRUPTED

    def silent_for(self) -> float:
        """Seconds since any packet came, 0 before the first."""
        return self._clock() - self.packet_at if self.packet_at is not None else 0.0

    def _hear(self, alaw: bytes) -> None:
        now = self.packet_at = self._clock()
        if alaw != self._frame:
            self.other_at = now
            if self.greeted_at is None and alaw in self._prompts:
                self.greeted_at = now
            return
        if self.first is None:
            self.first = now
        elif self.last is not None and now - self.last > INTERRUPTED:
            self.gaps.append((self.last, now))
        self.last = now


def frames_of(files: Iterable[Path]) -> frozenset[bytes]:
    """The packets in which these prompts are heard, silence left out."""
    found: set[bytes] = set()
    for file in files:
        alaw = file.read_bytes()
        found |= {alaw[at : at + audio.FRAME] for at in range(0, len(alaw), audio.FRAME)}
    return frozenset(frame for frame in found if audio.loudness(audio.decode(frame)) > 200)
