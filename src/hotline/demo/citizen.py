"""A citizen on the telephone: calls, presses keys, waits or gives up, states the question, rates, hangs up."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime

from hotline.demo.news import News
from hotline.demo.phone.call import Call, CallRefused
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.ports import CallDoc, Phase
from hotline.infrastructure import audio

ANSWER_SECONDS = 20.0
#: Louder than this is a prompt or a person, not the line.
AUDIBLE = 100.0
PROMPT_SECONDS = 5.0
TEST_HEADER = ("X-Hotline-Test", "yes")

type Listener = Callable[[bytes], None]
type Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Intent:
    """What a simulated citizen is going to do during a call."""

    #: "": the caller's number is withheld.
    number: str
    dialed: str
    #: Pressed one after another, each after ``pause`` seconds.
    keys: tuple[str, ...] = ()
    pause: float = 2.0
    #: A-law, played once an agent answers.
    speech: bytes = b""
    #: Seconds until the citizen gives up waiting for an agent; None waits as long as it takes.
    patience: float | None = None
    #: Seconds of talk until the citizen hangs up; None waits until the agent ends it.
    talk: float | None = None
    #: 0: the citizen does not rate.
    rating: int = 0
    #: The citizen accepts the offer of a call-back.
    callback: bool = False
    test: bool = False
    #: Extra SIP headers, as another hotline's switch would send them.
    headers: tuple[tuple[str, str], ...] = ()


class Citizen:
    """One call of a citizen from the first ring to the end. ``outcome`` holds the result once the call is over."""

    def __init__(
        self,
        phone: Phone,
        intent: Intent,
        news: News | None,
        report: Report,
        listener: Callable[[bytes], None] | None = None,
    ) -> None:
        self._phone, self._intent, self._news, self._report = phone, intent, news, report
        self._listener = listener
        self._queued, self._served = asyncio.Event(), asyncio.Event()
        self.outcome = "rang"

    async def ring_in(self) -> str:
        """Returns refused, abandoned, callback, helped (by the menu alone), served or rated. Cancelling hangs up."""
        headers = [*self._intent.headers, *([TEST_HEADER] if self._intent.test else [])]
        self._report(f"拨打 {self._intent.dialed}…")
        started = datetime.now(UTC)
        call = self._phone.dial(self._intent.dialed, caller=self._intent.number, headers=headers)
        call.audio.listener = self._listener
        try:
            await call.answered(ANSWER_SECONDS)
            self._report("接通")
            await self._live(call, started)
        except CallRefused as refusal:
            self._report(f"没有接通（{refusal}）")
            self.outcome = "refused"
        except TimeoutError:
            self._report(f"{ANSWER_SECONDS:.0f} 秒没有人应答，放弃")
            self.outcome = "refused"
        finally:
            await call.hang_up()
        if self.outcome == "rang":
            self.outcome = self._left(call)
        return self.outcome

    def _left(self, call: Call) -> str:
        if self._served.is_set():
            return "served"
        follows = self._news is not None and bool(self._intent.number)
        return "helped" if follows and call.ended_by == "them" and not self._queued.is_set() else "abandoned"

    async def _live(self, call: Call, started: datetime) -> None:
        doing: list[Coroutine[None, None, None]] = [self._press_keys(call), self._lose_patience(call)]
        if self._news and self._intent.number:  # a call without number cannot be told from others
            doing.append(self._follow(call, self._news.of(self._intent.number, started)))
        tasks = [asyncio.create_task(work) for work in doing]
        try:
            await call.ended()
            self._report("对方挂断" if call.ended_by == "them" else "挂断")
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _press_keys(self, call: Call) -> None:
        self._report("听到提示" if await _something_audible(call) else "没有听到声音")
        for key in self._intent.keys:
            await asyncio.sleep(self._intent.pause)
            if self._queued.is_set():
                return
            self._report(f"按键 {key}")
            await call.audio.send_keys(key)

    async def _lose_patience(self, call: Call) -> None:
        if self._intent.patience is None:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._served.wait(), self._intent.patience)
        if not self._served.is_set():
            self._report(f"等了 {self._intent.patience:.0f} 秒，不等了")
            await call.hang_up()

    # What the hotline says of the call ------------------------------------------------------------------------

    async def _follow(self, call: Call, following: AsyncIterator[CallDoc]) -> None:
        known: tuple[Phase, int, bool] | None = None
        async for live in following:
            now = (live.phase, live.inside.talks, live.inside.callback_offered)
            if now != known:
                known = now
                await self._react(call, live)

    async def _react(self, call: Call, live: CallDoc) -> None:
        match live.phase:
            case Phase.QUEUED if live.inside.callback_offered:
                await self._consider_callback(call)
            case Phase.QUEUED:
                self._queued.set()
                self._report(f"排队中：{self._news.queue_name(live.queue) if self._news else live.queue}…")
            case Phase.OFFERED:
                self._queued.set()
                self._report(f"坐席 {live.agent} 振铃")
            case Phase.TALKING:
                self._start_talking(call, live.agent)
            case Phase.AGENT_LOST:
                self._report("坐席掉线，等待接回")
            case Phase.RATING:
                await self._rate(call)
            case _:
                pass

    def _start_talking(self, call: Call, agent: str) -> None:
        first = not self._served.is_set()
        self._queued.set()
        self._served.set()
        self._report(f"坐席 {agent} 接听" if first else f"坐席 {agent} 继续通话")
        if first and self._intent.speech:
            call.audio.play(self._intent.speech)
        if first and self._intent.talk is not None:
            asyncio.get_running_loop().call_later(self._intent.talk, self._leave, call)

    async def _consider_callback(self, call: Call) -> None:
        if not self._intent.callback:
            self._report("可以按 1 选择回拨，继续等待")
            return
        await asyncio.sleep(self._intent.pause)
        self._report("按键 1，等候回拨")
        self.outcome = "callback"
        await call.audio.send_keys("1")

    def _leave(self, call: Call) -> None:
        if not call.over:
            self._report("说完挂断")
            self._leaving = asyncio.create_task(call.hang_up())

    async def _rate(self, call: Call) -> None:
        call.audio.be_silent()
        if not self._intent.rating:
            self._report("请评价：不评")
            return
        await asyncio.sleep(self._intent.pause)
        self._report(f"评价 {self._intent.rating}")
        self.outcome = "rated"
        await call.audio.send_keys(str(self._intent.rating))


async def _something_audible(call: Call) -> bool:
    """Wait for the first prompt; a line that stays silent is not waited for longer than a prompt may take."""
    try:
        await call.audio.wait_until(lambda port: audio.loudness(port.received(0.2)) > AUDIBLE, PROMPT_SECONDS)
    except TimeoutError:
        return False
    return True
