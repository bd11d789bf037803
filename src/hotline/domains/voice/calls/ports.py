"""The desk's wire to callcontrol, and what the domain needs of a higher one. Subjects are listed in docs/bus.md."""

from collections.abc import Mapping

import msgspec

from hotline.domains.voice.calls.rules.figures import AgentFigures as AgentFigures
from hotline.domains.voice.calls.rules.figures import FloorFigures as FloorFigures
from hotline.domains.voice.calls.rules.figures import QueueFigures as QueueFigures
from hotline.domains.voice.calls.rules.record import CallRecord as CallRecord
from hotline.domains.voice.calls.rules.supervision import Mode as Mode
from hotline.domains.voice.calls.rules.wrap_up import DISPOSITIONS as DISPOSITIONS
from hotline.kernel.sealed import Sealed
from hotline.kernel.slot import Slot


class DeskCommand(msgspec.Struct, frozen=True, tag_field="do"):
    """``callcontrol.<node>.desk``: answered with routing.ports.Ack. ``by`` is the agent's number."""

    call: str
    by: str


class Hold(DeskCommand, frozen=True, tag="hold"):
    pass


class Resume(DeskCommand, frozen=True, tag="resume"):
    pass


class ToRating(DeskCommand, frozen=True, tag="to_rating"):
    """End the talk and pass the caller to the rating."""


class HangUp(DeskCommand, frozen=True, tag="hang_up"):
    """End the talk without rating; needs a reason."""

    reason: str


class SendKeys(DeskCommand, frozen=True, tag="send_keys"):
    keys: str


class Reject(DeskCommand, frozen=True, tag="reject"):
    """Turn down a ringing offer."""


class Answer(DeskCommand, frozen=True, tag="answer"):
    """Ring me again, this time to be picked up by the phone itself."""


class Rejoin(DeskCommand, frozen=True, tag="rejoin"):
    """The page was reloaded or the phone came back: ring me again and join me to my caller."""


class Consult(DeskCommand, frozen=True, tag="consult"):
    """Hold the caller and ring an agent or, ``agent`` "", an outside number."""

    agent: str = ""
    number: Sealed | None = None


class Complete(DeskCommand, frozen=True, tag="complete"):
    """Leave the caller with whom I consult, or leave the three."""


class Cancel(DeskCommand, frozen=True, tag="cancel"):
    """End the consultation; the caller is back with me at once."""


class Swap(DeskCommand, frozen=True, tag="swap"):
    """Talk to the other of the two; who is left hears music."""


class Join(DeskCommand, frozen=True, tag="join"):
    """All three hear each other."""


class Drop(DeskCommand, frozen=True, tag="drop"):
    """Take the third party out of the three; by the third party itself: leave."""


class Transfer(DeskCommand, frozen=True, tag="transfer"):
    """Pass the caller on at once, to one of: an agent, a queue, an outside number, a published flow."""

    agent: str = ""
    queue: str = ""
    number: Sealed | None = None
    flow: str = ""


class AskHelp(DeskCommand, frozen=True, tag="ask_help"):
    """Raise a hand: a leader is wanted in this talk. Asking again changes the words."""

    text: str = ""


class TakeHelpBack(DeskCommand, frozen=True, tag="take_help_back"):
    pass


class AckHelp(DeskCommand, frozen=True, tag="ack_help"):
    """A leader (``by``) has seen the hand and takes care."""


class CutOff(DeskCommand, frozen=True, tag="cut_off"):
    """A leader (``by``) ends the talk of ``agent``, whatever it is at; needs a reason, which the agent reads."""

    by_name: str
    agent: str
    reason: str


AnyDeskCommand = (
    Hold
    | Resume
    | ToRating
    | HangUp
    | SendKeys
    | Reject
    | Answer
    | Rejoin
    | Consult
    | Complete
    | Cancel
    | Swap
    | Join
    | Drop
    | Transfer
    | AskHelp
    | TakeHelpBack
    | AckHelp
    | CutOff
)


class LeaderCommand(msgspec.Struct, frozen=True, tag_field="do"):
    """``callcontrol.<node>.supervise``: answered with routing.ports.Ack. ``by`` is the leader's number."""

    call: str
    by: str


class Supervise(LeaderCommand, frozen=True, tag="supervise"):
    """Ring my phone and let me be with this call, or, when I am, in another way."""

    mode: Mode
    reason: str = ""


class StopSupervising(LeaderCommand, frozen=True, tag="stop"):
    pass


AnyLeaderCommand = Supervise | StopSupervising


class Dial(msgspec.Struct, frozen=True):
    """``callcontrol.<node>.dial``: ring this citizen up for the agent ``by``; answered with routing.ports.Ack.

    ``call`` names the call to be, so that repeating is harmless; ``after`` and ``callback`` as in CallDialled.
    """

    call: str
    by: str
    number: Sealed
    after: str = ""
    callback: str = ""


class ProvisionPhone(msgspec.Struct, frozen=True):
    """``callcontrol.<node>.phone``: give this agent's browser or SIP phone an endpoint with a fresh random password.

    Asking again replaces the password; ``device``: browser (WebRTC) or phone (plain SIP).
    """

    agent: str
    device: str


class PhoneCredentials(msgspec.Struct, frozen=True):
    """``endpoint`` is also the phone's name in its SIP address; ``username`` and ``password`` answer the registrar."""

    endpoint: str
    username: str
    password: str


class PhoneReply(msgspec.Struct, frozen=True):
    ok: bool
    message: str = ""
    phone: PhoneCredentials | None = None


class RemovePhone(msgspec.Struct, frozen=True):
    """``callcontrol.<node>.phone_remove``."""

    agent: str


topic_titles: Slot[Mapping[str, str]] = Slot("the titles of topics, by their id")
