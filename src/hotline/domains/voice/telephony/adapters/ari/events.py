"""The events of Asterisk over ARI that the hotline uses."""

from datetime import datetime

import msgspec
import structlog

log = structlog.get_logger()


class CallerId(msgspec.Struct, frozen=True):
    name: str = ""
    number: str = ""


class Dialplan(msgspec.Struct, frozen=True):
    """A channel's place in the dialplan. In Stasis, ``app_data`` is the application and its arguments."""

    context: str = ""
    exten: str = ""
    app_name: str = ""
    app_data: str = ""


class Channel(msgspec.Struct, frozen=True):
    """``state``: Down, Ring, Ringing, Up …"""

    id: str
    name: str
    state: str
    caller: CallerId = CallerId()
    dialplan: Dialplan = Dialplan()

    @property
    def stasis_arguments(self) -> list[str] | None:
        """Application and arguments when the channel is in Stasis, None elsewhere."""
        return self.dialplan.app_data.split(",") if self.dialplan.app_name == "Stasis" else None


class Bridge(msgspec.Struct, frozen=True):
    id: str
    channels: list[str] = []


class Playback(msgspec.Struct, frozen=True):
    id: str
    target_uri: str
    state: str


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """``timestamp``: when it happened by Asterisk's clock, which is this machine's."""

    timestamp: datetime | None = None


class StasisStart(Event, frozen=True):
    """A channel is ours to control: a caller came in, or one we rang answered."""

    channel: Channel
    args: list[str] = []


class StasisEnd(Event, frozen=True):
    channel: Channel


class ChannelHangupRequest(Event, frozen=True):
    channel: Channel
    cause: int = 0


class ChannelDestroyed(Event, frozen=True):
    channel: Channel
    cause: int = 0


class ChannelDtmfReceived(Event, frozen=True):
    channel: Channel
    digit: str


class ChannelTalkingStarted(Event, frozen=True):
    """A voice is heard on a channel that is listened to."""

    channel: Channel


class ChannelTalkingFinished(Event, frozen=True):
    """The channel has been quiet for the requested time."""

    channel: Channel


class PlaybackFinished(Event, frozen=True):
    playback: Playback


class LiveRecording(msgspec.Struct, frozen=True):
    """``talking_duration`` is known when a silence was to end it."""

    name: str
    state: str = ""
    duration: int | None = None
    talking_duration: int | None = None
    silence_duration: int | None = None


class RecordingFinished(Event, frozen=True):
    recording: LiveRecording


class RecordingFailed(Event, frozen=True):
    recording: LiveRecording


class ApplicationReplaced(Event, frozen=True):
    """Another process took over our name."""


class Connected(Event, frozen=True):
    """Our own event, not Asterisk's: the connection is established (again). Earlier events may have been missed."""


class SwitchGone(Event, frozen=True):
    """Our own event too: nobody listens where Asterisk was, so its process is dead and its calls with it."""


AnyEvent = (
    StasisStart
    | StasisEnd
    | ChannelHangupRequest
    | ChannelDestroyed
    | ChannelDtmfReceived
    | ChannelTalkingStarted
    | ChannelTalkingFinished
    | PlaybackFinished
    | RecordingFinished
    | RecordingFailed
    | ApplicationReplaced
    | Connected
    | SwitchGone
)

OWN_EVENTS = (Connected, SwitchGone)
#: Events requested of Asterisk. Most others are noise (one VarSet per line of dialplan).
SUBSCRIBED = tuple(kind.__name__ for kind in AnyEvent.__args__ if kind not in OWN_EVENTS)


class _Typed(msgspec.Struct):
    type: str = ""


_type_of = msgspec.json.Decoder(_Typed).decode
_events: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def decode(message: str) -> AnyEvent | None:
    """None, with a line in the log, for what we do not know or cannot read."""
    try:
        kind = _type_of(message).type
        if kind in SUBSCRIBED:
            return _events.decode(message)
        log.debug("an event we do not know", action="ari_event_unknown", kind=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        log.warning("an event we cannot read", action="ari_event_unreadable", error=str(error))
    return None
