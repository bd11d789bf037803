"""The load at work in a running installation, struck by one fault after another."""

import asyncio
import contextlib
import os
import tomllib
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.steady import truth
from bench.steady.agents import TALK_SECONDS, Agent, at_desk
from bench.steady.apart import QUEUE, set_apart
from bench.steady.book import Book, Kind, Placed
from bench.steady.citizens import Citizens
from bench.steady.fault_report import FaultReport, Row
from bench.steady.faults import Fault, Site
from bench.steady.functions import Functions
from bench.steady.ground import SlowPath
from bench.steady.hearing import Stalls, frames_of
from bench.steady.patience import until
from hotline.demo.desk import Desk, origin_of
from hotline.demo.main import ACCOUNTS
from hotline.demo.phone.call import Call
from hotline.demo.phone.media import Pacer
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.ports import CallDoc
from hotline.domains.voice.routing.ports import Position, PositionQuery
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.feed import EventFeed
from hotline.infrastructure.settings import Settings
from hotline.kernel.errors import Refused

LOOKER = "3001"
GREETING = ("recording-notice", "welcome")
#: Everything is at work again within this, or the fault's traces are what they are.
SETTLED_SECONDS, BACK_SECONDS, REST_SECONDS = 60.0, 60.0, 4.0
#: What is done in less was done at once; what shows this long after a fault is its trace.
INSTANT_SECONDS, TRACE_SECONDS = 1.0, 30.0
#: What was heard last was heard before the fault.
JUST_BEFORE = 0.5
#: Of those who should be talking or walking, as many do while others are between two calls.
FULL = 0.6
APART_SECONDS, SEATED_SECONDS = 0.3, 30.0
DESKS_BACK_SECONDS, GREETED_SECONDS = 3.0, 3.0
END_SECONDS = 90.0
KNOCK_EVERY_SECONDS = 1.0


@dataclass(frozen=True)
class Size:
    """How many talk, wait in line, walk through menus at any time."""

    talking: int = 5
    waiting: int = 5
    walking: int = 3


@dataclass
class Staff:
    demo: dict[str, object] = field(default_factory=lambda: tomllib.loads(ACCOUNTS.read_text()))

    @property
    def password(self) -> str:
        return str(self.demo["password"])

    def able_to(self, queue: str, but: str = "") -> list[str]:
        """Numbers of agents who have one skill and lack another."""
        people: Sequence[dict[str, object]] = self.demo["staff"]  # type: ignore[assignment]
        agents = [one for one in people if "agent" in one["roles"]]  # type: ignore[operator]
        return [str(one["number"]) for one in agents if queue in one["skills"] and but not in one["skills"]]  # type: ignore[operator]


