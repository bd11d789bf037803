"""Asterisk's events, converted into inputs of the calls to which they belong."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from urllib.parse import unquote

import structlog

from hotline.domains.voice.calls.rules.call import Call, call_of
from hotline.domains.voice.calls.rules.inputs import (
    AnyInput,
    CalledAgain,
    CallerArrived,
    ChannelGone,
    ChannelUp,
    KeyPressed,
    PlaybackDone,
    RecordingOver,
)
from hotline.domains.voice.calls.rules.lost_lines import place_to_take_back
from hotline.domains.voice.calls.rules.parts import QueueVisit
from hotline.domains.voice.telephony.adapters.ari.events import (
    AnyEvent,
    ApplicationReplaced,
    Channel,
    ChannelDestroyed,
    ChannelDtmfReceived,
    ChannelHangupRequest,
    ChannelTalkingFinished,
    ChannelTalkingStarted,
    Connected,
    LiveRecording,
    PlaybackFinished,
    RecordingFailed,
    RecordingFinished,
    StasisEnd,
    StasisStart,
    SwitchGone,
)
from hotline.domains.voice.telephony.adapters.ari.switch import LEG, TRUNK
from hotline.domains.voice.telephony.adapters.places import place_of
from hotline.domains.voice.telephony.rules.case_numbers import case_number_of
from hotline.domains.voice.telephony.rules.numbers import origin_of
from hotline.domains.voice.telephony.rules.presentation import IdentityHeaders, presented
from hotline.infrastructure.bus.buckets import Bucket
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import seal_number
from hotline.infrastructure.sealing_aside import aside
from hotline.infrastructure.settings import Place
from hotline.kernel.sealed import Sealed
from hotline.processes.callcontrol.faxes import Faxes
from hotline.processes.callcontrol.mailboxes import Mailboxes
from hotline.processes.callcontrol.outbound import Outbound
from hotline.processes.callcontrol.voice_activity import Hearing

log = structlog.get_logger()
LOOK_UP_SECONDS = 0.3
NORMAL = 16
CALLBACK = "callback"
FAX = "fax"
#: What Asterisk says of a playback that it could not play, or whose channel was hung up.
PLAYBACK_FAILED = "failed"
TEST_CALL = "yes"

type HangUp = Callable[[str], Coroutine[None, None, None]]


def comes_from_trunk(channel: Channel | str) -> bool:
    """Whether Asterisk named the channel (with a dot). Legs that callcontrol rings are named after their call."""
    return "." in (channel if isinstance(channel, str) else channel.id)


class Arrivals:
    """Takes in new callers: number, place, repeated call; then opens a mailbox."""

    def __init__(self, bus: Bus, place: Place, mailboxes: Mailboxes, outbound: Outbound, *, vouches: bool) -> None:
        """``vouches``: the carrier asserts its callers' numbers."""
        self._bus, self._place, self._mailboxes, self._outbound = bus, place, mailboxes, outbound
        self._vouches = vouches
        self._recent: Bucket[str] = bus.bucket("recent", str)

    def take(self, channel: Channel, arguments: list[str]) -> None:
        """``arguments``: trunk, dialled number; percent-encoded: test flag, case number of 12345, who rings.

        A known channel is ignored.
        """
        call_id = call_of(channel.id)
        if self._mailboxes.get(call_id) is not None:
            return
        now = datetime.now(UTC)
        call = Call(id=call_id, site=self._place.site, node=self._place.node, at=now)
        self._mailboxes.open(call, self._arrival(channel, arguments, now))

    async def _arrival(self, channel: Channel, arguments: list[str], at: datetime) -> AnyInput:
        _, dialed, test, case, *identity = [*arguments, "", "", "", ""]
        clear, presentation = presented(_headers(identity, channel), vouches=self._vouches)
        number = await aside(seal_number, clear, f"call/{call_of(channel.id)}") if clear else None
        rings_back = clear is not None and self._outbound.rings_back(clear, presentation)
        return CallerArrived(
            at=at,
            channel=channel.id,
            number=number,
            place=place_of(clear) if clear else "",
            dialed=dialed,
            origin=origin_of(dialed),
            recording=f"{channel.id}.raw",
            repeat=await self._rang_before(number, call_of(channel.id)),
            test=test == TEST_CALL,
            case_number=self._case_number(case, channel),
            rings_back=rings_back,
            presentation=presentation,
            lost_place=self._place_taken_back(number) if number and rings_back else None,
        )

    def _place_taken_back(self, number: Sealed) -> QueueVisit | None:
        """Of the first who lost the line with this number: the place goes over to the new call."""
        for call in sorted(self._mailboxes.calls, key=lambda call: call.at):
            if place := place_to_take_back(call, number):
                self._mailboxes.deliver(call.id, CalledAgain(at=datetime.now(UTC)))
                return place
        return None

    def _case_number(self, encoded: str, channel: Channel) -> str:
        """The case number; "" without one. Of an invalid value only the length is logged, never the text."""
        found = case_number_of(encoded)
        if found is None:
            about = {"call_id": call_of(channel.id), "length": len(encoded)}
            log.warning("a case number that is none, ignored", action="case_number_unreadable", **about)
        return found or ""

    async def _rang_before(self, number: Sealed | None, call_id: str) -> bool:
        """Whether the number called within the last hour, the lifetime of the bucket. Never waits for an absent bus."""
        if number is None or not self._bus.connected:
            return False
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                before = await self._recent.get(number.index)
        except Exception as error:  # whatever ails the bus, the caller is answered
            log.warning("earlier calls not known", action="recent_unknown", call_id=call_id, error=repr(error))
            return False
        self._recent.put_soon(number.index, call_id)
        return before is not None and before[0] != call_id


