"""What a call wants done, in order. The shell turns it into requests to Asterisk and to the router."""

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
    """Ring the citizen up through the trunk."""

    channel: str
    number: Sealed
    seconds: int
    dialler: Dialler


class DialOutside(Command, frozen=True):
    """Ring a number through the trunk to talk along."""

    channel: str
    number: Sealed
    seconds: int
    dialler: Dialler


class StartSilence(Command, frozen=True):
    """Send silence to a channel that nothing plays to: a telephone that gets nothing at all hangs up in the end."""

    channel: str


class StopSilence(Command, frozen=True):
    """Before the channel is to hear somebody again."""

    channel: str


class SoundRinging(Command, frozen=True):
    """Let an agent hear that the citizen's phone rings."""

    channel: str


class RecordMessage(Command, frozen=True):
    """Record what the caller says into a file of this name, until #, so long a silence, or that many seconds."""

    channel: str
    recording: str
    max_seconds: int
    silence_seconds: int


class StopMessage(Command, frozen=True):
    """End the recording; what was said so far stays."""

    recording: str


class DiscardMessage(Command, frozen=True):
    """Nothing was said: throw the file away."""

    recording: str


class LookForMessage(Command, frozen=True):
    """Find out whether the recording still runs; RecordingOver when it does not."""

    recording: str


class Connect(Command, frozen=True):
    """Let these channels hear each other."""

    bridge: str
    channels: tuple[str, ...]


class Separate(Command, frozen=True):
    """Take the bridge away; the channels stay."""

    bridge: str


class Tap(Command, frozen=True):
    """Open a ``channel`` that hears what ``of`` says and hears; with ``whisper`` what it says is heard there."""

    channel: str
    of: str
    whisper: bool


class StepIn(Command, frozen=True):
    """Let a leader into a bridge that stands."""

    bridge: str
    channel: str


class StepOut(Command, frozen=True):
    """Take a leader, who may be gone already, out of a bridge that goes on standing."""

    bridge: str
    channel: str


class SendKeys(Command, frozen=True):
    channel: str
    keys: str


class HangUp(Command, frozen=True):
    """``reason`` is the Q.850 code the other side is told."""

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
    """Offer this call to this agent and to nobody else."""

    request: Reserve


class SendOfferResult(Command, frozen=True):
    offer: str
    agent: str
    outcome: OfferOutcome
    at: datetime


class SendTalkOver(Command, frozen=True):
    """``unmet``: why whom the agent dialled was not reached; ``directed``: the leader who ended the talk.

    ``switch_lost``: nobody ended it, the switch died.
    """

    offer: str
    agent: str
    at: datetime
    unmet: str = ""
    directed: Direction | None = None
    switch_lost: bool = False


# To others ----------------------------------------------------------------------------------------------------------


class QueryService(Command, frozen=True):
    """Ask a service of the operator's; the values are in the call's walk. The same ``query`` may be asked again."""

    query: str
    request: Query


class SealText(Command, frozen=True):
    """A text for the caller may name what is theirs: seal it before anybody is told."""

    message: str
    text: str


# To the person who gave a command ------------------------------------------------------------------------------------


class Refuse(Command, frozen=True):
    """The command given was not carried out."""

    refusal: Refusal


# To the log ----------------------------------------------------------------------------------------------------------


class Note(Command, frozen=True):
    """News that changes nothing here: late, double or not ours."""

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
    | Connect
    | Separate
    | Tap
    | StepIn
    | StepOut
    | SendKeys
    | HangUp
)
#: What the router must hear, in order and for certain.
RouterRequest = RequestEnqueue | RequestDequeue | RequestReserve | SendOfferResult | SendTalkOver
AnyCommand = SwitchCommand | RouterRequest | RequestPosition | QueryService | SealText | Refuse | Note
