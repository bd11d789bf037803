"""What the switch does by itself, and what it hands to whoever controls it: on a real Asterisk, with real sound."""

import asyncio
import pwd
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest

from hotline.demo.phone.phone import Phone
from hotline.domains.voice.telephony.adapters.ari.client import Ari
from hotline.domains.voice.telephony.adapters.ari.events import Connected, StasisStart
from hotline.domains.voice.telephony.adapters.ari.phones import provision, remove
from hotline.domains.voice.telephony.adapters.ari.switch import Switch
from hotline.domains.voice.telephony.rules.phones import endpoint_of
from hotline.infrastructure.audio import loudness, tones_in
from tests.installation import Installation

pytestmark = pytest.mark.real

CITIZEN, AGENT = "13800001234", "1999"
CITIZEN_TONE, AGENT_TONE = 400, 700


@pytest.fixture(autouse=True)
def no_callcontrol(installation: Installation) -> Iterator[None]:
    """The test is the controller."""
    installation.stop("callcontrol")
    yield
    installation.start("callcontrol")


class Controller:
    """Takes what enters the application."""

    def __init__(self, ari: Ari) -> None:
        self.ari, self.switch = ari, Switch(ari)
        self.connected = asyncio.Event()
        self._starts: asyncio.Queue[StasisStart] = asyncio.Queue()

    async def next_start(self, within: float = 5.0) -> StasisStart:
        return await asyncio.wait_for(self._starts.get(), within)

    async def listen(self) -> None:
        async for event in self.ari.listen():
            if isinstance(event, Connected):
                self.connected.set()
            if isinstance(event, StasisStart):
                self._starts.put_nowait(event)


@asynccontextmanager
async def controlling(installation: Installation) -> AsyncIterator[Controller]:
    telephony = installation.settings.telephony
    password = telephony.ari_password.get_secret_value()
    async with Ari(installation.settings.ari_url, telephony.ari_user, password, telephony.app) as ari:
        controller = Controller(ari)
        listening = asyncio.create_task(controller.listen())
        try:
            await asyncio.wait_for(controller.connected.wait(), 5)
            yield controller
        finally:
            listening.cancel()


@pytest.fixture
def citizen(installation: Installation) -> Phone:
    return Phone(CITIZEN, ("127.0.0.1", installation.settings.ports.sip))


async def test_a_caller_who_finds_no_controller_hears_music_and_is_handed_over_when_one_comes(
    installation: Installation, citizen: Phone
) -> None:
    async with citizen:
        call = await citizen.call("12333")
        await call.audio.wait_until(lambda audio: loudness(audio.received(1.0)) > 100, within=8)
        async with controlling(installation) as controller:
            start = await controller.next_start()
            assert start.args[:2] == ["trunk", "12333"]
            assert start.channel.caller.number == CITIZEN
            await controller.switch.hang_up(start.channel.id, 16)
            await call.ended(within=5)


async def test_a_call_marked_as_a_test_says_so(installation: Installation, citizen: Phone) -> None:
    async with controlling(installation) as controller, citizen:
        marked = citizen.dial("12333", headers=[("X-Hotline-Test", "yes")])
        assert (await controller.next_start()).args[:4] == ["trunk", "12333", "yes", ""]
        plain = citizen.dial("12333")
        assert (await controller.next_start()).args[:3] in (["trunk", "12333"], ["trunk", "12333", ""])
        for call in (marked, plain):  # else the real controller finds them and takes them for callers
            await call.hang_up()


async def test_an_agents_phone_is_known_by_its_name_although_it_comes_from_the_trunks_address(
    installation: Installation,
) -> None:
    async with controlling(installation) as controller:
        async with _agent(installation, controller) as phone:
            call = phone.dial("1000")
            assert (await controller.next_start()).args == ["agent", "1000"]
            await call.hang_up()
        await remove(controller.ari, AGENT)


def is_read_by(name: str, file: Path) -> bool:
    user = pwd.getpwnam(name)
    read = subprocess.run(["head", "-c1", str(file)], user=user.pw_uid, group=user.pw_gid, extra_groups=[])
    return read.returncode == 0


async def test_a_talk_is_recorded_with_the_caller_left_and_the_agent_right_and_the_application_may_read_it(
    installation: Installation, citizen: Phone
) -> None:
    async with controlling(installation) as controller:
        async with citizen, _agent(installation, controller) as phone:
            call = citizen.dial("12333")
            caller = (await controller.next_start()).channel.id
            await controller.switch.answer(caller)
            await controller.switch.ring(
                "a-leg", endpoint_of(AGENT), alongside=caller, caller_id="", seconds=10, headers={}
            )
            ringing = await phone.incoming()
            ringing.answer()
            assert (await controller.next_start()).args == ["leg"]
            await controller.switch.start_recording(caller, f"{caller}.raw")
            await controller.switch.connect("a-talk", [caller, "a-leg"])
            call.audio.play_tone(CITIZEN_TONE)
            ringing.audio.play_tone(AGENT_TONE)
            await call.audio.wait_for_tone(AGENT_TONE)
            await ringing.audio.wait_for_tone(CITIZEN_TONE)
            await asyncio.sleep(1)
            await controller.switch.separate("a-talk")
        await remove(controller.ari, AGENT)
    file = installation.recordings / f"{caller}.raw"
    assert is_read_by("hotline-worker", file)
    assert file.stat().st_mode & 0o007 == 0
    left, right = (side[-8000:] for side in _sides(file.read_bytes()))
    assert tones_in(left, (CITIZEN_TONE, AGENT_TONE)) == {CITIZEN_TONE}
    assert tones_in(right, (CITIZEN_TONE, AGENT_TONE)) == {AGENT_TONE}


async def test_a_call_back_goes_out_through_the_trunk_and_is_handed_over_once_answered(
    installation: Installation,
) -> None:
    at_home = Phone(CITIZEN, ("127.0.0.1", 9), local=("127.0.0.1", installation.settings.ports.carrier))
    async with controlling(installation) as controller, at_home:
        await controller.switch.dial("back", CITIZEN, caller_id="12333", seconds=10)
        ringing = await at_home.incoming()
        ringing.answer()
        assert (await controller.next_start()).args == ["callback", CITIZEN]
        await controller.switch.hang_up("back", 16)
        await ringing.ended(within=5)


@asynccontextmanager
async def _agent(installation: Installation, controller: Controller) -> AsyncIterator[Phone]:
    password = await provision(controller.ari, AGENT, "phone")
    server = ("127.0.0.1", installation.settings.ports.sip)
    async with Phone(endpoint_of(AGENT), server, login=AGENT, password=password) as phone:
        await phone.register()
        yield phone


def _sides(raw: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Signed 16-bit stereo, 8 kHz."""
    samples = np.frombuffer(raw, "<i2").reshape(-1, 2)
    return samples[:, 0], samples[:, 1]
