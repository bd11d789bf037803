"""AI seats at work: how soon they speak after the caller has finished, how soon they fall silent, what a call costs.

    .venv/bin/python -m bench.ai_calls [--calls 1 5 20] [--seconds 90] [--again]

Callers with the demonstration's recorded voices (.data/prompts/citizens) ask question after question: each interrupts
the greeting, listens to an answer for some seconds, interrupts it with the next question. Voice detection, recogniser,
conversation and articles are real, in this process and a recogniser's own; answers are stored sentences (tones), as
those spoken ahead. With --again nothing is stored and the voice is real, as for what was not spoken ahead. Without a
switch and a bus: the switch takes 0.6 % of a core a call more, the web worker runs the conversation in the
installation.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hotline.infrastructure import audio

TOOLS = Path(".data/tools").absolute()
CITIZENS = Path(".data/prompts/citizens")
FRAME_SECONDS = audio.FRAME / audio.RATE
#: A sentence of so many characters takes a second.
CHARACTERS_A_SECOND = 4.5
GREETED_SECONDS, LISTENS_SECONDS, PATIENCE_SECONDS = (1.5, 3.0), (5.0, 12.0), 30.0
#: Louder than this somebody speaks.
VOICED = 300.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Figures:
    """Seconds. ``unanswered``: questions after which nothing was said in PATIENCE_SECONDS."""

    first_sound: list[float] = field(default_factory=list)
    silent_after: list[float] = field(default_factory=list)
    unanswered: int = 0
    people: int = 0


class Switch:
    """The line of one call: plays what it is sent in time, as chan_websocket does."""

    def __init__(self) -> None:
        self.plays_until = 0.0
        self.began_at = self.flushed_at = 0.0

    async def send(self, alaw: bytes) -> None:
        now = time.monotonic()
        if alaw.strip(audio.SILENCE[:1]):
            if self.plays_until <= now:
                self.began_at = now
            self.plays_until = max(self.plays_until, now) + len(alaw) / audio.RATE

    async def flush(self) -> None:
        self.flushed_at, self.plays_until = time.monotonic(), 0.0

    @property
    def plays(self) -> bool:
        return self.plays_until > time.monotonic()


class Nobody:
    """The desk: nothing is stored, and whoever gets a person begins a new talk."""

    async def remember(self, talk: object) -> None:
        pass

    async def to_person(self, *, urgent: bool) -> None:
        pass

    async def to_rating(self) -> None:
        pass

    async def act(self, id: str, service: object) -> None:
        pass


async def stored(text: str, speed: float, _: bool) -> bytes:
    return audio.encode(audio.tone(800, max(0.6, len(text) / CHARACTERS_A_SECOND / speed)))


class Seat(NamedTuple):
    recognise: object
    speak: object
    dialogue: object


class Caller:
    def __init__(self, seat: Seat, voices: list[bytes], figures: Figures, seed: int) -> None:
        self._seat, self._voices, self._figures = seat, voices, figures
        self._random = random.Random(seed)

    async def call(self, until: float) -> None:
        await asyncio.sleep(self._random.uniform(0, 5))
        while time.monotonic() < until:
            await self._talk(until)

    async def _talk(self, until: float) -> None:
        from hotline.domains.understanding.assistant.adapters.silero import Silero
        from hotline.processes.ai_seats.listener import Listener
        from hotline.processes.ai_seats.talk import Talk

        line = Switch()
        recognise, speak, dialogue = self._seat
        talk = Talk("AI01", line, Nobody(), Listener(Silero()), recognise, speak, dialogue)  # type: ignore[arg-type]
        running = asyncio.create_task(talk.run())
        await self._play(talk, audio.SILENCE, self._random.uniform(*GREETED_SECONDS))
        while time.monotonic() < until and not running.done():
            await self._put_question(talk, line)
            await self._play(talk, audio.SILENCE, self._random.uniform(*LISTENS_SECONDS))
        self._figures.people += running.done()
        talk.leave()
        await running

    async def _put_question(self, talk: object, line: Switch) -> None:
        sound = self._random.choice(self._voices)
        spoke, began = line.plays, time.monotonic()
        await self._play(talk, sound)
        ended = time.monotonic()
        if spoke and line.flushed_at > began:
            self._figures.silent_after.append(line.flushed_at - began)
        while line.began_at < ended:
            await self._play(talk, audio.SILENCE, FRAME_SECONDS)
            if time.monotonic() - ended > PATIENCE_SECONDS:
                self._figures.unanswered += 1
                return
        self._figures.first_sound.append(line.began_at - ended)

    async def _play(self, talk: object, sound: bytes, seconds: float = 0.0) -> None:
        """In the time that it takes; ``seconds`` of one frame, else the whole sound."""
        frames = [sound] * max(1, round(seconds / FRAME_SECONDS)) if seconds else pieces(sound)
        begins = time.monotonic()
        for at, frame in enumerate(frames, 1):
            await talk.hear(frame)  # type: ignore[attr-defined]
            await asyncio.sleep(max(0.0, begins + at * FRAME_SECONDS - time.monotonic()))


def pieces(sound: bytes) -> list[bytes]:
    return [sound[at : at + audio.FRAME] for at in range(0, len(sound) - audio.FRAME + 1, audio.FRAME)]


def voiced(sound: bytes) -> bytes:
    """From the first loud frame to the last: what is measured begins and ends with the voice."""
    frames = pieces(sound)
    loud = [at for at, frame in enumerate(frames) if audio.loudness(audio.decode(frame)) > VOICED]
    return b"".join(frames[loud[0] : loud[-1] + 1])


class Here:
    """The conversation of a web worker, over the builtin articles."""

    def __init__(self) -> None:
        from hotline.domains.understanding.conversation.queries import builtin
        from hotline.domains.understanding.conversation.rules.conversation import Conversation

        self._conversation = Conversation(builtin())

    async def begin(self, agent: str, *, no_mobile: bool = False) -> object:
        return self._conversation.begin("01")

    async def step(self, state: object, incoming: object) -> object:
        return await asyncio.to_thread(self._conversation.step, state, incoming)  # type: ignore[arg-type]


async def measure(calls: int, seconds: float, seat: Seat, voices: list[bytes]) -> str:
    figures, began, used = Figures(), time.monotonic(), processor_seconds()
    until = began + seconds
    async with asyncio.TaskGroup() as callers:
        for number in range(calls):
            callers.create_task(Caller(seat, voices, figures, number).call(until))
    wall, used = time.monotonic() - began, processor_seconds() - used
    sounds, silences = quantiles(figures.first_sound), quantiles(figures.silent_after)
    return (
        f"| {calls} | {len(figures.first_sound)} | {sounds} | {silences} | {figures.unanswered} "
        f"| {used / wall / calls:.1%} | {os.getloadavg()[0]:.1f} |"
    )


def quantiles(seconds: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    if len(seconds) < 2:
        return f"{seconds[0] * 1000:.0f}, –" if seconds else "–"
    return f"{statistics.median(seconds) * 1000:.0f}, {statistics.quantiles(seconds, n=20)[-1] * 1000:.0f}"


def processor_seconds() -> float:
    """Of this process and of those it has started, so far."""
    own = os.getpid()
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    return sum(_used(int(pid)) for pid in (own, *children))


def _used(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def run(counts: list[int], seconds: float, voices: list[bytes], *, again: bool) -> None:
    from hotline.processes.ai_seats.speech import TurnRecogniser, Voices

    dialogue = Here()
    with tempfile.TemporaryDirectory() as folder:
        recogniser = TurnRecogniser(Path(folder) / "lock", niceness=0)
        await recogniser.warm_up()
        voice = Voices(TOOLS, Path(folder) / "sentences", "zf_xiaoxiao")
        if again:
            await voice.sound_of("您好。")  # loads the model

        async def spoken_again(text: str, speed: float, _: bool) -> bytes:
            return await voice.sound_of(text, speed, stored=False)

        seat = Seat(recogniser.text_of, spoken_again if again else stored, dialogue)
        print("| calls | answers | first sound ms p50, p95 | silent ms p50, p95 | unanswered | core a call | load |")
        print("|---|---|---|---|---|---|---|", flush=True)
        for calls in counts:
            print(await measure(calls, seconds, seat, voices), flush=True)
        await recogniser.rest()
        await voice.rest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, nargs="*", default=[1, 5, 20])
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--again", action="store_true", help="speak every sentence again")
    options = parser.parse_args()
    from bench.knowledge_folds import set_up

    set_up()
    voices = [voiced(file.read_bytes()) for file in sorted(CITIZENS.glob("*.alaw"))]
    asyncio.run(run(options.calls, options.seconds, voices, again=options.again))


if __name__ == "__main__":
    main()
