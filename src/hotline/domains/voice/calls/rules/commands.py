"""Commands that a call emits, in order. Callcontrol turns them into requests to Asterisk and to the router."""

from datetime import datetime

import msgspec

from hotline.domains.voice.calls.rules.call_commands import Refusal
from hotline.domains.voice.ivr.rules.steps import Query
from hotline.domains.voice.routing.ports import Direction, Enqueue, OfferOutcome, Reserve
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler
from hotline.kernel.sealed import Sealed


class Command(msgspec.Struct, frozen=True):
    pass


# To Asterisk ---------------------------------------------------------------------------------------------------------


class Answer(Command, frozen=True):
    channel: str


class Play(Command, frozen=True):
    channel: str
    playback: str
    prompts: tuple[str, ...]


class StopPlayback(Command, frozen=True):
    playback: str


class StartMusic(Command, frozen=True):
    channel: str


class StopMusic(Command, frozen=True):
    channel: str


class RingAgent(Command, frozen=True):
    """Ring an endpoint. ``alongside`` is the caller's channel, whose codec the leg should share, "" without one."""

    channel: str
    endpoint: str
    offer: str
    alongside: str
    displayed_number: str
    seconds: int
    auto_answer: bool = False


class DialCitizen(Command, frozen=True):
    """Dial the citizen through the trunk."""

    channel: str
    number: Sealed
    seconds: int
    dialler: Dialler


class DialOutside(Command, frozen=True):
    """Dial an outside third party through the trunk."""

    channel: str
    number: Sealed
    seconds: int
    dialler: Dialler


class StartSilence(Command, frozen=True):
    """Send silence to an idle channel, because telephones hang up when they receive no media for long."""

    channel: str


class StopSilence(Command, frozen=True):
    """Stop the silence before the channel is connected to somebody."""

    channel: str


class SoundRinging(Command, frozen=True):
    """Play the ringing tone to the agent while the citizen's phone rings."""

    channel: str


class RecordMessage(Command, frozen=True):
    """Record the caller into a file ``name``, until #, a silence of ``silence`` seconds or ``max_seconds``."""

    channel: str
    recording: str
    max_seconds: int
    silence_seconds: int


class StopMessage(Command, frozen=True):
    """End the recording; what was said so far stays."""

    recording: str


class DiscardMessage(Command, frozen=True):
    """Delete the file of a voicemail without speech."""

    recording: str


class LookForMessage(Command, frozen=True):
    """Find out whether the recording still runs; RecordingOver when it does not."""

    recording: str


class DiscardRecording(Command, frozen=True):
    """Stop recording the talk on the channel and delete what was recorded of it, file ``recording``."""

    channel: str
    recording: str


class StopRecording(Command, frozen=True):
    """Stop recording the talk on the channel; what was recorded of it stays."""

    channel: str


class Connect(Command, frozen=True):
    """Let these channels hear each other."""

    bridge: str
    channels: tuple[str, ...]


class Separate(Command, frozen=True):
    """Remove the bridge; the channels stay."""

    bridge: str


class Tap(Command, frozen=True):
    """Open a ``channel`` that hears both directions of ``of``. ``whisper``: its speech is heard by ``of``."""

    channel: str
    of: str
    whisper: bool


class StepIn(Command, frozen=True):
    """Add a leader to an existing bridge."""

    bridge: str
    channel: str


class StepOut(Command, frozen=True):
    """Remove a leader, whose leg may have ended, from a bridge that stays."""

    bridge: str
    channel: str


class SendKeys(Command, frozen=True):
    channel: str
    keys: str


class HangUp(Command, frozen=True):
    """``reason``: the Q.850 cause sent to the other side."""

    channel: str
    reason: int = 16


# To the router -------------------------------------------------------------------------------------------------------


class RequestEnqueue(Command, frozen=True):
    request: Enqueue


class RequestDequeue(Command, frozen=True):
    pass


class RequestPosition(Command, frozen=True):
    pass


class RequestReserve(Command, frozen=True):
    """Offer this call to this agent only."""

    request: Reserve


class SendOfferResult(Command, frozen=True):
    offer: str
    agent: str
    outcome: OfferOutcome
    at: datetime


class SendTalkOver(Command, frozen=True):
    """``unmet``: why the dialled party was not reached. ``directed``: the leader who ended the talk.

    ``switch_lost``: the talk ended with a failure of the switch.
    """

    offer: str
    agent: str
    at: datetime
    unmet: str = ""
    directed: Direction | None = None
    switch_lost: bool = False


# To others ----------------------------------------------------------------------------------------------------------


class QueryService(Command, frozen=True):
    """Query a service of the client with values of the call's walk. The same ``query`` may be repeated."""

    query: str
    request: Query


class SealText(Command, frozen=True):
    """Seal a text for the caller before its event, because it may hold personal data."""

    message: str
    text: str


# To the person who gave a command ------------------------------------------------------------------------------------


class Refuse(Command, frozen=True):
    """Return a refusal to the sender of a command."""

    refusal: Refusal


# To the log ----------------------------------------------------------------------------------------------------------


class Note(Command, frozen=True):
    """Log an input without effect: late, duplicate or of another call."""

    what: str


SwitchCommand = (
    Answer
    | Play
    | StopPlayback
    | StartMusic
    | StopMusic
    | RingAgent
    | DialCitizen
    | DialOutside
    | SoundRinging
    | StartSilence
    | StopSilence
    | RecordMessage
    | StopMessage
    | DiscardMessage
    | LookForMessage
    | DiscardRecording
    | StopRecording
    | Connect
    | Separate
    | Tap
    | StepIn
    | StepOut
    | SendKeys
    | HangUp
)
#: Commands that the router must receive, in order and reliably.
RouterRequest = RequestEnqueue | RequestDequeue | RequestReserve | SendOfferResult | SendTalkOver
AnyCommand = SwitchCommand | RouterRequest | RequestPosition | QueryService | SealText | Refuse | Note
