"""Asterisk's REST interface and its WebSocket, simulated: under the real ``Ari`` and the real ``Switch``."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from random import Random
from typing import Any, Self

import msgspec

from hotline.domains.voice.telephony.adapters.ari.client import Ari, AriError
from hotline.domains.voice.telephony.adapters.ari.events import AnyEvent, Connected, decode
from tests.simulation.asterisk import CALLBACK, LEG, Asterisk, Channel
from tests.simulation.virtual_time import OWNER

REQUEST_SECONDS, EVENT_SECONDS, APART = 0.001, 0.001, 1e-6
LONGEST_SECONDS = 10.0
CONNECTING_SECONDS = 0.02
OUTSIDE = re.compile(r"PJSIP/(\d+)@trunk")


class Manager:
    """Recorders are started and stopped; nobody listens to them here."""

    async def send(self, action: str, **fields: str) -> None:
        await asyncio.sleep(REQUEST_SECONDS)


class SimulatedAri(Ari):
    """One controller's connection. ``failing``: the share of requests whose answer is lost, half of them undone."""

    def __init__(self, asterisk: Asterisk, seed: str, app: str) -> None:
        super().__init__("", "", "", app)
        self._asterisk, self._dice = asterisk, Random(seed)
        self.owner = OWNER.get()
        self.failing = 0.0
        self.manager = Manager()  # type: ignore[assignment]
        self._socket: asyncio.Queue[str | None] | None = None
        self._free = 0.0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        self.lose()

    def lose(self) -> None:
        """The WebSocket breaks."""
        if self._socket is not None:
            socket, self._socket = self._socket, None
            socket.put_nowait(None)
            if self._asterisk.send == self._send:
                self._asterisk.forget_watched()

    async def _listen_once(self) -> AsyncIterator[AnyEvent]:
        await self._alive()
        await asyncio.sleep(CONNECTING_SECONDS)
        if not self._asterisk.up:
            raise OSError("no such switch")
        socket: asyncio.Queue[str | None] = asyncio.Queue()
        self._socket = socket
        self._asterisk.send = self._send
        await self.put(f"/applications/{self.app}/eventFilter", {})
        self.connected = True
        yield Connected()
        while (message := await socket.get()) is not None:
            if (event := decode(message)) is not None:
                yield event

    def _send(self, event: dict[str, Any]) -> None:
        loop, socket = asyncio.get_running_loop(), self._socket
        if socket is not None:
            self._free = max(self._free + APART, loop.time() + self._dice.expovariate(1 / EVENT_SECONDS))
            loop.call_at(self._free, socket.put_nowait, msgspec.json.encode(event).decode())

    async def _request(self, method: str, path: str, query: Mapping[str, str | int], body: object = None) -> Any:
        await self._alive()
        await asyncio.sleep(self._dice.expovariate(1 / REQUEST_SECONDS))
        await self._alive()
        lost = self._dice.random() < self.failing
        if not self._asterisk.up or (lost and self._dice.random() < 0.5):
            raise AriError(0, f"{method} {path}: no connection")
        answer = await self._do(method, path.strip("/").split("/"), query, body)
        if lost or not self._asterisk.up:
            raise AriError(0, f"{method} {path}: the answer is lost")
        return answer

    async def _alive(self) -> None:
        if self.owner is not None and self.owner.dead:  # type: ignore[attr-defined]
            await asyncio.get_running_loop().create_future()

    # The routes ------------------------------------------------------------------------------------------------------

    async def _do(self, method: str, path: list[str], query: Mapping[str, Any], body: Any) -> Any:
        asterisk = self._asterisk
        match method, *path:
            case "GET", "channels":
                return [channel.as_json(self.app) for channel in asterisk.channels.values()]
            case "GET", "bridges":
                return [{"id": name, "channels": list(there)} for name, there in asterisk.bridges.items()]
            case "GET", "asterisk", _:
                return {"status": {"startup_time": asterisk.started_at.isoformat()}}
            case "PUT", "applications", _, "eventFilter":
                pass
            case "POST", "applications", _, "subscription":
                asterisk.watch(self._channel(str(query["eventSource"]).removeprefix("channel:")))
            case "POST", "channels":
                self._originate(query, body or {})
            case "DELETE", "channels", name:
                asterisk.end(self._channel(name), int(query["reason_code"]))
            case "DELETE", "playbacks", playback:
                asterisk.stop_playback(playback)
            case "POST", "bridges", name:
                if name in asterisk.bridges:
                    raise AriError(409, f"{name} is there")
                asterisk.bridges[name] = []
            case "DELETE", "bridges", name:
                asterisk.bridges.pop(name, None)
            case "POST", "bridges", name, action:
                await self._in_bridge(name, action, str(query["channel"]).split(","))
            case method, "channels", name, *verb:
                self._on_channel(self._channel(name), [method, *verb], query)
            case _:
                raise NotImplementedError(f"the simulated switch knows no {method} {path}")
        return None

    def _channel(self, name: str) -> Channel:
        channel = self._asterisk.channels.get(name)
        if channel is None:
            raise AriError(404, f"no channel {name}")
        return channel

    def _originate(self, query: Mapping[str, Any], body: Mapping[str, Any]) -> None:
        name, endpoint, seconds = str(query["channelId"]), str(query["endpoint"]), float(query["timeout"])
        outside = OUTSIDE.fullmatch(endpoint)
        by_itself = body.get("variables", {}).get("PJSIP_HEADER(add,X-Auto-Answer)") == "yes"
        to = outside[1] if outside else endpoint.removeprefix("PJSIP/")
        came, arguments = (CALLBACK, (CALLBACK, to)) if outside else (LEG, (LEG,))
        if not self._asterisk.ring(name, to, seconds, came, arguments, by_itself):
            raise AriError(500, "Allocation failed")

    async def _in_bridge(self, name: str, action: str, names: list[str]) -> None:
        """A prompt that plays holds up who is to be added."""
        if name not in self._asterisk.bridges:
            raise AriError(404, f"no bridge {name}")
        for channel in [self._channel(each) for each in names]:
            if not channel.ours:
                raise AriError(422, f"{channel.id} is not ours")
            if action == "addChannel" and channel.playback:
                quiet = asyncio.get_running_loop().create_future()
                channel.quiet.append(quiet)
                await asyncio.wait_for(quiet, LONGEST_SECONDS)
        channels = [self._channel(each) for each in names]
        if name not in self._asterisk.bridges:
            raise AriError(404, f"no bridge {name}")
        if action == "addChannel":
            self._asterisk.connect(name, channels)
        elif any(each not in self._asterisk.bridges[name] for each in names):
            raise AriError(422, "not together")
        else:
            self._asterisk.step_out(channels[0])

    def _on_channel(self, channel: Channel, verb: list[str], query: Mapping[str, Any]) -> None:
        match verb:
            case "POST", "answer":
                channel.state = "Up"
            case "POST", "variable" | "dtmf":
                return
            case "POST", "play", playback:
                self._own(channel)
                sounds = str(query["media"]).split(",")
                self._asterisk.play(channel, playback, tuple(sound.rpartition("/")[2] for sound in sounds))
            case "POST", "snoop", name:
                self._asterisk.snoop(name, channel)
            case method, "moh":
                self._own(channel)
                channel.music = method == "POST"
            case method, "silence":
                self._own(channel)
                channel.silence = method == "POST"
            case "POST", "ring":
                channel.ringing_tone = True
            case _:
                raise NotImplementedError(f"the simulated switch knows no {verb} of a channel")

    def _own(self, channel: Channel) -> None:
        if not channel.ours:
            raise AriError(409, f"{channel.id} is not ours")
