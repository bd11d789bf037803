"""One talk of an AI seat: joins ear, recogniser, conversation and mouth, and stores each turn.

All that happens goes through one queue, so that the conversation takes one thing after another. The sound goes on
meanwhile: a caller who speaks interrupts at once, whatever is being thought about.
"""

import asyncio
import contextlib
from collections import deque

import msgspec
import structlog

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.messages import (
    Acknowledge,
    CallerGone,
    CallerSpoke,
    Finish,
    HandOver,
    HandoverReason,
    Incoming,
    Instructed,
    KeyPressed,
    LookUpCase,
    OfferMessage,
    Outgoing,
    ReplyTone,
    ScriptOver,
    SeatChanged,
    SilenceLasted,
    SoundDetected,
    SoundKind,
    Speak,
    SpeechBegan,
    SpokenUpTo,
    TakeCase,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState
from hotline.domains.understanding.conversation.rules.turn_ends import expects_number, silence_needed
from hotline.domains.voice.calls.ports import InstructionKind
from hotline.infrastructure import audio, spoken_talks
from hotline.infrastructure.spoken_talks import SpokenTalk, SpokenTurn
from hotline.processes.ai_seats.dialogue import Dialogue
from hotline.processes.ai_seats.ends import Desk, Line, Recognise, SpeakAloud
from hotline.processes.ai_seats.listener import Began, Listener, Paused, samples_of
from hotline.processes.ai_seats.mouth import Mouth
from hotline.processes.ai_seats.services import Service

log = structlog.get_logger()
#: A silence is told of every so many seconds.
SILENCE_SECONDS = 5.0
#: Sound of one turn that is recognised at once; of a longer one its text is held and the rest recognised after it.
LONGEST_TURN_SECONDS = 25
#: From so many seconds of a turn on the conversation hears of each pause, and may show that it listens.
LONG_SECONDS = 8.0
#: What a caller who hung up has still said is thought about for so long.
LAST_SECONDS = 3.0
NO_QUESTION = "来电人未说明事由。"
#: Replies that may hold what a caller said of himself: their sound is not stored.
PERSONAL = frozenset({ReplyTone.CONFIRM, ReplyTone.CASE, ReplyTone.PROGRESS, ReplyTone.INSTRUCTED, ReplyTone.NOTICE})
#: Sentences of the first reply that are made while a citizen's telephone rings.
MADE_AHEAD = 2
#: Instructions that do not wait until the seat has finished what it says and the caller what he says.
AT_ONCE = frozenset({InstructionKind.HAND_OVER, InstructionKind.SLOWER})
OVER = "对话已结束或正在转人工。"


class Talk:
    """``before``: what another seat, which died, has left of this talk. ``no_mobile``: the caller's number takes no
    SMS. ``dialled``: the call that the seat itself has dialled; nobody is there before ``connected``.
    """

    def __init__(
        self,
        agent: str,
        line: Line,
        desk: Desk,
        listener: Listener,
        recognise: Recognise,
        speak_aloud: SpeakAloud,
        dialogue: Dialogue,
        before: SpokenTalk | None = None,
        *,
        no_mobile: bool = False,
        dialled: str = "",
    ) -> None:
        self._agent, self._desk, self._listener, self._dialogue = agent, desk, listener, dialogue
        self._recognise, self._speak_aloud = recognise, speak_aloud
        self._is_personal, self._loudness = False, 1.0
        self._mouth = Mouth(line.send, line.flush, self._sound, wording.BRIDGE)
        self._before, self._no_mobile, self._dialled = before, no_mobile, dialled
        self._connected = asyncio.Event()
        if not dialled:
            self._connected.set()
        self._made: dict[tuple[str, float], bytes] = {}
        self._state = ConversationState()
        self._inbox: asyncio.Queue[Incoming] = asyncio.Queue()
        #: The leader's, that wait for silence.
        self._instructions: deque[Instructed] = deque()
        self._recognising: set[asyncio.Task[None]] = set()
        self._one_at_a_time = asyncio.Lock()
        self._acting: set[asyncio.Task[None]] = set()
        #: The sound of the caller's turn so far, what was recognised of a part before it, and its pauses.
        self._turn, self._text_before, self._pauses = b"", "", 0
        self._turn_began = 0.0
        self._gone = self._stands_aside = False
        self._left = asyncio.Event()
        self._over: HandOver | Finish | None = None
        self._began_at = self._quiet_since = asyncio.get_running_loop().time()
        self._silences = 0

    @property
    def _at(self) -> float:
        return asyncio.get_running_loop().time() - self._began_at

    @property
    def _is_in_turn(self) -> bool:
        """Whether the caller has said something that he has not finished."""
        return bool(self._turn or self._text_before)

    # The sound ------------------------------------------------------------------------------------------------------

    async def hear(self, frame: bytes) -> None:
        """The next 20 ms of the caller."""
        if self._stands_aside or not self._connected.is_set():
            return
        match self._listener.hear(frame):
            case Began():
                self._quiet_since = float("inf")
                self._silences = 0
                if not self._is_in_turn:
                    self._turn_began = self._at
                self._inbox.put_nowait(SpeechBegan(self._at))
                if self._mouth.may_be_interrupted:
                    await self._hush()
            case Paused() as paused:
                self._quiet_since = asyncio.get_running_loop().time()
                if paused.is_short and not self._turn:
                    return
                self._pauses += 1
                task = asyncio.create_task(self._understand(paused, self._pauses), name="recognise")
                self._recognising.add(task)
                task.add_done_callback(self._recognising.discard)
            case None:
                if not self._listener.speaking and self._quiet_since == float("inf"):
                    self._quiet_since = asyncio.get_running_loop().time()

    def press(self, key: str) -> None:
        if self._connected.is_set():
            self._inbox.put_nowait(KeyPressed(key, self._at))

    async def instruct(self, instruction: Instructed) -> str:
        """Take a leader's instruction. Why not, "" where the seat will see to it."""
        if self._over is not None or self._gone:
            return OVER
        if instruction.kind not in AT_ONCE:
            self._instructions.append(instruction)
            return ""
        await self._hush()
        self._inbox.put_nowait(instruction)
        return ""

    async def stand_aside(self, *, for_leader: bool) -> None:
        """While a leader can be heard in the call: say nothing, and take nothing as the caller's words."""
        if for_leader == self._stands_aside:
            return
        self._stands_aside = for_leader
        self._quiet_since, self._silences = asyncio.get_running_loop().time(), 0
        if for_leader:
            self._listener.forget()
            self._turn, self._text_before = b"", ""
            self._pauses += 1
            await self._hush()

    def connect(self) -> None:
        """The citizen whom the seat has dialled answered."""
        self._connected.set()

    def leave(self) -> None:
        """The switch has taken the caller away, or the caller has hung up, or nobody answered."""
        self._gone = True
        self._left.set()

    async def _hush(self) -> None:
        cut_off = await self._mouth.hush()
        if cut_off is not None:
            self._inbox.put_nowait(SpokenUpTo(*cut_off))

    async def _understand(self, paused: Paused, pause: int) -> None:
        """Recognise the turn so far in a pause, and take it as said once the silence is long enough for its words.

        A caller who speaks on before goes on with the same turn, which is recognised anew as a whole. What waits for
        the recogniser meanwhile is not recognised by itself any more.
        """
        silent_since = asyncio.get_running_loop().time() - paused.silent
        self._turn += paused.alaw
        turn, before = self._turn, self._text_before
        async with self._one_at_a_time:
            if pause != self._pauses:
                return
            samples = await asyncio.to_thread(samples_of, turn)
            recognised = await self._recognise(samples)
        text = before + (recognised or "")
        if pause == self._pauses and len(turn) > LONGEST_TURN_SECONDS * audio.RATE:
            self._turn, self._text_before = b"", f"{text}，"
        needed = silence_needed(text, is_number_expected=expects_number(self._state))
        seconds = self._at - self._turn_began
        if text and seconds >= LONG_SECONDS and self._is_in_turn:
            self._inbox.put_nowait(CallerSpoke(text, self._at, is_final=False, seconds=seconds))
        await asyncio.sleep(silent_since + needed - asyncio.get_running_loop().time())
        if pause != self._pauses or self._listener.speaking:
            return
        self._turn, self._text_before = b"", ""
        if text:
            self._inbox.put_nowait(CallerSpoke(text, self._at))
        else:
            kind = SoundKind.UNRECOGNISED if recognised is None else SoundKind.NOISE
            self._inbox.put_nowait(SoundDetected(kind, len(turn) / audio.RATE, self._at))

    async def _sound(self, sentence: str, speed: float) -> bytes:
        made = self._made.pop((sentence, speed), None)
        sound = made or await self._speak_aloud(sentence, speed, not self._is_personal)
        return sound if self._loudness == 1.0 else audio.louder(sound, self._loudness)

    # The talk -------------------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """From the greeting to the hand-over, the end of the talk or the caller's hanging up."""
        watches = [asyncio.create_task(work) for work in (self._watch_silence(), self._mouth.breathe())]
        try:
            await self._begin()
            if not self._connected.is_set():
                return
            while self._over is None and not self._gone:
                with contextlib.suppress(TimeoutError):
                    await self._take(await asyncio.wait_for(self._inbox.get(), 0.5))
                await self._follow_instruction()
            await self._finish_turns()
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("an AI seat failed in its talk", action="ai_seat_failed", agent=self._agent)
            await self._give_up()
        finally:
            for watch in watches:
                watch.cancel()
            await self._mouth.hush()
            for task in self._recognising:
                task.cancel()
            if self._acting:  # a case is stored though its caller has hung up
                await asyncio.wait(self._acting)

    async def _begin(self) -> None:
        if self._before is None or self._before.summary:
            step = await self._dialogue.begin(self._agent, no_mobile=self._no_mobile, dialled=self._dialled)
            if await self._is_answered(step.outgoing):
                await self._follow(step.state, step.outgoing)
        elif await self._is_answered(()):
            self._state = msgspec.json.decode(self._before.state, type=ConversationState)
            await self._take(SeatChanged(self._at))

    async def _is_answered(self, outgoing: tuple[Outgoing, ...]) -> bool:
        """Whether the citizen whom the seat has dialled answers. What it says first is made meanwhile."""
        if self._connected.is_set():
            return True
        for speak in (each for each in outgoing if isinstance(each, Speak)):
            for sentence in speak.sentences[:MADE_AHEAD]:
                may_be_stored = speak.tone not in PERSONAL
                self._made[sentence, speak.speed] = await self._speak_aloud(sentence, speak.speed, may_be_stored)
        ends = [asyncio.create_task(each.wait()) for each in (self._connected, self._left)]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
        self._began_at = self._quiet_since = asyncio.get_running_loop().time()
        self._silences = 0
        return self._connected.is_set()

    async def _take(self, incoming: Incoming) -> None:
        step = await self._dialogue.step(self._state, incoming)
        await self._follow(step.state, step.outgoing)

    async def _follow_instruction(self) -> None:
        """The next one, once nobody is speaking and all that was said is answered."""
        is_busy = self._mouth.is_speaking or self._listener.speaking or self._recognising or not self._inbox.empty()
        is_busy = is_busy or self._stands_aside
        if self._instructions and not is_busy and self._over is None:
            await self._take(self._instructions.popleft())

    async def _follow(self, state: ConversationState, outgoing: tuple[Outgoing, ...]) -> None:
        changed, self._state = state != self._state, state
        handed_over = next((each for each in outgoing if isinstance(each, HandOver)), None)
        if changed or handed_over is not None:
            await self._desk.remember(self._memory(handed_over))
        for each in outgoing:
            await self._do(each)

    async def _do(self, outgoing: Outgoing) -> None:
        match outgoing:
            case Speak():
                await self._speak(outgoing)
            case Acknowledge(text=text):
                if self._is_in_turn and not self._mouth.is_speaking:
                    self._mouth.utter(0, (text,), is_interruptible=False)
            case HandOver() | Finish():
                if isinstance(outgoing, HandOver) and outgoing.is_urgent:
                    self._begin_to_act(outgoing)
                self._over = outgoing
                await self._part(outgoing)
            case TakeCase() | LookUpCase() | OfferMessage() | ScriptOver():
                self._begin_to_act(outgoing)

    def _begin_to_act(self, service: Service) -> None:
        """The talk goes on meanwhile. The state's last reply names the service, also for a seat that goes on."""
        task = asyncio.create_task(self._act(f"{type(service).__name__}-{self._state.replies}", service), name="act")
        self._acting.add(task)
        task.add_done_callback(self._acting.discard)

    async def _act(self, id: str, service: Service) -> None:
        result = await self._desk.act(id, service)
        if result is not None:
            self._inbox.put_nowait(result)

    async def _speak(self, speak: Speak) -> None:
        await self._hush()
        if self._gone:
            return
        if self._stands_aside or (self._listener.speaking and speak.is_interruptible):
            self._inbox.put_nowait(SpokenUpTo(speak.reply, 0))
            return
        self._is_personal, self._loudness = speak.tone in PERSONAL, speak.loudness
        self._mouth.utter(speak.reply, speak.sentences, speed=speak.speed, is_interruptible=speak.is_interruptible)

    async def _part(self, outgoing: HandOver | Finish) -> None:
        """Say to the end what is being said, then let go of the caller."""
        if self._gone:
            return
        await self._mouth.silent()
        if isinstance(outgoing, HandOver):
            await self._desk.to_person(urgent=outgoing.is_urgent)
        elif self._state.script is not None:
            await self._desk.hang_up()
        else:
            await self._desk.to_rating()

    async def _finish_turns(self) -> None:
        """The caller is gone: what was still said, or the key that led to a person, is written down."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                if self._recognising:
                    await asyncio.wait(self._recognising)
                if self._state.script is not None:
                    await self._hush()
                while self._over is None and not self._inbox.empty():
                    await self._take(self._inbox.get_nowait())
        if self._over is None and self._gone:
            if self._state.script is not None:
                await self._take(CallerGone(self._at))
            summary = "；".join(turn.text for turn in self._state.turns if turn.by_caller)[:200]
            await self._desk.remember(self._memory(HandOver(HandoverReason.REQUESTED, summary or NO_QUESTION)))

    async def _give_up(self) -> None:
        """A person goes on with the caller."""
        if self._gone or self._over is not None:
            return
        self._over = HandOver(HandoverReason.NOT_SURE, "智能坐席出错，请接着处理。")
        await self._desk.remember(self._memory(self._over))
        await self._desk.to_person(urgent=True)

    def _memory(self, handed_over: HandOver | None) -> SpokenTalk:
        state, over = self._state, handed_over
        return SpokenTalk(
            self._agent,
            tuple(SpokenTurn(turn.by_caller, turn.text) for turn in state.turns),
            over.topics if over else state.topics,
            over.summary if over else "",
            over.reason.value if over else "",
            over.level if over else state.level,
            over.unrest if over else state.unrest,
            tuple(spoken_talks.Instructed(*msgspec.structs.astuple(each)) for each in state.instructions),
            msgspec.Raw(msgspec.json.encode(state)),
        )

    async def _watch_silence(self) -> None:
        """Tell the conversation when nobody has spoken for long."""
        while True:
            await asyncio.sleep(0.5)
            now = asyncio.get_running_loop().time()
            if self._mouth.is_speaking or self._recognising or self._listener.speaking or self._stands_aside:
                self._quiet_since = max(now, self._quiet_since) if self._quiet_since != float("inf") else now
                continue
            if now - self._quiet_since >= SILENCE_SECONDS * (self._silences + 1):
                self._silences += 1
                self._inbox.put_nowait(SilenceLasted(now - self._quiet_since, self._at))
