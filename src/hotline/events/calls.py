"""What happens in a call. Written by the callcontrol that owns the call, on subject ``call/<call_id>``."""

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class CallArrived(Fact, frozen=True, tag="call.arrived"):
    """A caller rang in. ``number`` is None when withheld; ``origin`` 12333 or 12345; ``recording`` is a file name."""

    number: Sealed | None
    place: str
    dialed: str
    origin: str
    channel_id: str
    recording: str


class CallHandedOver(Fact, frozen=True, tag="call.handed_over"):
    """The city's 12345 passed this caller on and named its case; told right after the arrival."""

    case_number: str


class FlowStarted(Fact, frozen=True, tag="call.flow_started"):
    flow: str
    version: int


class NodeEntered(Fact, frozen=True, tag="call.node_entered"):
    node: str
    kind: str
    label: str


class KeyPressed(Fact, frozen=True, tag="call.key_pressed"):
    """A choice in a menu. ``label`` is the Chinese word of the branch taken, empty for a key that leads nowhere."""

    node: str
    key: str
    label: str


class CallQueued(Fact, frozen=True, tag="call.queued"):
    """The caller waits for a person. ``stay`` counts the queue stays of this call from 1."""

    queue: str
    stay: int
    priority: int
    priority_reasons: list[str]


class PlaceAnnounced(Fact, frozen=True, tag="call.place_announced"):
    place: int
    expected_wait_seconds: int


class CallBackOffered(Fact, frozen=True, tag="call.callback_offered"):
    pass


class CallBackAccepted(Fact, frozen=True, tag="call.callback_accepted"):
    """The caller hangs up and keeps the place; ``number`` is where to ring."""

    number: Sealed | None


class CallBackDialled(Fact, frozen=True, tag="call.callback_dialled"):
    agent: str


class CallBackFailed(Fact, frozen=True, tag="call.callback_failed"):
    agent: str
    cause: str


class CallOffered(Fact, frozen=True, tag="call.offered"):
    offer: str
    agent: str
    queue: str


class OfferLapsed(Fact, frozen=True, tag="call.offer_lapsed"):
    """``why``: no_answer, refused, failed (phone unreachable), withdrawn, caller_gone."""

    offer: str
    agent: str
    why: str


class TalkStarted(Fact, frozen=True, tag="call.talk_started"):
    """Caller and agent hear each other. ``talk`` counts the talks of this call from 1."""

    agent: str
    offer: str
    talk: int
    queue: str


class CallHeld(Fact, frozen=True, tag="call.held"):
    agent: str


class CallResumed(Fact, frozen=True, tag="call.resumed"):
    agent: str


class AgentLost(Fact, frozen=True, tag="call.agent_lost"):
    """The agent's phone, page or network died in mid-talk; the caller hears music while we fetch the agent back."""

    agent: str
    cause: str


class AgentReturned(Fact, frozen=True, tag="call.agent_returned"):
    agent: str


class ConsultStarted(Fact, frozen=True, tag="call.consult_started"):
    """``agent`` asks a third party: ``to`` an agent, or ("") ``number`` outside. ``party`` names the consultation."""

    agent: str
    party: str
    to: str
    number: Sealed | None


class ConsultAnswered(Fact, frozen=True, tag="call.consult_answered"):
    party: str


class CallJoined(Fact, frozen=True, tag="call.joined"):
    """The third party and the caller hear each other, the agent too."""

    party: str


class CallLeft(Fact, frozen=True, tag="call.left"):
    """Somebody left the three; ``who`` is an agent's number, "" the outside number. The other two go on."""

    party: str
    who: str


class ConsultEnded(Fact, frozen=True, tag="call.consult_ended"):
    """``why``: transferred, cancelled, dropped, hung_up, refused, busy, no_answer, unavailable, agent_gone, …"""

    party: str
    why: str


class CallTransferred(Fact, frozen=True, tag="call.transferred"):
    """``agent`` passed the caller on, ``kind`` consulted or blind, to one of: agent, queue, number outside, flow.

    ``kind`` taken_over: a leader, ``to``, took the caller over.
    """

    agent: str
    kind: str
    to: str = ""
    queue: str = ""
    number: Sealed | None = None
    flow: str = ""


class OutsideAnswered(Fact, frozen=True, tag="call.outside_answered"):
    """The caller and the outside number hear each other, with no agent."""


class OutsideEnded(Fact, frozen=True, tag="call.outside_ended"):
    """``why``: hung_up, caller_gone, or why it could not be reached."""

    why: str


class HelpAsked(Fact, frozen=True, tag="call.help_asked"):
    """``agent`` raised a hand in the talk; ``text`` is what about, None when nothing was said."""

    agent: str
    text: Sealed | None = None


class HelpOver(Fact, frozen=True, tag="call.help_over"):
    """``why``: taken_back, acknowledged (``by`` a leader, by number), talk_over."""

    agent: str
    why: str
    by: str = ""


class SupervisionStarted(Fact, frozen=True, tag="call.supervision_started"):
    """A leader's phone is on the line. ``mode``: listen, whisper, barge, take_over; ``agent`` talks at that moment."""

    leader: str
    agent: str
    mode: str
    reason: str


