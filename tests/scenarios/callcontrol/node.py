"""A node to try callcontrol on: Asterisk and NATS of our own, callcontrol as a process that can be killed."""

import asyncio
import fcntl
import os
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import IO, Any, Self

import aiohttp
import msgspec
import numpy as np
from pydantic import SecretStr

from hotline.demo.phone.call import Call as PhoneCall
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.ports import AnyCallCommand, PhoneReply, ProvisionPhone
from hotline.domains.voice.calls.rules.call_commands import Consult, Dial, Transfer
from hotline.domains.voice.calls.rules.snapshot import CallSnapshot
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.routing.ports import (
    Ack,
    Enqueue,
    HeldCalls,
    QueueConfig,
    RoutingConfig,
)
from hotline.events.envelope import Envelope
from hotline.infrastructure import audio
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.ports import Ports
from hotline.infrastructure.settings import Place, Privacy, Settings, SipEdge, Telephony
from hotline.infrastructure.trunk_settings import Telephones, Trunk
from hotline.processes.single import asterisk, sip_edge
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import USERS, People, SystemUser
from tests.domains.voice.calls.scripted_call import FLOW
from tests.prepared import Prepared, Program
from tests.scenarios.callcontrol.dispatcher import Dispatcher

ROOT = Path(".data/asterisk-root").absolute()
#: Ours alone. Several test sessions may run on a machine, each in a place of its own.
PLACES, BASE, FIRST_RTP, RTP_PORTS = 10, 13500, 26400, 200
PASSWORD = "only-for-this-test"
SWITCH = SystemUser("switch", 64123, 64123)
#: What each prompt sounds like here.
PROMPT_TONES = {"welcome": 500, "menu-main": 600, "queue-wait-music-intro": 850, "rating-ask": 950, "goodbye": 1250}
PROMPT_TONES |= {"objection-offer": 1100, "objection-taken": 1700, "recording-notice-out": 1400}
OTHER_PROMPTS = ("place-1", "wait-2", "callback-offer", "callback-accepted", "agent-lost", "all-busy", "wrong-key")
MUSIC, PROMPT_SECONDS = 300, 0.6
QUEUES = (
    QueueConfig("general", "综合席", "general"),
    QueueConfig("social", "社保席", "social", announce_every_seconds=2, callback_after_seconds=4),
)
NO_AGENTS = RoutingConfig(1, QUEUES, ())
FLOWS_TAKEN = "flows_taken"  # in callcontrol's log


