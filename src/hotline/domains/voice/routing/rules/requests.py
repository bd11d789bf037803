"""Requests of desks to the router: subject ``router.agent``."""

import msgspec

from hotline.domains.voice.routing.rules.documents import AgentDoc
from hotline.domains.voice.routing.rules.messages import Ack


class AgentCommand(msgspec.Struct, frozen=True, tag_field="do"):
    agent: str


class SignIn(AgentCommand, frozen=True, tag="sign_in"):
    """An agent signs in."""

    #: browser or phone.
    device: str
    node: str
    endpoint: str
    #: Names this page load.
    desk: str
    #: End the desk that is signed in.
    takeover: bool = False


class SignOut(AgentCommand, frozen=True, tag="sign_out"):
    why: str = "asked"


class GetReady(AgentCommand, frozen=True, tag="ready"):
    pass


class GetNotReady(AgentCommand, frozen=True, tag="not_ready"):
    """Set the agent not ready; during a talk, after the wrap-up."""

    reason: str


class SaveWrapUp(AgentCommand, frozen=True, tag="save_wrap_up"):
    """``then``: ready, not_ready, or stay (a draft). ``notes_*`` is the sealed text, empty when there is none."""

    call: str
    topic: str
    disposition: str
    sensitive: bool
    notes_masked: str = ""
    notes_cipher: str = ""
    notes_index: str = ""
    then: str = "stay"


class ExtendWrapUp(AgentCommand, frozen=True, tag="extend_wrap_up"):
    call: str
    reason: str


class Direct(AgentCommand, frozen=True, tag="direct"):
    """A leader's command, ``by``, with the reason the agent reads. ``to``: ready, not_ready or signed_out."""

    to: str
    by: str
    by_name: str
    why: str


AnyAgentCommand = SignIn | SignOut | GetReady | GetNotReady | SaveWrapUp | ExtendWrapUp | Direct
#: What the process of AI seats does, for its seats and for nobody else.
SeatAgentCommand = SignIn | GetReady


class AgentReply(msgspec.Struct, frozen=True):
    """The answer to a command: the agent's document after it, or a refusal."""

    ack: Ack
    agent: AgentDoc | None = None
