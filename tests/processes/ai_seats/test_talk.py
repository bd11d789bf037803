"""A talk of an AI seat without a switch: when a turn is over, and what becomes of the seat's services."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from hotline.domains.understanding.conversation.rules.messages import (
    Acknowledge,
    CallerSpoke,
    CaseTaken,
    EndReason,
    Finish,
    HandOver,
    HandoverReason,
    Incoming,
    Instructed,
    MessageStored,
    OfferMessage,
    Outgoing,
    ReplyTone,
    SoundDetected,
    SoundKind,
    Speak,
    TakeCase,
)
from hotline.domains.understanding.conversation.rules.replies import Step
from hotline.domains.understanding.conversation.rules.state import ConversationState, Stage
from hotline.domains.voice.calls.ports import CallDoc, InstructionKind, Mode
from hotline.domains.voice.calls.rules.call_doc import LiveSupervision
from hotline.infrastructure import audio
from hotline.infrastructure.spoken_talks import SpokenTalk
from hotline.processes.ai_seats import talk
from hotline.processes.ai_seats.listener import Began, Listener, Paused
from hotline.processes.ai_seats.main import is_leader_audible
from hotline.processes.ai_seats.services import Result, Service, failed
from hotline.processes.ai_seats.talk import OVER, Talk
from tests.nats_server import until

VOICE = audio.encode(audio.tone(400, 0.02))
QUIET = audio.SILENCE
#: Frames of a second.
SECOND = 50

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


class LoudVad:
    def likelihood(self, alaw: bytes) -> float:
        return 1.0 if audio.loudness(audio.decode(alaw)) > 500 else 0.0


class Line:
    async def send(self, alaw: bytes) -> None:
        pass

    async def flush(self) -> None:
        pass


class Desk:
    """Remembers what it was told to do; does it when ``may_act`` is set."""

    def __init__(self) -> None:
        self.services: list[tuple[str, Service]] = []
        self.persons: list[bool] = []
        self.ratings = 0
        self.may_act = asyncio.Event()
        self.result: Callable[[Service], Result | None] = failed

    async def remember(self, talk: SpokenTalk) -> None:
        pass

    async def to_person(self, *, urgent: bool) -> None:
        self.persons.append(urgent)

    async def to_rating(self) -> None:
        self.ratings += 1

    async def act(self, id: str, service: Service) -> Result | None:
        self.services.append((id, service))
        await self.may_act.wait()
        return self.result(service)


class Script:
    """Answers each message as the test says; notes what it was given."""

    def __init__(self) -> None:
        self.received: list[Incoming] = []
        self.answers: dict[type[Incoming], tuple[Outgoing, ...]] = {}
        self.state = ConversationState()

    async def begin(self, agent: str, *, no_mobile: bool = False) -> Step:
        return Step(self.state, ())

    async def step(self, state: ConversationState, incoming: Incoming) -> Step:
        self.received.append(incoming)
        return Step(state, self.answers.pop(type(incoming), ()))

    def of[Kind](self, kind: type[Kind]) -> list[Kind]:
        return [each for each in self.received if isinstance(each, kind)]


class Seat:
    def __init__(self) -> None:
        self.desk, self.script = Desk(), Script()
        self.text: str | None = "单位不给发工资"
        self.hears = asyncio.Event()
        self.hears.set()
        self.recognised: list[float] = []
        self.spoken: list[str] = []
        self.talk = Talk("AI01", Line(), self.desk, Listener(LoudVad()), self._recognise, self._speak, self.script)
        self.running = asyncio.create_task(self.talk.run())

    async def _recognise(self, samples: bytes) -> str | None:
        self.recognised.append(len(np.frombuffer(samples, np.float32)) / 16_000)
        await self.hears.wait()
        return self.text

    async def _speak(self, text: str, speed: float, stored: bool) -> bytes:
        self.spoken.append(text)
        return b""

    async def hear(self, seconds: float, frame: bytes) -> None:
        """In the time that it takes."""
        for _ in range(round(seconds * SECOND)):
            await self.talk.hear(frame)
            await asyncio.sleep(0.02)


@pytest.fixture
async def seat() -> AsyncIterator[Seat]:
    made = Seat()
    yield made
    made.desk.may_act.set()
    made.talk.leave()
    await asyncio.wait_for(made.running, 10)


def spoken_frames(*pieces: tuple[float, bytes]) -> list[Began | Paused]:
    listener = Listener(LoudVad())
    found = [listener.hear(frame) for seconds, frame in pieces for _ in range(round(seconds * SECOND))]
    return [each for each in found if each is not None]


def test_a_piece_of_speech_begins_and_ends_in_a_pause() -> None:
    began, paused = spoken_frames((0.5, QUIET), (1.0, VOICE), (0.6, QUIET))
    assert isinstance(began, Began)
    assert isinstance(paused, Paused)
    assert not paused.is_short
    assert paused.silent == pytest.approx(0.2)
    assert len(paused.alaw) / audio.RATE == pytest.approx(1.0 + 0.2 + 0.22, abs=0.1)  # with what was before it


def test_a_cough_is_short_and_a_click_is_nothing() -> None:
    _, paused = spoken_frames((0.5, QUIET), (0.1, VOICE), (0.6, QUIET))
    assert isinstance(paused, Paused)
    assert paused.is_short
    assert spoken_frames((0.5, QUIET), (0.04, VOICE), (0.6, QUIET)) == []


def test_a_word_with_a_short_breath_after_it_is_one_piece_with_what_follows() -> None:
    _, paused = spoken_frames((0.5, QUIET), (0.1, VOICE), (0.3, QUIET), (0.5, VOICE), (0.6, QUIET))
    assert isinstance(paused, Paused)
    assert not paused.is_short
    assert len(paused.alaw) / audio.RATE > 0.9


async def test_a_question_is_answered_sooner_than_a_sentence_that_goes_on(seat: Seat) -> None:
    seat.text = "退休年龄是多少吗"
    await seat.hear(0.6, VOICE)
    await seat.hear(0.45, QUIET)
    await until(lambda: bool(seat.script.of(CallerSpoke)), 0.3)
    seat.text = "我没拿到工资因为"
    await seat.hear(0.6, VOICE)
    await seat.hear(0.9, QUIET)
    assert len(seat.script.of(CallerSpoke)) == 1
    await until(lambda: len(seat.script.of(CallerSpoke)) == 2)


async def test_who_pauses_in_a_number_is_heard_out_and_recognised_as_a_whole(seat: Seat) -> None:
    seat.text = "幺三九零零零零"
    await seat.hear(0.8, VOICE)
    await seat.hear(1.0, QUIET)
    assert seat.script.of(CallerSpoke) == []
    seat.text = "幺三九零零零零七二零三"
    await seat.hear(0.8, VOICE)
    await seat.hear(0.8, QUIET)
    await until(lambda: bool(seat.script.of(CallerSpoke)))
    (spoken,) = seat.script.of(CallerSpoke)
    assert spoken.text == "幺三九零零零零七二零三"
    first, second = seat.recognised
    assert second > first + 0.8


async def test_who_pauses_while_the_recogniser_is_busy_is_recognised_once_as_a_whole(seat: Seat) -> None:
    seat.hears.clear()
    for _ in range(4):  # the first is being recognised, the others wait
        await seat.hear(0.4, VOICE)
        await seat.hear(0.45, QUIET)
    seat.hears.set()
    await until(lambda: bool(seat.script.of(CallerSpoke)), 2)
    assert len(seat.recognised) == 2
    assert seat.recognised[1] > 2.5 * seat.recognised[0]
    assert [each.text for each in seat.script.of(CallerSpoke)] == ["单位不给发工资"]


@pytest.mark.parametrize(
    ("mode", "answered_at", "is_audible"),
    [
        (Mode.LISTEN, NOON, False),
        (Mode.WHISPER, NOON, True),
        (Mode.BARGE, NOON, True),
        (Mode.BARGE, None, False),
        (Mode.TAKE_OVER, NOON, True),
    ],
)
def test_a_leader_is_heard_who_speaks_to_the_seat_or_to_all(
    mode: Mode, answered_at: datetime | None, is_audible: bool
) -> None:
    leader = LiveSupervision("2001", mode, "新人带教", NOON, answered_at, hears=True)
    assert is_leader_audible(cast(CallDoc, SimpleNamespace(supervision=leader))) is is_audible
    assert not is_leader_audible(cast(CallDoc, SimpleNamespace(supervision=None)))


async def test_while_a_leader_can_be_heard_it_says_nothing_and_takes_nothing_as_the_caller_s(seat: Seat) -> None:
    await seat.hear(0.3, VOICE)
    await seat.talk.stand_aside(for_leader=True)
    assert await seat.talk.instruct(Instructed(InstructionKind.SPEAK, "2001", "请您稍等。")) == ""
    await seat.hear(0.6, VOICE)
    await seat.hear(1.2, QUIET)
    assert seat.script.of(CallerSpoke) == []
    assert seat.script.of(Instructed) == []
    await seat.talk.stand_aside(for_leader=False)
    await until(lambda: bool(seat.script.of(Instructed)), 2)
    await seat.hear(0.6, VOICE)
    await seat.hear(0.9, QUIET)
    await until(lambda: len(seat.script.of(CallerSpoke)) == 1, 2)


async def test_a_cough_in_a_pause_does_not_swallow_what_was_said(seat: Seat) -> None:
    await seat.hear(0.8, VOICE)
    await seat.hear(0.42, QUIET)
    await seat.hear(0.12, VOICE)
    await seat.hear(0.8, QUIET)
    await until(lambda: bool(seat.script.of(CallerSpoke)))
    assert len(seat.script.of(CallerSpoke)) == 1


@pytest.mark.parametrize(("text", "kind"), [("", SoundKind.NOISE), (None, SoundKind.UNRECOGNISED)])
async def test_sound_without_words_is_told_the_conversation(seat: Seat, text: str | None, kind: SoundKind) -> None:
    seat.text = text
    await seat.hear(0.6, VOICE)
    await seat.hear(1.5, QUIET)
    (sound,) = seat.script.of(SoundDetected)
    assert sound.kind is kind
    assert seat.script.of(CallerSpoke) == []


async def test_a_case_is_stored_while_the_talk_goes_on_and_its_number_told(seat: Seat) -> None:
    taken = TakeCase({"诉求人姓名": "陆小梅"})
    seat.script.answers[CallerSpoke] = (taken,)
    seat.desk.result = lambda _: CaseTaken("GD2026120100007")
    await seat.hear(0.6, VOICE)
    await seat.hear(0.8, QUIET)
    await until(lambda: bool(seat.desk.services))
    assert [service for _, service in seat.desk.services] == [taken]
    await seat.hear(0.6, VOICE)
    await seat.hear(0.8, QUIET)
    await until(lambda: len(seat.script.of(CallerSpoke)) == 2)
    seat.desk.may_act.set()
    await until(lambda: bool(seat.script.of(CaseTaken)))
    assert seat.script.of(CaseTaken) == [CaseTaken("GD2026120100007")]


async def test_what_fails_is_told_the_conversation(seat: Seat) -> None:
    seat.script.answers[CallerSpoke] = (OfferMessage("wage-arrears"),)
    seat.desk.may_act.set()
    await seat.hear(0.6, VOICE)
    await seat.hear(0.8, QUIET)
    await until(lambda: bool(seat.script.of(MessageStored)))
    assert seat.script.of(MessageStored) == [MessageStored(is_failed=True)]


async def test_a_case_is_stored_although_its_caller_hangs_up(seat: Seat) -> None:
    seat.script.answers[CallerSpoke] = (TakeCase({}),)
    await seat.hear(0.6, VOICE)
    await seat.hear(0.8, QUIET)
    await until(lambda: bool(seat.desk.services))
    seat.talk.leave()
    await asyncio.sleep(0.7)
    assert not seat.running.done()
    seat.desk.may_act.set()
    await asyncio.wait_for(seat.running, 5)


@pytest.mark.parametrize("urgent", [True, False])
async def test_an_urgent_hand_over_alarms_and_does_not_wait_for_it(seat: Seat, urgent: bool) -> None:
    handed = HandOver(HandoverReason.DANGER, "站在楼顶", is_urgent=urgent, level="红")
    seat.script.answers[CallerSpoke] = (handed,)
    await seat.hear(0.6, VOICE)
    await seat.hear(0.8, QUIET)
    await until(lambda: bool(seat.desk.persons))
    assert seat.desk.persons == [urgent]
    assert [service for _, service in seat.desk.services] == ([handed] if urgent else [])


async def test_a_number_that_is_asked_for_is_waited_for_longer() -> None:
    seat = Seat()
    seat.script.state = ConversationState(stage=Stage.LOOKING_UP)
    await asyncio.sleep(0)
    seat.text = "我找找"
    await seat.hear(0.6, VOICE)
    await seat.hear(0.7, QUIET)
    assert seat.script.of(CallerSpoke) == []
    await until(lambda: bool(seat.script.of(CallerSpoke)))
    seat.talk.leave()
    await asyncio.wait_for(seat.running, 10)


async def test_a_leader_s_sentence_waits_until_nobody_speaks_and_to_a_person_does_not(seat: Seat) -> None:
    speak, hand_over = (
        Instructed(InstructionKind.SPEAK, "2001", "请稍等。"),
        Instructed(InstructionKind.HAND_OVER, "2001"),
    )
    await seat.hear(0.6, VOICE)
    assert await seat.talk.instruct(speak) == ""
    await seat.hear(0.6, VOICE)
    assert seat.script.of(Instructed) == []
    assert await seat.talk.instruct(hand_over) == ""
    await until(lambda: seat.script.of(Instructed) == [hand_over])
    await seat.hear(0.8, QUIET)
    await until(lambda: speak in seat.script.of(Instructed))
    assert [type(each) for each in seat.script.received][-2:] == [CallerSpoke, Instructed]


async def test_after_the_hand_over_nobody_instructs_it(seat: Seat) -> None:
    seat.script.answers[Instructed] = (HandOver(HandoverReason.LEADER, "转人工"),)
    assert await seat.talk.instruct(Instructed(InstructionKind.HAND_OVER, "2001")) == ""
    await until(lambda: seat.desk.persons == [False])
    assert await seat.talk.instruct(Instructed(InstructionKind.SPEAK, "2001", "请稍等。")) == OVER


async def test_who_is_done_goes_to_the_rating_once_the_farewell_is_spoken(seat: Seat) -> None:
    seat.script.answers[CallerSpoke] = (
        Speak(1, ("再见。",), ReplyTone.ACKNOWLEDGE),
        Finish(EndReason.GOODBYE),
    )
    await seat.hear(0.6, VOICE)
    await seat.hear(0.9, QUIET)
    await until(lambda: seat.desk.ratings == 1)
    assert seat.spoken == ["再见。"]
    assert seat.desk.persons == []


async def test_who_speaks_for_long_hears_a_word_while_he_has_not_finished(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk, "LONG_SECONDS", 0.5)
    seat.text = "我在单位干了五年然后"
    seat.script.answers[CallerSpoke] = (Acknowledge("嗯。"),)
    await seat.hear(0.8, VOICE)
    await seat.hear(0.6, QUIET)
    await until(lambda: bool(seat.script.of(CallerSpoke)))
    (interim,) = seat.script.of(CallerSpoke)
    assert (interim.is_final, interim.text, interim.seconds > 0.5) == (False, seat.text, True)
    await until(lambda: seat.spoken == ["嗯。"])
    await until(lambda: any(each.is_final for each in seat.script.of(CallerSpoke)))


async def test_a_word_that_comes_too_late_is_not_said(seat: Seat) -> None:
    seat.script.answers[CallerSpoke] = (Acknowledge("嗯。"),)
    await seat.hear(0.8, VOICE)
    await seat.hear(1.0, QUIET)
    await until(lambda: bool(seat.script.of(CallerSpoke)))
    assert seat.script.of(CallerSpoke)[0].is_final
    await asyncio.sleep(0)
    assert seat.spoken == []
