"""A switch: channels, bridges, prompts and what it tells of them, as far as callcontrol can know Asterisk.

It outlives its controller: people go on talking, what it would have told is lost. Restarted, it knows nobody any more.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Protocol

from tests.simulation.timeline import Timeline

TRUNK, LEG, CALLBACK = "trunk", "leg", "callback"
HUNG_UP, BUSY, NO_ANSWER, NO_SOUND = 16, 17, 19, 44
PROMPT_SECONDS = (0.5, 2.5)
TRY_AGAIN_SECONDS = 1.0
TYPICAL_EVENT_SECONDS = 0.002


class Party(Protocol):
    """Who holds the telephone at the other end of a channel. All are called at once and must not wait."""

    def rings(self, channel: "Channel", *, by_itself: bool) -> None: ...
    def hears(self, channel: "Channel", prompts: tuple[str, ...]) -> None: ...
    def together(self, channel: "Channel") -> None: ...
    def gone(self, channel: "Channel") -> None: ...


@dataclass(eq=False)
class Channel:
    """``number`` is the caller's or who was rung; ``ours``: in the application; ``reported``: its end is an event."""

    id: str
    number: str
    party: Party | None
    came: str
    state: str = "Down"
    ours: bool = False
    reported: bool = True
    since: float = 0.0
    arguments: tuple[str, ...] = ()
    playback: str = ""
    music: bool = False
    silence: bool = False
    ringing_tone: bool = False
    of: str = ""
    alive: bool = True
    quiet: list["asyncio.Future[None]"] = field(default_factory=list)

    def as_json(self, app: str) -> dict[str, Any]:
        data = ",".join((app, *self.arguments))
        dialplan = {"app_name": "Stasis", "app_data": data} if self.ours else {"app_name": "Dial", "app_data": ""}
        caller = {"number": self.number}
        return {"id": self.id, "name": self.id, "state": self.state, "caller": caller, "dialplan": dialplan}


