"""Commands of people to a call. The same value is built by the endpoint, carried by the bus, handled by the machine
and named in a refusal.

``command_table`` says who may give each of them, when, and what it does.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler, OutboundPath
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.kernel.sealed import Sealed

#: Formats of agents, queues, flows and keys, used by forms too (infrastructure/forms.py).
KEYS = r"^[0-9*#A-D]{1,32}$"
Agent = Annotated[str, Meta(max_length=20, pattern=r"^[0-9A-Za-z]*$", description="同事工号", examples=["1002"])]
Queue = Annotated[str, Meta(max_length=40, pattern=r"^[\w-]*$", description="队列", examples=["labor"])]
Flow = Annotated[str, Meta(max_length=60, pattern=r"^[\w-]*$", description="语音流程", examples=["main"])]
Reason = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^[^\x00]*$", examples=["来电人要求结束"])]
Keys = Annotated[str, Meta(pattern=KEYS, examples=["1#"])]
HelpText = Annotated[str, Meta(max_length=60, pattern=r"^[^\x00]*$", examples=["政策不确定"])]


class CallCommand(msgspec.Struct, frozen=True, tag_field="do"):
    """Sent to ``callcontrol.<node>.desk``, answered with ``routing.ports.Ack``. ``by``: staff number of the sender."""

    call: str
    by: str


# The agent in the talk -----------------------------------------------------------------------------------------------


class Hold(CallCommand, frozen=True, tag="hold"):
    """The caller hears music; nothing is recorded meanwhile."""


class Resume(CallCommand, frozen=True, tag="resume"):
    """Caller and agent hear each other again."""


class ToRating(CallCommand, frozen=True, tag="to_rating"):
    """End the talk and pass the caller to the rating."""


class HangUp(CallCommand, frozen=True, tag="hang_up"):
    """End the talk without rating, or give up dialling. A talk needs a reason."""

    reason: Reason


class SendKeys(CallCommand, frozen=True, tag="send_keys"):
    """Send DTMF keys to the caller's line."""

    keys: Keys


class Rejoin(CallCommand, frozen=True, tag="rejoin"):
    """The page was reloaded or the phone came back: ring the agent again and join them to their caller."""


class ToPerson(CallCommand, frozen=True, tag="to_person"):
    """An AI seat hands its caller to a person; ``urgent``: before all others."""

    urgent: bool = False


class RequestHelp(CallCommand, frozen=True, tag="request_help"):
    """Raise a hand: a leader is needed in this talk. Requesting again changes the text.

    ``sealed`` is the same text for the event log; callcontrol fills it in.
    """

    text: HelpText = ""
    sealed: Sealed | None = None


class WithdrawHelp(CallCommand, frozen=True, tag="withdraw_help"):
    """Lower the hand again."""


class StopRecording(CallCommand, frozen=True, tag="stop_recording"):
    """The citizen said that they object to being recorded: nothing more of the call is, and none can begin it again."""


# The agent whose phone rings -----------------------------------------------------------------------------------------


class Answer(CallCommand, frozen=True, tag="answer"):
    """Ring the agent's phone again with automatic answer."""


class Reject(CallCommand, frozen=True, tag="reject"):
    """Turn down a ringing offer; the caller keeps the place in line."""


# A third party, and passing on ---------------------------------------------------------------------------------------


class Consult(CallCommand, frozen=True, tag="consult"):
    """Hold the caller and ring exactly one of an ``agent`` and an outside ``number``.

    ``roles`` of who gives it say which numbers may be rung; the sender fills them in.
    """

    agent: Agent = ""
    number: Sealed | None = None
    roles: tuple[str, ...] = ()


class Complete(CallCommand, frozen=True, tag="complete"):
    """Complete the transfer: connect caller and third party, and leave; also from a three-way talk."""


class Cancel(CallCommand, frozen=True, tag="cancel"):
    """End the consultation; the caller is back with the agent at once."""


