"""A talk is written down from its recording, gets its help, and goes on after the process was killed."""

import asyncio
from pathlib import Path

import numpy as np

from hotline.domains.understanding.conversation.rules.agent_assist import Hint
from hotline.infrastructure import audio
from hotline.infrastructure.transcripts import Phrase, Suggestion, Transcript
from hotline.kernel.clock import now
from hotline.processes.transcriber.assistance import AssistReply, AssistRequest, Progress, turns_of
from hotline.processes.transcriber.recording_tail import RecordingTail
from hotline.processes.transcriber.talk import TalkTranscriber
from tests.processes.transcriber.test_phrases import LoudVad

TEXTS = {400: "我不想活了", 700: "您先别急"}


class ToneRecogniser:
    """What is said is known by the tone."""

    is_idle = False

    async def text_of(self, samples: bytes) -> str:
        sound = (np.frombuffer(samples, np.float32) * 32768).astype(np.int16)
        found = audio.tones_in(sound, TEXTS, rate=16_000)
        return TEXTS[found.pop()] if found else ""


def write(path: Path, *spans: tuple[int, int, float]) -> None:
    """Append: tones of caller and agent (0: silence), seconds."""
    with path.open("ab") as file:
        for caller, agent, seconds in spans:
            sides = [audio.tone(hertz, seconds) if hertz else audio.tone(1, seconds) * 0 for hertz in (caller, agent)]
            file.write(np.stack(sides, 1).astype("<i2").tobytes())


async def assist(request: AssistRequest) -> AssistReply:
    is_grave = any("不想活" in text for turn in request.turns for text in turn.texts)
    hint = Hint(("retirement-age",), "红" if is_grave else "", "自杀", ("不想活了",))
    return AssistReply(
        True, hint, (Suggestion("retirement-age", "退休年龄", "男六十"),), Progress(len(request.turns) - 1)
    )


class Written:
    """What was published."""

    def __init__(self, path: Path, before: Transcript | None = None) -> None:
        self.all: list[Transcript] = []
        before = before or Transcript(path.name, now(), ("1001",))
        tail = RecordingTail(path, before.read_ms)
        self.talk = TalkTranscriber(tail, LoudVad, ToneRecogniser(), assist, self._publish, before)

    async def _publish(self, transcript: Transcript) -> None:
        self.all.append(transcript)

    async def run(self, seconds: float) -> Transcript:
        task = asyncio.create_task(self.talk.run())
        await asyncio.sleep(seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return self.talk.transcript


def lines(transcript: Transcript) -> list[tuple[bool, str]]:
    return [(each.by_caller, each.text) for each in transcript.phrases]


async def test_both_sides_are_written_down_with_times_and_help(tmp_path: Path) -> None:
    path = tmp_path / "call.raw"
    write(path, (0, 0, 1), (400, 0, 2), (0, 0, 1), (0, 700, 2), (0, 0, 1))
    written = Written(path)
    found = await written.run(0.6)
    assert lines(found) == [(True, TEXTS[400]), (False, TEXTS[700])]
    assert abs(found.phrases[0].to_ms - 3_000) <= 40
    assert (found.level, found.evidence) == ("红", ("不想活了",))
    assert found.reminder is not None
    assert found.reminder.kind == "unrest"
    assert found.suggestions[0].title == "退休年龄"
    assert written.all[-1] == found


async def test_who_goes_on_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    path = tmp_path / "call.raw"
    write(path, (400, 0, 1), (0, 0, 1), (0, 700, 1))
    before = await Written(path).run(0.5)
    assert lines(before) == [(True, TEXTS[400])]
    write(path, (0, 700, 1), (0, 0, 1), (400, 0, 1), (0, 0, 1))
    going_on = Written(path, before)
    found = await going_on.run(0.5)
    assert lines(found) == [(True, TEXTS[400]), (False, TEXTS[700]), (True, TEXTS[400])]
    assert abs(found.phrases[1].from_ms - 2_000) <= 320


async def test_at_the_end_the_last_phrase_is_written_down_without_a_pause(tmp_path: Path) -> None:
    path = tmp_path / "call.raw"
    write(path, (400, 0, 1), (0, 0, 1), (0, 700, 1))
    written = Written(path)
    await written.run(0.3)
    await written.talk.complete()
    assert lines(written.all[-1]) == [(True, TEXTS[400]), (False, TEXTS[700])]
    assert written.all[-1].is_over


async def test_a_call_without_a_recording_has_no_phrases(tmp_path: Path) -> None:
    written = Written(tmp_path / "none.raw")
    assert lines(await written.run(0.2)) == []


def test_phrases_of_one_side_are_one_turn() -> None:
    phrases = [
        Phrase(True, 0, 1, "我想问"),
        Phrase(True, 2, 3, "退休"),
        Phrase(False, 4, 5, "好"),
        Phrase(True, 6, 7, "几", False),
    ]
    assert [(turn.by_caller, turn.texts) for turn in turns_of(phrases)] == [
        (True, ("我想问", "退休")),
        (False, ("好",)),
    ]
