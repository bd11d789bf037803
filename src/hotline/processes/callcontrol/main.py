"""The call-control process of one Asterisk node. When it is killed, calls go on and the next process adopts them."""

import asyncio
import contextlib
import signal
from datetime import UTC, datetime

import structlog
import uvloop

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import AnyCommand
from hotline.domains.voice.calls.rules.inputs import AnyInput
from hotline.domains.voice.telephony.adapters.ari.client import Ari, AriError
from hotline.domains.voice.telephony.adapters.ari.events import Connected, SwitchGone
from hotline.domains.voice.telephony.adapters.ari.switch import Switch
from hotline.domains.voice.telephony.adapters.places import number_plan
from hotline.infrastructure import storage
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.heartbeat import send_heartbeats
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import Settings, settings
from hotline.processes.callcontrol.adoption import Adoption, held_calls
from hotline.processes.callcontrol.call_store import CallStore
from hotline.processes.callcontrol.dead_lines import DeadLines
from hotline.processes.callcontrol.desk import Desk
from hotline.processes.callcontrol.dial import Dialling
from hotline.processes.callcontrol.execution import Execution
from hotline.processes.callcontrol.faxes import Faxes
from hotline.processes.callcontrol.intake import Arrivals, Intake
from hotline.processes.callcontrol.last_contact import LastContact
from hotline.processes.callcontrol.mailboxes import Mailboxes
from hotline.processes.callcontrol.outbound import Outbound
from hotline.processes.callcontrol.plans import Plans
from hotline.processes.callcontrol.router_requests import RouterRequests
from hotline.processes.callcontrol.services import Services
from hotline.processes.callcontrol.sounds import Sounds
from hotline.processes.callcontrol.sweep import Sweep
from hotline.processes.callcontrol.voice_activity import Hearing

log = structlog.get_logger()
FLUSH_SECONDS = 5.0
ADOPTION_TRIES = 10
RECONCILE_SECONDS = 60.0
ADOPTION_RETRY_SECONDS = 0.3