class Intake:
    """Delivers events to the calls. ``hang_up`` ends legs without a call."""

    def __init__(
        self,
        mailboxes: Mailboxes,
        arrivals: Arrivals,
        faxes: Faxes,
        hearing: Hearing,
        outbound: Outbound,
        hang_up: HangUp,
    ) -> None:
        self._mailboxes, self._arrivals, self._faxes, self._hang_up = mailboxes, arrivals, faxes, hang_up
        self._hearing, self._outbound = hearing, outbound

    async def take(self, event: AnyEvent) -> None:
        now = _moment(event)
        match event:
            case StasisStart(channel, args):
                await self._start(channel, args, now)
            case ChannelHangupRequest(channel, cause) if comes_from_trunk(channel):
                self._deliver(channel.id, ChannelGone(at=now, channel=channel.id, cause=cause or NORMAL))
            case StasisEnd(channel) if comes_from_trunk(channel):
                self._hearing.gone(channel.id)
                self._deliver(channel.id, ChannelGone(at=now, channel=channel.id, cause=NORMAL))
            case ChannelDestroyed(channel, cause):
                self._hearing.gone(channel.id)
                self._outbound.ended(channel.id)
                self._deliver(channel.id, ChannelGone(at=now, channel=channel.id, cause=cause))
            case ChannelDtmfReceived(channel, digit):
                self._deliver(channel.id, KeyPressed(at=now, channel=channel.id, key=digit))
            case ChannelTalkingStarted(channel):
                self._hearing.started(channel.id)
            case ChannelTalkingFinished(channel):
                self._hearing.finished(channel.id)
            case PlaybackFinished(playback):
                played = playback.state != PLAYBACK_FAILED
                self._deliver(playback.id, PlaybackDone(at=now, playback=playback.id, played=played))
            case RecordingFinished(recording):
                self._deliver(
                    recording.name, RecordingOver(at=now, recording=recording.name, seconds=_spoken(recording))
                )
            case RecordingFailed(recording):
                log.error("a message could not be recorded", action="message_failed", recording=recording.name)
                self._deliver(recording.name, RecordingOver(at=now, recording=recording.name, seconds=0))
            case ApplicationReplaced():
                log.error("another callcontrol took over this node", action="ari_replaced")
            case Connected() | SwitchGone() | ChannelHangupRequest() | StasisEnd():
                pass

    async def _start(self, channel: Channel, args: list[str], now: datetime) -> None:
        match args:
            case [kind, *_] if kind == TRUNK:
                self._arrivals.take(channel, args)
            case [kind, *arguments] if kind == FAX:
                self._faxes.take(channel, arguments, now)
                await self._hang_up(channel.id)
            case [kind, *_] if kind in (LEG, CALLBACK):
                if not self._deliver(channel.id, ChannelUp(at=now, channel=channel.id)):
                    await self._hang_up(channel.id)
            case _:
                log.info("nobody waits for this channel", action="channel_unwanted", channel=channel.id)
                await self._hang_up(channel.id)

    def _deliver(self, about: str, happened: AnyInput) -> bool:
        return self._mailboxes.deliver(call_of(about), happened)


def _moment(event: AnyEvent) -> datetime:
    """When it happened. It may have waited for us, if we stood still: a talk ended when its caller hung up."""
    now = datetime.now(UTC)
    return min(event.timestamp, now) if event.timestamp is not None else now


def _headers(arguments: list[str], channel: Channel) -> IdentityHeaders:
    """Who rings, as the dialplan passes it on: Privacy, P-Asserted-Identity and Remote-Party-ID twice each, From.

    Without them (a dialplan of before) the number that the switch displays is what the caller claims.
    """
    privacy, *who, sender = (unquote(value) for value in [*arguments, *[""] * 6][:6])
    if not sender:
        return IdentityHeaders(sender=f"tel:{channel.caller.number}")
    return IdentityHeaders(privacy, tuple(who[:2]), tuple(who[2:]), sender)


def _spoken(recording: LiveRecording) -> float:
    """Length of the voicemail in seconds; 0 when it holds only silence."""
    return 0 if recording.talking_duration == 0 else float(recording.duration or 0)