class Swap(CallCommand, frozen=True, tag="swap"):
    """Switch between caller and third party; the other one hears music."""


class Join(CallCommand, frozen=True, tag="join"):
    """All three hear each other."""


class Drop(CallCommand, frozen=True, tag="drop"):
    """Remove the third party from the three-way talk. Given by the third party itself: leave."""


class Transfer(CallCommand, frozen=True, tag="transfer"):
    """Transfer blind, to exactly one of an agent, a queue, an outside number and a published flow.

    ``roles`` as in Consult.
    """

    agent: Agent = ""
    queue: Queue = ""
    number: Sealed | None = None
    flow: Flow = ""
    roles: tuple[str, ...] = ()


# Leaders -------------------------------------------------------------------------------------------------------------


class AcknowledgeHelp(CallCommand, frozen=True, tag="acknowledge_help"):
    """A leader acknowledges the raised hand."""


class CutOff(CallCommand, frozen=True, tag="cut_off"):
    """A leader called ``by_name`` ends the talk of ``agent``, who reads the reason."""

    by_name: str
    agent: str
    reason: str


class Supervise(CallCommand, frozen=True, tag="supervise"):
    """Start supervision by ringing the leader's phone; from a supervising leader: change the mode."""

    mode: Mode
    reason: str = ""


class StopSupervising(CallCommand, frozen=True, tag="stop"):
    """The leader leaves; the talk goes on as it was."""


# A call that begins --------------------------------------------------------------------------------------------------


class Line(msgspec.Struct, frozen=True):
    """Data of an outgoing call after the router has reserved the agent.

    ``offer``: id of the reservation. ``place``: of the dialled number. ``displayed_number``: displayed to the citizen.
    """

    offer: str
    place: str
    displayed_number: str = msgspec.field(name="shown")


class Dial(CallCommand, frozen=True, tag="dial"):
    """Dial a citizen for the agent ``by``. ``call``: id of the new call, so that repeats are harmless.

    ``after``, ``callback`` and ``campaign_entry`` as in CallDialled; callcontrol fills ``line`` in. ``roles`` as in
    Consult. ``presentation`` of a number that a call presented; a number that somebody typed has none.

    ``seat``: the endpoint of an AI seat that dials, "" for the agent's telephone; ``people_queue``: where its citizen
    waits who wants a person.
    """

    number: Sealed
    after: str = ""
    callback: str = ""
    line: Line | None = None
    roles: tuple[str, ...] = ()
    presentation: Presentation = Presentation.UNSCREENED
    campaign_entry: str = ""
    seat: str = ""
    people_queue: str = ""

    @property
    def dialler(self) -> Dialler:
        path = OutboundPath.CALL_BACK_LIST if self.callback else OutboundPath.DIAL
        return Dialler(self.by, self.roles, path, self.presentation)


AnyCallCommand = (
    Hold
    | Resume
    | ToRating
    | HangUp
    | SendKeys
    | Rejoin
    | ToPerson
    | RequestHelp
    | WithdrawHelp
    | StopRecording
    | Answer
    | Reject
    | Consult
    | Complete
    | Cancel
    | Swap
    | Join
    | Drop
    | Transfer
    | AcknowledgeHelp
    | CutOff
    | Supervise
    | StopSupervising
    | Dial
)

#: Commands of an AI seat, about its own talk.
SeatCallCommand = ToPerson | ToRating | HangUp


#: Fields that no client fills in: they come from path, session or callcontrol.
NOT_FILLED_IN = frozenset({"call", "by", "sealed", "line", "roles", "presentation", "seat", "people_queue"})


def name_of(kind: type[CallCommand]) -> str:
    """The command's name on the wire and in logs."""
    return str(kind.__struct_config__.tag)


class Refusal(msgspec.Struct, frozen=True):
    """A refused command, which changed nothing. ``text``: sentence for the sender.

    ``code``: ``not_now``, ``not_your_call`` or ``call_over``.
    """

    command: AnyCallCommand
    code: str
    text: str