def _take_place() -> tuple[IO[str], int]:
    """The first place nobody has; it is ours until the file is closed."""
    for number in range(PLACES):
        lock = (Path(tempfile.gettempdir()) / f"hotline-test-node-{number}.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
        else:
            return lock, number
    raise RuntimeError(f"{PLACES} test nodes run on this machine already")


class Node:
    """``with Node(folder) as node`` runs NATS and Asterisk; callcontrol is started by ``staffed``."""

    def __init__(self, folder: Path, front: SipEdge | None = None, **lines: Trunk | Telephones) -> None:
        """Without a front door, unless one is given; then it runs too."""
        self._place, taken = _take_place()
        first_rtp = FIRST_RTP + taken * RTP_PORTS
        self.settings = Settings(
            place=Place(site="bj9", node="t", data=folder, built=folder),
            ports=Ports(base=BASE + 20 * taken, rtp_first=first_rtp, rtp_last=first_rtp + RTP_PORTS - 1),
            telephony=Telephony(ari_password=SecretStr(PASSWORD)),
            door=front or SipEdge(on=False),
            privacy=Privacy(keys=str(folder / "keys" / "personal.json"), keys_by="file"),
        ).model_copy(update=lines)
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._prepared: Prepared | None = None
        self._controller: Program | None = None
        self.recording_notice = "[]"  # nobody is told: the small flow does not say it

    def __enter__(self) -> Self:
        self._folder.chmod(0o755)
        (self._folder / "asterisk-root").symlink_to(ROOT)
        SealingKeys.make_file(self.settings.keys_file, "test")
        self._record_prompts()
        self.start_nats()
        self.start_asterisk()
        if self.settings.door.on:
            self.start_edge()
        self._prepared = Prepared("hotline.processes.callcontrol.main", "hotline.processes.router.main")
        return self

    def __exit__(self, *error: object) -> None:
        if self._prepared:
            self._prepared.__exit__()
        for process in reversed(self._running):
            process.terminate()
            process.wait(15)
        self._place.close()

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        log = (self._folder / f"{Path(command[0]).name}.log").open("ab")
        process = subprocess.Popen(command, stdout=log, stderr=log)
        self._running.append(process)
        return process

    def start_nats(self) -> None:
        where = ["-a", "127.0.0.1", "-p", str(self.settings.ports.nats)]
        self.nats = self._start(["nats-server", "-js", "-sd", str(self._folder / "nats"), *where])

    def kill(self, part: subprocess.Popen[bytes]) -> None:
        part.kill()
        part.wait()
        self._running.remove(part)

    def start_asterisk(self) -> None:
        people = People(dict.fromkeys(USERS, SystemUser("root", 0, 0)) | {"asterisk": SWITCH})
        self.asterisk = self._start(asterisk.prepare(Layout(self.settings), people))

    def start_edge(self) -> None:
        layout = Layout(self.settings)
        layout.run.mkdir(exist_ok=True)
        self.edge = self._start(sip_edge.prepare(layout, SystemUser("root", 0, 0)))

    def _record_prompts(self) -> None:
        spoken = self.settings.prompts_dir / "zh"
        spoken.mkdir(parents=True)
        for name, hertz in (PROMPT_TONES | dict.fromkeys((*OTHER_PROMPTS, "recording-notice"), 1400)).items():
            (spoken / f"{name}.alaw").write_bytes(audio.encode(audio.tone(hertz, PROMPT_SECONDS)))
        (music := self.settings.prompts_dir / "moh").mkdir()
        (music / "music.alaw").write_bytes(audio.encode(audio.tone(MUSIC, 5.0)))

    # callcontrol -----------------------------------------------------------------------------------------------------

    def start_callcontrol(self) -> None:
        self._controller = self.start_program("callcontrol", log="callcontrol.log")

    def start_program(self, *arguments: str, log: str) -> Program:
        """``hotline ARGUMENTS`` with the settings of this node."""
        assert self._prepared is not None, "the node runs"
        environment = os.environ | self.environment
        return self._prepared.start(*arguments, environment=environment, log=self._folder / log)

    @property
    def environment(self) -> dict[str, str]:
        place, ports = self.settings.place, self.settings.ports
        return {
            "HOTLINE_SETTINGS": str(self._folder / "none.toml"),
            "HOTLINE_PLACE__SITE": place.site,
            "HOTLINE_PLACE__NODE": place.node,
            "HOTLINE_PLACE__DATA": str(place.data),
            "HOTLINE_PRIVACY__KEYS": str(self.settings.keys_file),
            "HOTLINE_PORTS__BASE": str(ports.base),
            "HOTLINE_DOOR__ON": str(self.settings.door.on),
            "HOTLINE_TELEPHONES__ENCRYPTED": str(self.settings.telephones.encrypted),
            "HOTLINE_TELEPHONY__ARI_PASSWORD": PASSWORD,
            "HOTLINE_TELEPHONY__RECORDING_NOTICE": self.recording_notice,
        }

    def signal_callcontrol(self, what: int) -> None:
        assert self._controller is not None, "it was not started"
        self._controller.send_signal(what)

    def end_callcontrol(self, how: int = signal.SIGTERM) -> int:
        """Returns its exit status."""
        assert self._controller is not None, "it was not started"
        self._controller.send_signal(how)
        return self._controller.wait(60)

    @property
    def log(self) -> str:
        return (self._folder / "callcontrol.log").read_text()

    # Looking at Asterisk ---------------------------------------------------------------------------------------------

    async def ari(self, path: str) -> Any:
        login = {"Authorization": aiohttp.encode_basic_auth(self.settings.telephony.ari_user, PASSWORD)}
        async with (
            aiohttp.ClientSession(headers=login) as http,
            http.get(f"{self.settings.ari_url}/ari{path}") as answer,
        ):
            return await answer.json()

    async def is_empty(self) -> bool:
        return await self.ari("/channels") == [] and await self.ari("/bridges") == []

    def recording(self, name: str) -> tuple[audio.Samples, audio.Samples]:
        """Caller and agent."""
        raw = np.frombuffer((self.settings.recordings_dir / "spool" / name).read_bytes(), "<i2").reshape(-1, 2)
        return raw[:, 0].copy(), raw[:, 1].copy()


class Floor:
    """What a scenario works with: a citizen's phone, agents' phones, the dispatcher, the story so far."""

    def __init__(self, node: Node, bus: Bus, citizen: Phone) -> None:
        self.node, self.bus, self.citizen = node, bus, citizen
        #: Where calls out arrive, also when citizens ring in from elsewhere.
        self.at_carrier = citizen
        self.dispatcher = Dispatcher(bus, node.settings.place.node)
        self.calls = bus.bucket("calls", CallSnapshot)
        self.events: list[Envelope] = []

    async def agent_phone(self, agent: str = "1001", device: str = "phone") -> Phone:
        """An agent's phone, provided and not yet registered."""
        request = ProvisionPhone(agent, device)
        reply = await self.bus.request(f"callcontrol.{self.node.settings.place.node}.phone", request, PhoneReply)
        assert reply.phone is not None, reply.message
        server = ("127.0.0.1", self.node.settings.ports.sip)
        return Phone(reply.phone.endpoint, server, password=reply.phone.password, login=reply.phone.username)

    @asynccontextmanager
    async def phones(self, *agents: str) -> AsyncIterator[list[Phone]]:
        """These agents' phones, registered."""
        async with AsyncExitStack() as open_phones:
            phones = [await open_phones.enter_async_context(await self.agent_phone(agent)) for agent in agents]
            for phone in phones:
                await phone.register()
            yield phones

    async def desk(self, command: AnyCallCommand) -> Ack:
        """As the web sends it: with the roles of who gives it."""
        if isinstance(command, Consult | Dial | Transfer):
            command = msgspec.structs.replace(command, roles=("agent",))
        return await self.request("desk", command)

    async def request(self, what: str, message: object) -> Ack:
        return await self.bus.request(f"callcontrol.{self.node.settings.place.node}.{what}", message, Ack)

    async def publish(self, flows: FlowSet) -> None:
        """Returns once callcontrol answers calls with them."""
        before = self.node.log.count(FLOWS_TAKEN)
        await self.bus.bucket("config", msgspec.Raw).put("flows", msgspec.Raw(msgspec.json.encode(flows)))

        async def taken() -> bool:
            return self.node.log.count(FLOWS_TAKEN) > before

        await until(taken)

    async def snapshot(self, call: str) -> CallSnapshot | None:
        found = await self.calls.get(call)
        return found[0] if found else None

    async def events_of(self, call: str) -> list[Envelope]:
        """Every event the bus holds of a call, in order of arrival."""
        subscription = await self.bus.jetstream.subscribe(f"events.call.{call}", ordered_consumer=True)
        found: list[Envelope] = []
        try:
            while True:
                found.append(msgspec.json.decode((await subscription.next_msg(timeout=0.3)).data, type=Envelope))
        except TimeoutError:
            return found
        finally:
            await subscription.unsubscribe()

    async def complete_events(self, call: str) -> list[str]:
        """The types of the events, without a gap in their numbers; the last one said that the call ended."""
        events: list[Envelope] = []

        async def ended() -> bool:
            events[:] = await self.events_of(call)
            return bool(events) and events[-1].type == "call.ended"

        await until(ended)
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        return [event.type.removeprefix("call.") for event in events]


async def until(holds: Callable[[], Awaitable[bool]], within: float = 6.0) -> None:
    """Look again and again until it holds; TimeoutError."""
    async with asyncio.timeout(within):
        while not await holds():  # noqa: ASYNC110 - what holds is elsewhere, in Asterisk or on the bus
            await asyncio.sleep(0.05)


async def ready(bus: Bus, node: str, within: float = 15.0) -> None:
    """Callcontrol answers."""

    async def answers() -> bool:
        return any(held.node == node for held in await bus.gather("callcontrol.roll_call", {}, HeldCalls, 0.1))

    await until(answers, within)


@asynccontextmanager
async def staffed(node: Node, routing: RoutingConfig = NO_AGENTS, *, dispatched: bool = True) -> AsyncIterator[Floor]:
    """Callcontrol running and ready, a citizen's phone at hand, and (``dispatched``) the dispatcher listening."""
    async with Bus(node.settings, "scenario") as bus:
        await bus.create_stores()
        config = bus.bucket("config", msgspec.Raw)
        flows = FlowSet(1, {FLOW.id: FLOW}, {}, FLOW.id)
        await config.put("flows", msgspec.Raw(msgspec.json.encode(flows)))
        await config.put("routing", msgspec.Raw(msgspec.json.encode(routing)))
        server = ("127.0.0.1", node.settings.ports.sip)
        async with Phone("13800138000", server, local=("127.0.0.1", node.settings.ports.carrier)) as citizen:
            floor = Floor(node, bus, citizen)
            if dispatched:
                await floor.dispatcher.open()
            node.start_callcontrol()
            try:
                await ready(bus, node.settings.place.node)
                yield floor
            finally:
                node.end_callcontrol()


# Short ways to where a scenario begins ------------------------------------------------------------------------------

CALLER_TONE, AGENT_TONE = 400, 700


async def ring_in(floor: Floor) -> PhoneCall:
    """A citizen on the line, speaking a tone."""
    call = await floor.citizen.call("12333", caller="13800138000")
    call.audio.play_tone(CALLER_TONE)
    return call


async def queue_up(floor: Floor) -> tuple[PhoneCall, Enqueue]:
    """A citizen who pressed 1 and waits."""
    before = sum(isinstance(message, Enqueue) for message in floor.dispatcher.received)
    call = await ring_in(floor)
    await call.audio.send_keys("1")
    return call, await floor.dispatcher.hears(Enqueue, count=before + 1)


async def talk(floor: Floor, phone: Phone, offer: str = "offer-1") -> tuple[PhoneCall, PhoneCall, Enqueue]:
    """Citizen and agent who hear each other."""
    call, waiting = await queue_up(floor)
    await floor.dispatcher.offer(waiting.call, offer)
    ringing = await phone.incoming()
    ringing.answer()
    ringing.audio.play_tone(AGENT_TONE)
    await ringing.audio.wait_for_tone(CALLER_TONE)
    await call.audio.wait_for_tone(AGENT_TONE)
    return call, ringing, waiting