class Floor:
    """``async with at_work(…) as floor``; ``strike`` with each fault, then ``close`` for the ledger."""

    def __init__(self, config: Settings, bus: Bus, tasks: asyncio.TaskGroup, size: Size, site: Site, seed: int) -> None:
        self._config, self._bus, self._tasks, self._size = config, bus, tasks, size
        self.site, self.book, self.report = site, Book(seed), FaultReport(seed)
        self.stalls, self._staff = Stalls(), Staff()
        self._clock = asyncio.get_running_loop().time
        self._pacer = Pacer()
        self._agents: list[Agent] = []
        self._measuring: list[asyncio.Task[None]] = []
        self._load: list[asyncio.Task[None]] = []
        self._outages: list[tuple[float, float, Fault]] = []

    async def open(self, phone: Phone, looker: Desk) -> None:
        """Agents sit down, citizens ring; returns when the last of them has begun to."""
        self._opened, self._began = datetime.now(UTC), await EventFeed(self._bus).last_position()
        prompts = [self._config.prompts_dir / "zh" / f"{name}.alaw" for name in GREETING]
        dialed = self._config.telephony.access_number
        self.citizens = Citizens(phone, dialed, self.book, self.stalls, frames_of(prompts))
        self.functions = Functions(self._config, self._bus, looker)
        self._measuring += [self._start(self.stalls.watch()), self._start(self.functions.run())]
        for number in self._staff.able_to("general", but=QUEUE)[: self._size.talking]:
            await self._seat(number)
        kinds = [(self._size.talking, self.citizens.run_talks), (self._size.walking, self.citizens.run_walks)]
        for many, run in [*kinds, (self._size.waiting, self.citizens.run_waiting)]:
            for _ in range(many):
                self._load.append(self._start(run()))
                await asyncio.sleep(APART_SECONDS)

    async def go_home(self) -> None:
        self._load, tasks = [], [*self._load, *self._measuring]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        return self._tasks.create_task(work)

    async def _seat(self, number: str, seconds: tuple[float, float] = TALK_SECONDS) -> Agent:
        desk = Desk(origin_of(self._config), number, self._staff.password)
        agent = Agent(desk, ("127.0.0.1", self._config.ports.sip), self._pacer, self.book, self.stalls, seconds)
        at_work = asyncio.Event()
        self._measuring.append(self._start(at_desk(agent, desk, at_work)))
        async with asyncio.timeout(SEATED_SECONDS):
            await at_work.wait()
        self._agents.append(agent)
        return agent

    # One fault -----------------------------------------------------------------------------------------------

    async def strike(self, fault: Fault) -> Row:
        """Returns when everything is at work again."""
        await self._settle()
        before, first = await self._line(), len(self.book.calls)
        struck = self._clock()
        knocking = self._start(self._knock())
        await fault.strike(self.site)
        undone = self._clock()
        since = struck if undone - struck < INSTANT_SECONDS else undone
        await self._until_back(fault, since)
        await self._settle()
        knocking.cancel()
        back = self.functions.of(fault.function).back_after(since, self._clock())
        self._outages.append((struck, since + (back or 0.0), fault))
        row = Row(
            fault.name,
            fault.function,
            back=back,
            within=fault.within,
            greeted=_greeted(self.book.calls[first:], since if fault.holds else struck),
            desks=self._desks_back(struck, since),
            lost_place=[] if fault.switch else misplaced(before, await self._line()),
            load=os.getloadavg()[0],
        )
        self.report.rows.append(row)
        return row

    async def _knock(self) -> None:
        """Ring now and every second until a caller has been greeted."""
        knocks: list[asyncio.Task[Placed]] = []
        while not any(knock.done() and knock.result().greeted_at for knock in knocks):
            knocks.append(self._tasks.create_task(self.citizens.knock()))
            await asyncio.sleep(KNOCK_EVERY_SECONDS)

    async def _settle(self) -> None:
        """Until all functions answer and as many talk, wait and walk as should; not for ever."""
        began = self._clock()
        await asyncio.sleep(REST_SECONDS)
        await until(lambda: self._works(began), SETTLED_SECONDS, every=0.5)

    async def _works(self, since: float) -> bool:
        answering = all(function.answers_since(since) for function in self.functions.all)
        return answering and all(agent.line.is_up for agent in self._agents) and await self._is_full()

    async def _is_full(self) -> bool:
        talking = self.book.talking() >= FULL * self._size.talking
        walking = sum(placed.greeted_at is not None for placed in self.book.of(Kind.MENU))
        return talking and walking >= FULL * self._size.walking and len(await self._line()) == self._size.waiting

    async def _until_back(self, fault: Fault, since: float) -> None:
        await until(lambda: self.functions.of(fault.function).answers_since(since), BACK_SECONDS)

    async def _line(self) -> list[str]:
        """Who waits, by the last digits of their numbers, in the router's order; empty while it cannot be asked."""
        try:
            calls = (await self._bus.bucket("calls", CallDoc).items()).values()
            waiting = [call for call in calls if call.queued_at is not None and call.queue == QUEUE and call.number]
            requests = [self._bus.request("router.position", PositionQuery(call.id), Position) for call in waiting]
            places = await asyncio.gather(*requests)
        except (*DOWN, Refused):
            return []
        found = sorted(zip(places, waiting, strict=True), key=lambda one: one[0].place)
        return [call.number[-2:] for at, call in found if at.place]

    def _desks_back(self, struck: float, since: float) -> float:
        ends = [end for agent in self._agents for start, end in agent.line.outages if start >= struck]
        gone = [self._clock() for agent in self._agents if not agent.line.is_up]
        return max((max(0.0, end - since) for end in [*ends, *gone]), default=0.0)

    # The end -------------------------------------------------------------------------------------------------

    async def close(self) -> FaultReport:
        """The last talks end, those in line are served, then it is looked at what is written down."""
        await self._settle()
        line = await self._line()
        self.citizens.stopping.set()
        self.citizens.serving.set()
        server = await self._seat(self._staff.able_to(QUEUE)[0], (2.0, 3.0))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(END_SECONDS):
                await asyncio.gather(*self._load)
        served = [number[-2:] for number in server.served]
        self.report.lost_place += misplaced(line, served, "was not served in the order of the line")
        await self._until_written()
        self._sum_up()
        await self._compare()
        return self.report

    async def _until_written(self) -> None:
        began, records = self._clock(), self.functions.of("records")
        await until(lambda: records.answers_since(began), END_SECONDS)

    def _sum_up(self) -> None:
        report = self.report
        report.placed, report.talks = len(self.book.calls), len(self.book.talks)
        report.answered_in_vain = self.book.in_vain
        report.longest_stall = self.stalls.longest
        for talk in self.book.talks.values():
            for at, what in talk.interruptions():
                self._note(at, f"{talk.agent} and a caller: {what}")
            for struck, back, _ in self._outages:
                over = talk.passed_at or talk.cut_at
                if over is not None and struck - 1 < over < back + 1:
                    talk.outage_seconds = back - struck + 1
        for placed in self.book.calls:
            ended = placed.ended_at or self._clock()
            placed.with_switch = any(f.switch and placed.at < back + 1 and ended > at for at, back, f in self._outages)
            if (why := cut_off(placed)) and not placed.with_switch:
                report.cut_off.append(f"{placed.kind} {placed.tail}: {why}{self._while_(ended)}")
        for row in report.rows:
            report.lost_place += [f"{row.fault}: {one}" for one in row.lost_place]
            row.late = list(late(row))

    def _note(self, at: float, what: str) -> None:
        struck = [
            n for n, (start, _, _) in enumerate(self._outages) if start - JUST_BEFORE <= at < start + TRACE_SECONDS
        ]
        if struck and self._outages[struck[-1]][2].switch:
            self.report.rows[struck[-1]].expected_ends += 1
            return
        if struck:
            self.report.rows[struck[-1]].interrupted.append(what)
        self.report.interrupted.append(what + self._while_(at))

    def _while_(self, at: float) -> str:
        struck = [fault.name for start, _, fault in self._outages if start - JUST_BEFORE <= at < start + TRACE_SECONDS]
        return f" ({struck[-1]})" if struck else ""

    async def _compare(self) -> None:
        events = await truth.events_of(self._config, self._bus, self._began)
        report = self.report
        report.events, report.events_missing, report.events_twice = events.in_stream, events.missing, events.twice
        report.events_parked, report.chain = events.parked, events.chain
        report.records_wrong = await truth.wrong_records(self._config, self.book, self._opened)


