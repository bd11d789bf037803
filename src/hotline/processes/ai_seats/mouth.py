"""What an AI seat says: sentences one after another, stopped at once when the caller speaks.

The switch takes sound of any length and plays it in time. So that little is thrown away, and so that it is known what
was heard, a sentence is sent shortly before the one before has been played.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hotline.infrastructure import audio

#: How long before the end of what plays the next sentence is sent.
AHEAD_SECONDS = 0.2
#: A reply whose sound takes longer than this begins with a word that is stored.
BRIDGED_SECONDS = 0.25
#: The greeting and words between replies need none.
GREETING = 1
#: Silence is sent in pieces of so long while nothing is said: a line without sound counts as broken.
SILENCE_SECONDS = 0.4
_SILENCE = audio.SILENCE * round(SILENCE_SECONDS * audio.RATE / audio.FRAME)

type Send = Callable[[bytes], Awaitable[None]]
type Flush = Callable[[], Awaitable[None]]
#: The A-law sound of a sentence, at a speed.
type Speaker = Callable[[str, float], Awaitable[bytes]]


@dataclass
class Utterance:
    """A reply on its way to the caller's ear."""

    reply: int
    is_interruptible: bool
    #: Characters of the sentences that were played in full.
    played: int = 0
    #: Characters and seconds of the sentence that plays, and when it began; 0 for none.
    playing: int = 0
    seconds: float = 0.0
    began_at: float = 0.0

    def played_at(self, now: float) -> int:
        """Characters that have reached the caller at this moment of the loop's clock."""
        if not self.playing or not self.seconds:
            return self.played
        part = min(max((now - self.began_at) / self.seconds, 0.0), 1.0)
        return self.played + int(self.playing * part)


class Mouth:
    """``bridge``: what is said while a reply's sound is still being made, where its own is there."""

    def __init__(self, send: Send, flush: Flush, speaker: Speaker, bridge: str = "") -> None:
        self._send, self._flush, self._speaker, self._bridge = send, flush, speaker, bridge
        self._utterance: Utterance | None = None
        self._task: asyncio.Task[None] | None = None
        #: Loop's clock: when what has been sent will have been played.
        self.until = 0.0
        self._silent_until = 0.0

    async def breathe(self) -> None:
        """Until cancelled: silence on the line while nothing is said."""
        loop = asyncio.get_running_loop()
        while True:
            if not self.is_speaking and loop.time() >= self.until:
                self._silent_until = loop.time() + SILENCE_SECONDS
                await self._send(_SILENCE)
            await asyncio.sleep(SILENCE_SECONDS)

    @property
    def is_speaking(self) -> bool:
        return self._task is not None and not self._task.done()

    @property
    def may_be_interrupted(self) -> bool:
        return self._utterance is None or self._utterance.is_interruptible

    def utter(
        self, reply: int, sentences: tuple[str, ...], *, speed: float = 1.0, is_interruptible: bool = True
    ) -> None:
        """Begin to say it. What was being said before is the caller's business to ``hush``."""
        self._utterance = Utterance(reply, is_interruptible)
        self._task = asyncio.create_task(self._utter(self._utterance, sentences, speed), name=f"reply {reply}")

    async def hush(self) -> tuple[int, int] | None:
        """Fall silent at once. Returns the reply that was cut off and the characters of it that were heard."""
        task, utterance = self._task, self._utterance
        self._task = self._utterance = None
        if task is None or utterance is None or task.done():
            return None
        played = utterance.played_at(asyncio.get_running_loop().time())
        task.cancel()
        self.until = 0.0
        await self._flush()
        return utterance.reply, played

    async def silent(self) -> None:
        """Wait until nothing is being said."""
        while (task := self._task) is not None and not task.done():
            await asyncio.wait({task})

    async def _utter(self, utterance: Utterance, sentences: tuple[str, ...], speed: float) -> None:
        nexts = [asyncio.ensure_future(self._speaker(sentence, speed)) for sentence in sentences[:1]]
        try:
            if nexts and utterance.reply > GREETING:
                await self._bridge_over(nexts[0], speed)
            for at, sentence in enumerate(sentences):
                sound = await nexts[at]
                if at + 1 < len(sentences):
                    nexts.append(asyncio.ensure_future(self._speaker(sentences[at + 1], speed)))
                begins = await self._play(sound)
                await self._wait_until(begins)
                utterance.playing, utterance.seconds, utterance.began_at = (
                    len(sentence),
                    len(sound) / audio.RATE,
                    begins,
                )
                await self._wait_until(self.until - AHEAD_SECONDS)
                utterance.played, utterance.playing = utterance.played + len(sentence), 0
            await self._wait_until(self.until)
        finally:
            for each in nexts:
                each.cancel()

    async def _bridge_over(self, sound: asyncio.Future[bytes], speed: float) -> None:
        """Where the sound is not there soon and the bridge's own is: play that first."""
        if (await asyncio.wait({sound}, timeout=BRIDGED_SECONDS if self._bridge else 0))[0] or not self._bridge:
            return
        bridge = asyncio.ensure_future(self._speaker(self._bridge, speed))
        try:
            await asyncio.wait({sound, bridge}, return_when=asyncio.FIRST_COMPLETED)
            if bridge.done() and not sound.done():
                await self._play(bridge.result())
        finally:
            bridge.cancel()

    async def _play(self, sound: bytes) -> float:
        """Send it shortly before what plays has ended. Returns when it begins, by the loop's clock."""
        loop = asyncio.get_running_loop()
        await self._wait_until(self.until - AHEAD_SECONDS)
        if self._silent_until > loop.time():
            self._silent_until = 0.0
            await self._flush()
        begins = max(self.until, loop.time())
        self.until = begins + len(sound) / audio.RATE
        await self._send(sound)
        return begins

    @staticmethod
    async def _wait_until(moment: float) -> None:
        left = moment - asyncio.get_running_loop().time()
        if left > 0:
            await asyncio.sleep(left)