class SupervisionModeChanged(Fact, frozen=True, tag="call.supervision_mode_changed"):
    """``reason`` as given for stepping in or taking over, "" where none is asked for."""

    leader: str
    agent: str
    mode: str
    reason: str


class SupervisionEnded(Fact, frozen=True, tag="call.supervision_ended"):
    """``why``: left, lost (the leader's line died), taken_over, caller_gone, call_over."""

    leader: str
    why: str


class TalkEnded(Fact, frozen=True, tag="call.talk_ended"):
    """``by``: agent, caller, leader or system; ``reason``: rating, hangup, transfer, taken_over, agent_lost,

    switch_lost, …
    """

    agent: str
    talk: int
    by: str
    reason: str


class RatingStarted(Fact, frozen=True, tag="call.rating_started"):
    """The caller was passed to the rating (KPI 11 counts these)."""

    agent: str


class Rated(Fact, frozen=True, tag="call.rated"):
    """``score``: 1 very satisfied … 5 very dissatisfied, as the key pressed."""

    agent: str
    score: int


class RatingSkipped(Fact, frozen=True, tag="call.rating_skipped"):
    """``why``: silence, hung_up, bad_key."""

    agent: str
    why: str


class CallDialled(Fact, frozen=True, tag="call.dialled"):
    """An agent rings a citizen up; the call begins here. ``shown``: the caller number the citizen sees.

    ``after``: the call it follows; ``callback``: the entry of the call-back list it works off; each "" for none.
    """

    agent: str
    number: Sealed
    place: str
    shown: str
    recording: str
    after: str = ""
    callback: str = ""


class DialRang(Fact, frozen=True, tag="call.dial_rang"):
    """The agent is on the line; the citizen's phone is rung from now on."""

    agent: str


class DialFailed(Fact, frozen=True, tag="call.dial_failed"):
    """The citizen was not reached. ``why``: busy, no_answer, refused, invalid_number, cancelled (by the agent), failed,

    own_phone (the agent's own telephone could not be had).
    """

    agent: str
    why: str


class QueueLeft(Fact, frozen=True, tag="call.queue_left"):
    """``outcome``: answered, abandoned, callback, failed. ``waited_seconds`` of this stay."""

    queue: str
    stay: int
    outcome: str
    waited_seconds: float


class VoicemailLeft(Fact, frozen=True, tag="call.voicemail_left"):
    """The caller left a message. ``file`` is its name in the recordings' spool, ``seconds`` its length."""

    file: str
    seconds: float


class ServiceQueried(Fact, frozen=True, tag="call.queried"):
    """A flow asked a service of the operator's. ``outcome``: done, refused, locked, failed, timeout.

    ``who``: the person asked about, None when the query is not guarded. What was answered is nobody's business here.
    """

    node: str
    service: str
    operation: str
    outcome: str
    who: Sealed | None = None


class TextAsked(Fact, frozen=True, tag="call.text_asked"):
    """A flow promised the caller a text; ``message`` names it for good."""

    message: str
    node: str
    number: Sealed
    text: Sealed


class CallBackWanted(Fact, frozen=True, tag="call.callback_wanted"):
    """A flow promised the caller to be rung up; ``reason`` is the flow's."""

    number: Sealed
    reason: str


#: Q.850, network out of order: the switch died and the call with it; nobody hung up.
SWITCH_LOST = 38


class CallEnded(Fact, frozen=True, tag="call.ended"):
    """``by``: caller, agent, leader, system; ``cause``: Q.850 code of the trunk channel; ``stage`` its phase then.

    By the system with SWITCH_LOST: the switch died under it.
    """

    by: str
    cause: int
    stage: str


CallFact = (
    CallArrived
    | CallHandedOver
    | CallDialled
    | DialRang
    | DialFailed
    | FlowStarted
    | NodeEntered
    | KeyPressed
    | CallQueued
    | PlaceAnnounced
    | CallBackOffered
    | CallBackAccepted
    | CallBackDialled
    | CallBackFailed
    | CallOffered
    | OfferLapsed
    | TalkStarted
    | CallHeld
    | CallResumed
    | AgentLost
    | AgentReturned
    | ConsultStarted
    | ConsultAnswered
    | CallJoined
    | CallLeft
    | ConsultEnded
    | CallTransferred
    | OutsideAnswered
    | OutsideEnded
    | HelpAsked
    | HelpOver
    | SupervisionStarted
    | SupervisionModeChanged
    | SupervisionEnded
    | TalkEnded
    | RatingStarted
    | Rated
    | RatingSkipped
    | QueueLeft
    | VoicemailLeft
    | ServiceQueried
    | TextAsked
    | CallBackWanted
    | CallEnded
)


def subject(call_id: str) -> str:
    return f"call/{call_id}"


def fact_of(event: Envelope) -> CallFact:
    """The typed fact inside an event of a call; msgspec.ValidationError for a type this version does not know."""
    return fact_in(event, CallFact)  # type: ignore[no-any-return]