class Asterisk:
    """``send`` is where events go: the one controller connected, None when there is none."""

    def __init__(self, seed: str, timeline: Timeline, app: str = "hotline") -> None:
        self._dice, self._timeline, self.app = Random(f"{seed}/asterisk"), timeline, app
        self.channels: dict[str, Channel] = {}
        self.bridges: dict[str, list[str]] = {}
        self.phones: dict[str, Callable[[], Party | None]] = {}  # endpoint or number -> who answers there now
        self.send: Callable[[dict[str, Any]], None] | None = None
        self.up = True
        self.restarts = 0
        self.started_at = datetime.now(UTC) - timedelta(hours=8)
        self._world = copy_context()
        self._names = 0
        self._watched: set[str] = set()

    # Callers ---------------------------------------------------------------------------------------------------------

    def call_in(self, number: str, party: Party, dialled: str = "12333") -> Channel | None:
        """None: nobody answers the trunk."""
        if not self.up:
            return None
        self._names += 1
        channel = Channel(f"1795559{self._names:03}.{self._names}", number, party, TRUNK, "Ring", reported=False)
        channel.arguments = (TRUNK, dialled, "", "")
        self._add(channel)
        self._hand_over(channel)
        return channel

    def _hand_over(self, channel: Channel) -> None:
        """The dialplan: to the application, and again every second while there is none."""
        if not channel.alive or channel.ours:
            return
        if self.send is None:
            channel.state, channel.music = "Up", True
            self._later(TRY_AGAIN_SECONDS, self._hand_over, channel)
        else:
            channel.music = False
            self._start(channel)

    def press(self, channel: Channel, key: str) -> None:
        if channel.alive:
            self._timeline.add("citizen", f"{channel.id} presses {key}")
            self._notify("ChannelDtmfReceived", channel, digit=key)

    def hang_up(self, channel: Channel, cause: int = HUNG_UP) -> None:
        """The one at the telephone."""
        if channel.alive:
            self._timeline.add("telephone", f"{channel.id} hangs up ({cause})")
            if channel.came == TRUNK:
                self._notify("ChannelHangupRequest", channel, cause=cause)
            self._end(channel, cause)

    def answer(self, channel: Channel) -> None:
        """The one who was rung."""
        if not channel.alive or channel.state == "Up":
            return
        channel.state = "Up"
        self._timeline.add("telephone", f"{channel.id} is answered")
        if self.send is None:
            self._end(channel, HUNG_UP)  # nobody is there to take it
        else:
            self._start(channel)

    # What callcontrol asks -------------------------------------------------------------------------------------------

    def ring(self, name: str, to: str, seconds: float, came: str, arguments: tuple[str, ...], by_itself: bool) -> bool:
        """False when there is no such telephone."""
        party = self.phones.get(to, lambda: None)()
        if party is None:
            return False
        channel = Channel(name, to, party, came, "Ringing", reported=came == LEG, arguments=arguments)
        self._add(channel)
        self._later(seconds, self._rang_out, channel)
        self._later(self._dice.uniform(0.01, 0.2), self._rings, channel, by_itself)
        return True

    def snoop(self, name: str, of: Channel) -> None:
        channel = Channel(name, of.number, None, LEG, "Up", arguments=(LEG,), of=of.id)
        self._add(channel)
        self._start(channel)

    def watch(self, channel: Channel) -> None:
        self._watched.add(channel.id)

    def play(self, channel: Channel, playback: str, prompts: tuple[str, ...]) -> None:
        channel.playback = playback
        seconds = sum(self._dice.uniform(*PROMPT_SECONDS) for _ in prompts)
        self._later(seconds, self._played, channel, playback)
        if channel.party is not None:
            channel.party.hears(channel, prompts)

    def stop_playback(self, playback: str) -> None:
        for channel in list(self.channels.values()):
            if channel.playback == playback:
                self._played(channel, playback)

    def connect(self, bridge: str, channels: Iterable[Channel]) -> None:
        for channel in channels:
            self.step_out(channel)
            self.bridges[bridge].append(channel.id)
            channel.ringing_tone = False
        for name in self.bridges[bridge] if len(self.bridges[bridge]) > 1 else ():
            member = self.channels[name]
            if member.party is not None:
                member.party.together(member)

    def step_out(self, channel: Channel) -> None:
        for members in self.bridges.values():
            if channel.id in members:
                members.remove(channel.id)

    def end(self, channel: Channel, cause: int) -> None:
        """Callcontrol hangs up."""
        self._end(channel, cause)

    # What happens to it ----------------------------------------------------------------------------------------------

    def forget_watched(self) -> None:
        """The controller's connection is gone: whom it watched in the dialplan is forgotten."""
        self.send = None
        self._watched = {name for name in self._watched if name in self.channels and self.channels[name].ours}

    def stop(self) -> None:
        """Killed: every channel is gone, and nobody is told."""
        self.up, self.send = False, None
        self.restarts += 1
        self.bridges.clear()
        self._watched.clear()
        for channel in list(self.channels.values()):
            self._forget(channel)

    def start(self) -> None:
        self.up, self.started_at = True, datetime.now(UTC)

    # What it knows ---------------------------------------------------------------------------------------------------

    def bridge_of(self, channel: Channel) -> str:
        """The bridge where others hear the channel, "" when there is none."""
        return next((name for name, there in self.bridges.items() if channel.id in there and len(there) > 1), "")

    def hears_something(self, channel: Channel) -> bool:
        return bool(channel.playback or channel.music or channel.silence or channel.ringing_tone) or bool(
            self.bridge_of(channel)
        )

    # -----------------------------------------------------------------------------------------------------------------

    def _add(self, channel: Channel) -> None:
        channel.since = asyncio.get_running_loop().time()
        self.channels[channel.id] = channel
        self._timeline.add("asterisk", f"{channel.id} {channel.came} {channel.number}")

    def _rings(self, channel: Channel, by_itself: bool) -> None:
        if channel.alive and channel.party is not None:
            channel.party.rings(channel, by_itself=by_itself)

    def _rang_out(self, channel: Channel) -> None:
        if channel.alive and channel.state != "Up":
            self._end(channel, NO_ANSWER)

    def _start(self, channel: Channel) -> None:
        channel.ours = True
        self._notify("StasisStart", channel, args=list(channel.arguments))

    def _played(self, channel: Channel, playback: str) -> None:
        if channel.playback == playback:
            channel.playback = ""
            playback_json = {"id": playback, "target_uri": f"channel:{channel.id}", "state": "done"}
            self._emit({"type": "PlaybackFinished", "playback": playback_json})
            for waiting in channel.quiet:
                if not waiting.done():
                    waiting.set_result(None)
            channel.quiet.clear()

    def _end(self, channel: Channel, cause: int) -> None:
        if not channel.alive:
            return
        self._played(channel, channel.playback)
        if channel.ours:
            self._notify("StasisEnd", channel)
        if channel.reported or channel.id in self._watched:
            self._notify("ChannelDestroyed", channel, cause=cause)
        self._forget(channel)
        for tap in [each for each in self.channels.values() if each.of == channel.id]:
            self._end(tap, HUNG_UP)

    def _forget(self, channel: Channel) -> None:
        channel.alive = False
        self.step_out(channel)
        self.channels.pop(channel.id, None)
        self._timeline.add("asterisk", f"{channel.id} is gone")
        if channel.party is not None:
            channel.party.gone(channel)

    def _notify(self, kind: str, channel: Channel, **more: object) -> None:
        self._emit({"type": kind, "channel": channel.as_json(self.app), **more})

    def _emit(self, event: dict[str, Any]) -> None:
        if self.send is not None:
            self.send(event)

    def _later(self, seconds: float, work: Callable[..., None], *about: object) -> None:
        asyncio.get_running_loop().call_later(seconds, work, *about, context=self._world)