class CallControl:
    """The process with all its parts."""

    def __init__(self, chosen: Settings, bus: Bus, ari: Ari) -> None:
        self._node, self._bus, self._ari = chosen.place.node, bus, ari
        self._switch, self._store = Switch(ari), CallStore(bus)
        self._plans = Plans(Sounds(bus, storage.sounds()), chosen.telephony.recording_notice)
        self._mailboxes = Mailboxes(self._execute, self._plans.plan_for, self._store)
        self._router_requests = RouterRequests(bus, self._deliver)
        self._services = Services(chosen, bus, self._deliver)
        self._hearing = Hearing(self._switch, self._deliver)
        displayed_number = chosen.telephony.access_number
        plans = self._plans
        self._outbound = Outbound(
            bus, chosen.place, displayed_number, policy=lambda: plans.outbound, blocked=lambda: plans.blocked
        )
        self._execution = Execution(
            self._switch,
            self._router_requests,
            self._hearing,
            self._services,
            self._deliver,
            displayed_number,
            self._outbound,
        )
        self._dialling = Dialling(bus, chosen.place, displayed_number, self._mailboxes)
        vouches = chosen.trunk.vouches
        arrivals = Arrivals(bus, chosen.place, self._mailboxes, self._outbound, vouches=vouches)
        self._faxes = Faxes(bus, chosen.place)
        self._intake = Intake(self._mailboxes, arrivals, self._faxes, self._hearing, self._outbound, self._hang_up)
        self._last_contact = LastContact(bus, self._node, lambda: ari.connected)
        self._dead_lines = DeadLines(edge=chosen.door.on)
        self._adoption = Adoption(
            self._node,
            ari.app,
            self._switch,
            self._last_contact,
            self._dead_lines,
            self._store,
            self._mailboxes,
            arrivals,
            blocked=lambda: plans.blocked,
        )
        self._sweep = Sweep(ari.app, self._switch, self._mailboxes)

    async def run(self) -> None:
        """Runs until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._plans.follow(self._bus), name="configuration")
            tasks.create_task(send_heartbeats(self._bus, "callcontrol", self._node, self._health), name="heartbeat")
            await self._plans.ready.wait()
            await self._last_contact.load()
            await self._adoption.load()
            await self._listen(tasks)

    async def stop(self) -> None:
        """Stop without ending calls, and store the newest states."""
        self._mailboxes.leave_alone()
        self._router_requests.cancel()
        await self._services.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FLUSH_SECONDS):
                await self._store.settle()
                await self._last_contact.settle()
                await self._faxes.settle()
                await self._outbound.settle()

    async def _listen(self, tasks: asyncio.TaskGroup) -> None:
        """Handle one connection. Events are buffered during adoption, because their calls are not known before."""
        desk_open = False
        async for event in self._ari.listen():
            if isinstance(event, SwitchGone):
                await self._dead_lines.end(datetime.now(UTC))
                continue
            if not isinstance(event, Connected):
                await self._intake.take(event)
                continue
            if not await self._adopt():
                continue
            if not desk_open:
                desk_open = True
                await Desk(self._bus, self._node, self._mailboxes, self._dialling, self._outbound, self._ari).open()
                log.info("ready", action="callcontrol_ready", node=self._node)
                tasks.create_task(asyncio.to_thread(number_plan), name="number plan")
                tasks.create_task(self._sweep.run(), name="sweep")
                tasks.create_task(self._reconcile_outbound(), name="outbound legs")
                tasks.create_task(self._last_contact.record(), name="sighting")
            tasks.create_task(self._report(), name="roll call")

    async def _adopt(self) -> bool:
        """Adopt the live calls. Returns False when the connection is lost again; the next connection repeats it."""
        for _ in range(ADOPTION_TRIES):
            try:
                await self._adoption.run()
                await self._hearing.adopted(self._mailboxes.calls)
                return True
            except AriError as error:
                log.warning("adoption broken off", action="adoption_failed", error=str(error))
                await asyncio.sleep(ADOPTION_RETRY_SECONDS)
        return False

    async def _report(self) -> None:
        await self._router_requests.report(held_calls(self._node, self._mailboxes.calls))

    async def _execute(self, call: Call, command: AnyCommand) -> None:
        await self._execution.execute(call, command)

    async def _reconcile_outbound(self) -> None:
        """Now and again, for legs that ended while nobody looked."""
        while True:
            with contextlib.suppress(*DOWN):
                await self._outbound.reconcile(
                    lambda: [leg for call in self._mailboxes.calls for leg in call.legs.values()]
                )
            await asyncio.sleep(RECONCILE_SECONDS)

    def _deliver(self, call_id: str, happened: AnyInput) -> None:
        self._mailboxes.deliver(call_id, happened)

    async def _hang_up(self, channel: str) -> None:
        with contextlib.suppress(AriError):
            await self._switch.hang_up(channel, 16)

    def _health(self) -> tuple[str, str, dict[str, float]]:
        figures = {
            "calls": float(len(self._mailboxes.calls)),
            "unkept": float(self._store.backlog),
            "errands": float(self._router_requests.backlog),
        }
        if not self._plans.ready.is_set():
            return "degraded", "没有已发布的流程或队列", figures
        return ("ok", "", figures) if self._ari.connected else ("degraded", "连不上 Asterisk", figures)


async def run(chosen: Settings) -> None:
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    telephony = chosen.telephony
    password = telephony.ari_password.get_secret_value()
    async with (
        Bus(chosen, f"callcontrol.{chosen.place.node}") as bus,
        Ari(chosen.ari_url, telephony.ari_user, password, telephony.app) as ari,
    ):
        control = CallControl(chosen, bus, ari)
        running = asyncio.create_task(control.run(), name="callcontrol")
        stopped = asyncio.create_task(stopping.wait(), name="stop signal")
        await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
        log.info("stopping, calls go on", action="callcontrol_stopping")
        if running.done():
            running.result()  # a fault: the supervisor starts us anew
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await control.stop()


def main(arguments: list[str]) -> int:
    """``hotline callcontrol``: no arguments, all settings from the environment and the settings file."""
    if arguments:
        print(f"hotline callcontrol takes no arguments, got: {' '.join(arguments)}")
        return 2
    configure_logging("callcontrol")
    uvloop.run(run(settings()))
    return 0
