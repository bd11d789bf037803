"""Speaks ahead what AI seats will say of the articles in force, so that no caller waits for the voice.

The web workers know the sentences. They are spoken while nobody talks with a seat of this process, behind all else on
the machine, and stored as those of talks are. What was published is looked for every minute.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import msgspec
import structlog

from hotline.domains.voice.ivr.adapters.kokoro import ENGINE
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()
SUBJECT = "assistant.ahead"
LOOK_SECONDS, ANSWER_SECONDS = 60.0, 30.0
#: Sentences that fail one after the other before it is given up for a while.
TOLERATED, FAILED_SECONDS = 3, 900.0
#: Sounds that are stored at most, about 40 KB each; what was said longest ago goes first.
MAX_SOUNDS = 8_000


class AheadRequest(msgspec.Struct, frozen=True):
    """``assistant.ahead``: the sentences about ``topic``; "" for the standing ones of ``seats``, and all topics."""

    topic: str = ""
    seats: tuple[str, ...] = ()


class AheadReply(msgspec.Struct, frozen=True):
    """``topics``: each with a digest of what its article says. Not ``known``: there is no answer now."""

    known: bool = False
    sentences: tuple[str, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()


class Spoken(msgspec.Struct, frozen=True):
    """Stored beside the sounds: by which voice, and the digest of each topic that was spoken ahead."""

    voice: str
    topics: dict[str, str] = {}


#: Speaks and stores a sentence. Whether its sound is there.
type SpeakAhead = Callable[[str], Awaitable[bool]]
type Request = Callable[[AheadRequest], Awaitable[AheadReply]]


class SpeakingAhead:
    """``quiet``: returns when nobody talks with a seat; ``rest``: called when there is nothing more to speak."""

    def __init__(
        self,
        folder: Path,
        voice: str,
        request: Request,
        speak: SpeakAhead,
        quiet: Callable[[], Awaitable[object]],
        seats: Callable[[], tuple[str, ...]],
        rest: Callable[[], Awaitable[None]],
    ) -> None:
        self._folder, self._voice = folder, f"{ENGINE} {voice}"
        self._request, self._speak, self._quiet, self._seats, self._rest = request, speak, quiet, seats, rest
        #: Topics that are spoken, and all.
        self.spoken, self.topics = 0, 0
        #: Sentences in a row.
        self._failed = 0

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            has_voice = await self.look()
            await asyncio.sleep(LOOK_SECONDS if has_voice else FAILED_SECONDS)

    async def look(self) -> bool:
        """Speak what is new since the last time. Whether there is a voice."""
        listing = await self._request(AheadRequest(seats=self._seats()))
        if not listing.known:
            return True
        self._failed = 0
        known, now = self._stored(), dict(listing.topics)
        done = {topic: digest for topic, digest in known.topics.items() if now.get(topic) == digest}
        new = [topic for topic in now if topic not in done]
        self.spoken, self.topics = len(done), len(now)
        has_voice = await self._speak_all(listing.sentences)
        for topic in new if has_voice else ():
            reply = await self._request(AheadRequest(topic))
            has_voice = await self._speak_all(reply.sentences)
            if not reply.known or not has_voice:
                break
            done[topic] = now[topic]
            self.spoken = len(done)
            await asyncio.to_thread(self._store, Spoken(self._voice, dict(done)))
        await self._rest()
        if new:
            log.info("spoken ahead", action="ai_seat_spoke_ahead", topics=len(now), spoken=len(done))
            await asyncio.to_thread(prune, self._folder)
        return has_voice

    async def _speak_all(self, sentences: Iterable[str]) -> bool:
        """Whether there is a voice: a sentence that cannot be spoken is left out, several are none. Talks go before."""
        for sentence in sentences:
            await self._quiet()
            self._failed = 0 if await self._speak(sentence) else self._failed + 1
            if self._failed >= TOLERATED:
                return False
        return True

    @property
    def _record(self) -> Path:
        return self._folder / "ahead.json"

    def _stored(self) -> Spoken:
        try:
            found = msgspec.json.decode(self._record.read_bytes(), type=Spoken)
        except (OSError, msgspec.MsgspecError):
            return Spoken(self._voice)
        return found if found.voice == self._voice else Spoken(self._voice)

    def _store(self, spoken: Spoken) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        new = self._record.with_suffix(".new")
        new.write_bytes(msgspec.json.encode(spoken))
        os.replace(new, self._record)


def requests_on(bus: Bus) -> Request:
    async def answer(request: AheadRequest) -> AheadReply:
        try:
            return await bus.request(SUBJECT, request, AheadReply, ANSWER_SECONDS)
        except Unavailable:
            return AheadReply()

    return answer


def prune(folder: Path, limit: int = MAX_SOUNDS) -> int:
    """Delete the sounds that were used longest ago where there are too many. How many."""
    sounds = sorted(folder.glob("*.alaw"), key=lambda file: file.stat().st_mtime)
    old = sounds[: max(0, len(sounds) - limit)]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)
