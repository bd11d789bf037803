"""One talk that is written down: joins recording, voice detection, recogniser and help, and stores each change."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Protocol

import msgspec
import structlog
from msgspec.structs import replace

from hotline.domains.understanding.assistant.adapters.phrases import PhraseCutter, Sound, Vad
from hotline.domains.understanding.conversation.rules.hand_over import is_graver
from hotline.domains.understanding.conversation.rules.reminders import ReminderKind, Utterance, reminder, was_followed
from hotline.infrastructure.transcripts import PastReminder, Phrase, Reminder, Transcript
from hotline.processes.transcriber.assistance import Assist, AssistRequest, Progress, turns_of
from hotline.processes.transcriber.recording_tail import RecordingTail

log = structlog.get_logger()
LOOK_SECONDS = 0.1
#: Of a phrase that is not over, the text so far is recognised when so much of it is new.
SO_FAR_MS = 4_000
#: Who is behind by more does not spend time on texts so far.
BEHIND_MS = 3_000
#: After the end of a call the switch still writes its last second; then no more comes.
LAST_SECONDS, QUIET_LOOKS = 3.0, 8
#: The share of a phrase that was written down before the process was killed, from which it is the same one.
SAME_SHARE = 0.5


class Recogniser(Protocol):
    @property
    def is_idle(self) -> bool:
        """Whether a text asked for now comes at once."""
        ...

    async def text_of(self, samples: bytes) -> str:
        """What was said; "" where nothing was understood."""
        ...


type Publish = Callable[[Transcript], Awaitable[None]]


class TalkTranscriber:
    """``publish`` gets the transcript after each change. ``before``: what a process that died has left of it."""

    def __init__(
        self,
        tail: RecordingTail,
        new_vad: Callable[[], Vad],
        recogniser: Recogniser,
        assist: Assist,
        publish: Publish,
        before: Transcript,
    ) -> None:
        self._tail, self._recogniser, self._assist, self._publish = tail, recogniser, assist, publish
        before_it = (each for each in before.phrases if each.is_final and each.from_ms < before.read_ms)
        self.transcript = replace(before, phrases=tuple(before_it))
        self._cutters = {side: PhraseCutter(new_vad(), tail.at_ms) for side in (True, False)}
        self._sounds: asyncio.Queue[tuple[bool, Sound]] = asyncio.Queue()
        self._waiting_from: list[int] = []
        self._recognised_to = 0
        self._help_due = asyncio.Event()
        self._changed = asyncio.Lock()

    async def run(self) -> None:
        """Until cancelled. What fails is logged, and the talk goes on being read."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._read(), name="read")
            tasks.create_task(self._recognise(), name="recognise")
            tasks.create_task(self._help(), name="help")

    async def complete(self) -> None:
        """After ``run``: read the recording to its end and write down what is left of it."""
        looks = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                while looks < QUIET_LOOKS:
                    looks = 0 if self._take_new() else looks + 1
                    await asyncio.sleep(LOOK_SECONDS)
        for by_caller, cutter in self._cutters.items():
            self._put(by_caller, cutter.finish())
        while not self._sounds.empty():
            await self._write_down(*self._sounds.get_nowait())
        over = {"is_over": True, "reminder": None, "past_reminders": self._rated(), "read_ms": self._tail.at_ms}
        self.transcript = replace(self.transcript, **over)
        await self._publish(self.transcript)
        self._tail.close()

    def add_agent(self, agent: str) -> None:
        if agent not in self.transcript.agents:
            self.transcript = replace(self.transcript, agents=(*self.transcript.agents, agent))

    # The sound ------------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        while True:
            if self._take_new() and self._update_reminder():
                await self._store()
            await asyncio.sleep(LOOK_SECONDS)

    def _take_new(self) -> bool:
        """Cut what is new into phrases. Whether there was something."""
        found = False
        for caller, agent in self._tail.frames():
            found = True
            self._put(True, self._cutters[True].take(caller))
            self._put(False, self._cutters[False].take(agent))
        return found

    def _put(self, by_caller: bool, sound: Sound | None) -> None:
        if sound is not None:
            self._waiting_from.append(sound.from_ms)
            self._sounds.put_nowait((by_caller, sound))

    def _is_silent(self) -> bool:
        return not any(cutter.is_speaking for cutter in self._cutters.values())

    # What was said --------------------------------------------------------------------------------------------------

    async def _recognise(self) -> None:
        while True:
            try:
                by_caller, sound = await asyncio.wait_for(self._sounds.get(), 5 * LOOK_SECONDS)
            except TimeoutError:
                await self._write_down_so_far()
                continue
            await self._write_down(by_caller, sound)

    async def _write_down(self, by_caller: bool, sound: Sound) -> None:
        try:
            text = await self._recogniser.text_of(await asyncio.to_thread(sound.samples))
        except asyncio.CancelledError:
            self._sounds.put_nowait((by_caller, sound))  # for ``complete``
            raise
        self._waiting_from.remove(sound.from_ms)
        await self._add(Phrase(by_caller, sound.from_ms, sound.to_ms, text))

    async def _write_down_so_far(self) -> None:
        """While somebody speaks for long and nothing else is to do: the text so far."""
        if not self._recogniser.is_idle or self._tail.behind_ms > BEHIND_MS:
            return
        for by_caller, cutter in self._cutters.items():
            sound = cutter.so_far()
            if sound is None or sound.to_ms - max(sound.from_ms, self._recognised_to) < SO_FAR_MS:
                continue
            self._recognised_to = sound.to_ms
            text = await self._recogniser.text_of(await asyncio.to_thread(sound.samples))
            if cutter.is_speaking and text:
                await self._add(Phrase(by_caller, sound.from_ms, sound.to_ms, text, is_final=False))
            return

    async def _add(self, phrase: Phrase) -> None:
        others = [
            each
            for each in self.transcript.phrases
            if each.is_final or each.by_caller != phrase.by_caller or each.from_ms != phrase.from_ms
        ]
        if phrase.text and not any(_is_same(each, phrase) for each in others):
            others.append(phrase)
        others.sort(key=lambda each: (each.from_ms, each.to_ms))
        self.transcript = replace(self.transcript, phrases=tuple(others), read_ms=self._read_ms())
        self._update_reminder()
        await self._store()
        if phrase.by_caller and phrase.is_final and phrase.text:
            self._help_due.set()

    def _read_ms(self) -> int:
        return min(*(cutter.read_ms for cutter in self._cutters.values()), *self._waiting_from, self._tail.at_ms)

    async def _store(self) -> None:
        async with self._changed:
            await self._publish(self.transcript)

    # The help -------------------------------------------------------------------------------------------------------

    async def _help(self) -> None:
        while True:
            await self._help_due.wait()
            self._help_due.clear()
            before = msgspec.json.decode(self.transcript.progress, type=Progress | None) or Progress()
            reply = await self._assist(AssistRequest(turns_of(self.transcript.phrases), before))
            if not reply.known:
                continue
            hint, now = reply.hint, self.transcript
            if is_graver(hint.level, now.level):
                now = replace(now, level=hint.level, unrest=hint.unrest, evidence=hint.evidence)
            progress = msgspec.Raw(msgspec.json.encode(reply.before))
            self.transcript = replace(
                now,
                suggestions=reply.suggestions or now.suggestions,
                figures=reply.figures or now.figures,
                draft=reply.draft or now.draft,
                progress=progress,
            )
            self._update_reminder()
            await self._store()

    def _update_reminder(self) -> bool:
        """Whether another reminder is due now."""
        now, before = self.transcript, self.transcript.reminder
        utterances = self._utterances()
        silent_ms = self._tail.at_ms if self._is_silent() and self._sounds.empty() else 0
        found = reminder(utterances, max(silent_ms, utterances[-1].to_ms if utterances else 0), now.level)
        due = None
        if found is not None:
            at_ms = 0 if found.kind == "unrest" else utterances[found.at].to_ms
            due = Reminder(f"{found.kind}-{at_ms}", found.kind, found.text, at_ms, found.evidence)
        if (due.id if due else "") == (before.id if before else ""):
            return False
        past = now.past_reminders
        if due is not None and not any((each.kind, each.at_ms) == (due.kind, due.at_ms) for each in past):
            past = (*past, PastReminder(due.kind, due.at_ms))
        self.transcript = replace(now, reminder=due, past_reminders=past)
        return True

    def _rated(self) -> tuple[PastReminder, ...]:
        """Each reminder, with whether the agent did as she was reminded."""
        utterances = self._utterances()
        return tuple(
            replace(each, is_followed=was_followed(utterances, ReminderKind(each.kind), each.at_ms))
            for each in self.transcript.past_reminders
        )

    def _utterances(self) -> list[Utterance]:
        finished = [each for each in self.transcript.phrases if each.is_final]
        return [Utterance(each.by_caller, each.from_ms, each.to_ms, each.text) for each in finished]


def _is_same(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases of one side are of one time: a process that goes on reads some of it again."""
    if one.by_caller != other.by_caller:
        return False
    common = min(one.to_ms, other.to_ms) - max(one.from_ms, other.from_ms)
    return common > SAME_SHARE * min(one.to_ms - one.from_ms, other.to_ms - other.from_ms)
