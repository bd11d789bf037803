"""A living centre for a visitor: citizens ring in by chance, agents answer them, until the time is over."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from hotline.demo import voices
from hotline.demo.agent import Agent
from hotline.demo.chance import draw_citizen, seconds_to_next
from hotline.demo.citizen import Citizen, Intent
from hotline.demo.desk import Desk, DeskRefused, origin_of
from hotline.demo.news import News
from hotline.demo.phone.call import Call
from hotline.demo.phone.media import Pacer
from hotline.demo.phone.phone import NotRegistered, Phone
from hotline.infrastructure.settings import Settings
from hotline.kernel.clock import BEIJING
from hotline.processes.single.addresses import switch_here

#: Agents sign in one after another: a password takes the server a tenth of a second of its processor.
SIGN_IN_APART_SECONDS = 0.3
#: Number of recent callers that are remembered, because some of them call again.
REMEMBERED = 50
CALLED_BACK_RINGS_SECONDS = 2.0
OUTCOMES = {
    "rated": "已评价",
    "served": "已接通未评价",
    "helped": "自助办理",
    "abandoned": "放弃",
    "callback": "选择回拨",
    "refused": "未接通",
    "unfinished": "结束时仍在线",
}


@dataclass
class Centre:
    """Everything one demonstration shares. ``per_minute``: how many citizens ring in on average."""

    settings: Settings
    per_minute: float
    dice: Random
    news: News | None
    pacer: Pacer = field(default_factory=Pacer)
    outcomes: Counter[str] = field(default_factory=Counter)
    rang: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.subjects = voices.subjects(self.settings) or {"": voices.tone(voices.CITIZEN_TONE)}
        self.script = voices.script(self.settings)

    @property
    def server(self) -> tuple[str, int]:
        return switch_here(self.settings), self.settings.ports.sip

    def report(self, sentence: str) -> None:
        print(f"{datetime.now(BEIJING):%H:%M:%S} {sentence}", flush=True)


async def run(centre: Centre, accounts: Sequence[tuple[str, str]], stop: asyncio.Event, minutes: float) -> None:
    """Run the demonstration until ``stop`` is set or the ``minutes`` are over. Then everybody hangs up and signs out.

    Raises OSError when the carrier's port is taken, for example by another demonstration.
    """
    started, used = time.monotonic(), time.process_time()
    working = [asyncio.create_task(work(centre, n, number, word)) for n, (number, word) in enumerate(accounts)]
    ringing = asyncio.create_task(let_citizens_ring(centre))
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({stopped, ringing}, timeout=minutes * 60, return_when=asyncio.FIRST_COMPLETED)
    finally:
        centre.report("演示结束，全部挂机签退…")
        broken = ringing.done()
        for task in (stopped, ringing, *working):
            task.cancel()
        await asyncio.gather(stopped, ringing, *working, return_exceptions=True)
    if broken:
        ringing.result()
    summary = "，".join(f"{word} {centre.outcomes[key]}" for key, word in OUTCOMES.items() if centre.outcomes[key])
    share = (time.process_time() - used) / (time.monotonic() - started)
    centre.report(f"来电 {centre.outcomes.total()}：{summary or '无'}。演示程序占用 {share:.1%} 个 CPU 核。")


async def work(centre: Centre, place: int, number: str, password: str) -> None:
    """Run one agent from sign-in to sign-out. A failure is reported, and the other agents go on."""
    await asyncio.sleep(place * SIGN_IN_APART_SECONDS)
    try:
        async with Desk(origin_of(centre.settings), number, password) as desk:
            centre.report(f"坐席 {number} 签入")
            await Agent(desk, centre.server, centre.pacer, centre.dice, centre.script, centre.report).work()
    except DeskRefused as refusal:
        centre.report(f"坐席 {number} 不能工作：{refusal.message}")
    except NotRegistered as refusal:
        centre.report(f"坐席 {number} 的话机注册不上（{refusal.code}）")
    except Exception as error:  # an agent who breaks down must not go unnoticed, nor stop the others
        centre.report(f"坐席 {number} 停止工作：{error!r}")


async def let_citizens_ring(centre: Centre) -> None:
    """Citizens ring in until cancelled; those on the line then hang up."""
    here = ("127.0.0.1", centre.settings.ports.carrier)
    async with (
        Phone("citizen", centre.server, local=here, pacer=centre.pacer) as phone,
        asyncio.TaskGroup() as citizens,
    ):
        phone.answering = lambda call: be_called_back(centre, call)
        while True:
            await asyncio.sleep(seconds_to_next(centre.dice, centre.per_minute))
            intent = draw_citizen(
                centre.dice,
                dialed=centre.settings.telephony.access_number,
                subjects=centre.subjects,
                rang_before=centre.rang[-REMEMBERED:],
            )
            citizens.create_task(ring_in(centre, phone, intent))


async def ring_in(centre: Centre, phone: Phone, intent: Intent) -> None:
    who = intent.number or "未显示号码"
    if intent.number in centre.rang:
        centre.rang.remove(intent.number)  # nobody rings twice at the same time
    citizen = Citizen(phone, intent, centre.news, lambda sentence: centre.report(f"{who} {sentence}"))
    outcome = "unfinished"
    try:
        outcome = await citizen.ring_in()
    finally:
        centre.outcomes[outcome] += 1
    if intent.number:
        centre.rang.append(intent.number)
        del centre.rang[:-REMEMBERED]


async def be_called_back(centre: Centre, call: Call) -> None:
    await asyncio.sleep(CALLED_BACK_RINGS_SECONDS)
    call.answer()
    centre.report("市民接听回拨")
    call.audio.play(centre.dice.choice(list(centre.subjects.values())))
    await call.ended()