def misplaced(before: list[str], after: list[str], why: str = "moved in the line") -> list[str]:
    """Who stood in line and does not any more, or stands in another order."""
    gone = [f"{tail} is not in line any more" for tail in before if tail not in after]
    present = [tail for tail in before if tail in after]
    now = [tail for tail in after if tail in present]
    return gone + [f"{tail} {why}" for tail, other in zip(present, now, strict=True) if tail != other]


def cut_off(placed: Placed) -> str:
    """Why this call ended although neither side wished it; "" when all was well."""
    if placed.problem:
        return placed.problem
    if placed.kind in (Kind.MENU, Kind.PROBE) and not placed.left:
        return "hung up on"
    if placed.kind in (Kind.TALK, Kind.WAIT) and placed.talk is None:
        return "nobody came, hung up on" if placed.ended_at is not None else "nobody came"
    return ""


def late(row: Row) -> Iterator[str]:
    if row.back is None or row.back > row.within:
        yield f"{row.function} back after {row.back} s, wanted {row.within:g}"
    if row.desks > DESKS_BACK_SECONDS:
        yield f"desks back after {row.desks:.1f} s, wanted {DESKS_BACK_SECONDS:g}"
    if row.greeted is None or row.greeted > GREETED_SECONDS:
        yield f"a caller greeted after {row.greeted} s, wanted {GREETED_SECONDS:g}"


def _greeted(calls: Sequence[Placed], since: float) -> float | None:
    delays = [one.greeted_at - since for one in calls if one.kind is Kind.PROBE and one.greeted_at is not None]
    return max(0.0, min(delays)) if delays else None


async def _is_busy(called_back: Call) -> None:
    """Who lost the line with the switch is rung back, and has had enough: the story of the call ends there."""
    called_back.reject()


@contextlib.asynccontextmanager
async def at_work(config: Settings, size: Size, seed: int, path: SlowPath) -> AsyncIterator[Floor]:
    """A running installation with the load on it, and everybody gone home afterwards."""
    await set_apart(config, "apart")
    looker = Desk(origin_of(config), LOOKER, Staff().password)
    try:
        async with (
            Bus(config, "bench") as bus,
            looker,
            Phone("citizen", ("127.0.0.1", config.ports.sip), buffer_seconds=1.0) as phone,
            Phone("citizen", ("127.0.0.1", 9), local=("127.0.0.1", config.ports.carrier)) as at_home,
            asyncio.TaskGroup() as tasks,
        ):
            at_home.answering = _is_busy
            floor = Floor(config, bus, tasks, size, Site(config, bus, path), seed)
            try:
                await floor.open(phone, looker)
                yield floor
            finally:
                await floor.go_home()
    finally:
        await set_apart(config, "as_before")
