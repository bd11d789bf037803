"""The builtin flow with tones as prompts and the service it queries, for scenarios of self-service."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import groupby
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from hotline.demo import benefits
from hotline.demo.phone.call import Call as PhoneCall
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet, flow_from_json
from hotline.infrastructure import audio
from tests.scenarios.callcontrol.node import PROMPT_TONES, Floor, Node

FLOW = flow_from_json(Path("deploy/flows/main.json").read_text())
SECONDS_A_PROMPT = 0.3
#: What the other scenarios do not say, told apart by the sound of it.
NAMES = (
    "menu-social", "rights-identity", "rights-card", "rights-moment", "rights-mismatch", "rights-locked",
    "rights-unavailable", "rights-paid", "num-23", "unit-year", "unit-liang", "unit-months", "rights-until", "num-2",
    "num-0", "num-6", "num-10", "unit-month", "rights-balance", "num-4", "unit-wan", "thousand-5", "hundred-6",
    "num-78", "unit-yuan", "num-9", "unit-jiao", "rights-offer", "rights-sent", "voicemail-ask", "beep",
    "voicemail-taken", "message-offer", "menu-objection",
)  # fmt: skip
TONES = {name: 650 + 100 * place for place, name in enumerate(NAMES)}
#: A tenth of a second is the least that tells tones apart, and leaves two whole ones in each prompt.
FRAME = audio.RATE // 10


def record_prompts(node: Node) -> None:
    for name, hertz in TONES.items():
        sound = audio.encode(audio.tone(hertz, SECONDS_A_PROMPT))
        (node.settings.prompts_dir / "zh" / f"{name}.alaw").write_bytes(sound)


async def publish(floor: Floor, flow: Flow = FLOW) -> None:
    await floor.publish(FlowSet(2, {flow.id: flow}, {}, flow.id))


def prompts_in(call: PhoneCall) -> list[str]:
    """By name, in order, each as often as it was said with another between."""
    samples = call.audio.received()
    frames = [_prompt_in(samples[at : at + FRAME]) for at in range(0, len(samples) - FRAME, FRAME)]
    return [name for name, _ in groupby(name for name in frames if name)]


def _prompt_in(frame: audio.Samples) -> str:
    """The loudest; where one prompt ends and the next begins, neither."""
    levels = {name: audio.level_of(frame, hertz) for name, hertz in (PROMPT_TONES | TONES).items()}
    name = max(levels, key=levels.__getitem__)
    return name if levels[name] > LOUD else ""


#: Of a tone's 8000: what fills more than three quarters of a frame.
LOUD = 6000


class Service:
    """The demonstration service, listening in on what it is asked; ``hold`` keeps it from answering."""

    def __init__(self) -> None:
        self.received: list[tuple[str, str]] = []
        self._open, self._came = asyncio.Event(), asyncio.Event()
        self._open.set()

    def hold(self) -> None:
        self._open.clear()

    def release(self) -> None:
        self._open.set()

    @property
    def names(self) -> Sequence[str]:
        """The idempotency keys, in order."""
        return [name for _, name in self.received]

    async def has_received(self, times: int, within: float = 10.0) -> None:
        async with asyncio.timeout(within):
            while len(self.received) < times:
                self._came.clear()
                await self._came.wait()

    @web.middleware
    async def listen(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self.received.append((request.path, request.headers.get("Idempotency-Key", "")))
        self._came.set()
        await self._open.wait()
        return await handler(request)


@asynccontextmanager
async def service_of(floor: Floor) -> AsyncIterator[Service]:
    """Where callcontrol looks for it."""
    service, app = Service(), benefits.application()
    app.middlewares.append(service.listen)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", floor.node.settings.ports.benefits).start()
    try:
        yield service
    finally:
        await runner.cleanup()
