"""The events of a call, subject ``call/<call_id>``. ``agent``, ``leader``: staff numbers; ``queue``, ``offer``: ids."""

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.events.lost_lines import LineLost
from hotline.events.recording_notice import NoticeFact
from hotline.kernel.sealed import Sealed

SWITCH_LOST = 38  #: Q.850, network out of order: the switch died and the call with it; nobody hung up


class CallArrived(Fact, frozen=True, tag="call.arrived"):
    """A call came in from the trunk."""

    number: Sealed | None  # the caller's; None when withheld
    place: str  # where the number is registered, in Chinese; "" when unknown
    dialed: str  # the number the caller dialled
    origin: str  # 12333, or 12345 when 12345 passed the caller on
    channel_id: str  # Asterisk's name of the caller's channel
    recording: str  # name of the recording's file
    presentation: str = "unscreened"  # who vouches for the number: vouched, claimed, unscreened, withheld


class CallHandedOver(Fact, frozen=True, tag="call.handed_over"):
    """The city's 12345 passed this caller on and named its case. Follows the arrival at once."""

    case_number: str  # 12345's number of the case


class FlowStarted(Fact, frozen=True, tag="call.flow_started"):
    """The caller enters a published flow."""

    flow: str  # name of the flow
    version: int  # its version


class NodeEntered(Fact, frozen=True, tag="call.node_entered"):
    """The caller reaches a node of the flow."""

    node: str  # id of the node
    kind: str  # kind of node: play, menu, queue …
    label: str  # its name in Chinese


class KeyPressed(Fact, frozen=True, tag="call.key_pressed"):
    """The caller chose by key in a menu."""

    node: str
    key: str  # 0 to 9, * or #
    label: str  # Chinese name of the branch taken; "" for a key that leads nowhere


class CallQueued(Fact, frozen=True, tag="call.queued"):
    """The caller waits for an agent in a queue."""

    queue: str
    visit: int = msgspec.field(name="stay")  # number of this queue visit within the call, from 1
    priority: int  # higher goes first
    priority_reasons: list[str]  # codes of the reasons that made up the priority


class PlaceAnnounced(Fact, frozen=True, tag="call.place_announced"):
    """The caller was told the place in line."""

    place: int  # 1 is next
    expected_wait_seconds: int  # the wait that was announced


class CallBackOffered(Fact, frozen=True, tag="call.callback_offered"):
    """The caller was offered to hang up, keep the place and be called back."""


class CallBackAccepted(Fact, frozen=True, tag="call.callback_accepted"):
    """The caller took the offer, hangs up and keeps the place in line."""

    number: Sealed | None  # number to call back


class CallBackDialled(Fact, frozen=True, tag="call.callback_dialled"):
    """The agent is on the line; the caller who accepted the call-back is dialled."""

    agent: str


class CallBackFailed(Fact, frozen=True, tag="call.callback_failed"):
    """The caller who accepted the call-back was not reached."""

    agent: str
    cause: str  # busy, no_answer, refused, … as in DialFailed


class CallOffered(Fact, frozen=True, tag="call.offered"):
    """The call is offered to an agent: the agent's phone rings."""

    offer: str
    agent: str
    queue: str


class OfferLapsed(Fact, frozen=True, tag="call.offer_lapsed"):
    """An offer ended without a talk."""

    offer: str
    agent: str
    why: str  # no_answer, refused, failed (phone unreachable), withdrawn, caller_gone


class TalkStarted(Fact, frozen=True, tag="call.talk_started"):
    """Caller and agent are connected."""

    agent: str
    offer: str
    talk: int  # number of this talk within the call, from 1
    queue: str


class CallHeld(Fact, frozen=True, tag="call.held"):
    """The agent put the caller on hold."""

    agent: str


class CallResumed(Fact, frozen=True, tag="call.resumed"):
    """The agent took the caller off hold."""

    agent: str


class AgentLost(Fact, frozen=True, tag="call.agent_lost"):
    """The agent's phone, page or network died in mid-talk. The caller hears music while the agent is reconnected."""

    agent: str
    cause: str  # what was noticed: silence, hang-up without BYE …


class AgentReturned(Fact, frozen=True, tag="call.agent_returned"):
    """The lost agent is connected to the caller again."""

    agent: str


class ConsultStarted(Fact, frozen=True, tag="call.consult_started"):
    """An agent consults a third party while the caller hears music."""

    agent: str
    party: str  # id of this consultation
    to: str  # number of the consulted agent; "" for a number outside
    number: Sealed | None  # the number outside; None for an agent


class ConsultAnswered(Fact, frozen=True, tag="call.consult_answered"):
    """The third party answered."""

    party: str  # id of the consultation


class CallJoined(Fact, frozen=True, tag="call.joined"):
    """Caller, agent and third party are all connected."""

    party: str  # id of the consultation


class CallLeft(Fact, frozen=True, tag="call.left"):
    """One party left a three-way call. The other two go on talking."""

    party: str  # id of the consultation
    who: str  # number of the agent who left; "" for the number outside


class ConsultEnded(Fact, frozen=True, tag="call.consult_ended"):
    """The consultation is over."""

    party: str  # id of the consultation
    why: str  # transferred, cancelled, dropped, hung_up, refused, busy, no_answer, unavailable, agent_gone, …


class CallTransferred(Fact, frozen=True, tag="call.transferred"):
    """An agent passed the caller on to one of: an agent, a queue, a number outside, a flow."""

    agent: str  # who passed the caller on
    kind: str  # consulted, blind, or taken_over when the leader ``to`` took the caller over
    to: str = ""  # agent or leader who gets the caller; "" for the other targets
    queue: str = ""
    number: Sealed | None = None
    flow: str = ""


class OutsideAnswered(Fact, frozen=True, tag="call.outside_answered"):
    """Caller and outside number are connected, without an agent."""


class OutsideEnded(Fact, frozen=True, tag="call.outside_ended"):
    """The connection to the outside number is over, or it was never reached."""

    why: str  # hung_up, caller_gone, or the reason why it was not reached


class HelpRequested(Fact, frozen=True, tag="call.help_asked"):
    """The agent raised a hand: a leader is requested."""

    agent: str
    text: Sealed | None = None  # the agent's comment; None for none


class HelpOver(Fact, frozen=True, tag="call.help_over"):
    """The raised hand is down."""

    agent: str
    why: str  # taken_back, acknowledged, talk_over
    by: str = ""  # staff number of the leader who acknowledged it; "" otherwise


class SupervisionStarted(Fact, frozen=True, tag="call.supervision_started"):
    """A leader's phone is connected to the call."""

    leader: str
    agent: str  # who talks with the caller at that moment
    mode: str  # listen, whisper, barge, take_over
    reason: str  # the leader's reason


class SupervisionModeChanged(Fact, frozen=True, tag="call.supervision_mode_changed"):
    """The leader changed the mode of supervision."""

    leader: str
    agent: str
    mode: str  # listen, whisper, barge, take_over
    reason: str  # required for barge and take_over; "" otherwise


class SupervisionEnded(Fact, frozen=True, tag="call.supervision_ended"):
    """The leader is no longer with the call."""

    leader: str
    why: str  # left, lost (the leader's line died), taken_over, caller_gone, call_over


class TalkEnded(Fact, frozen=True, tag="call.talk_ended"):
    """A talk between caller and agent is over."""

    agent: str
    talk: int  # number of the talk within the call, from 1
    by: str  # agent, caller, leader or system
    reason: str  # rating, hangup, transfer, taken_over, agent_lost, switch_lost, …


class RatingStarted(Fact, frozen=True, tag="call.rating_started"):
    """The caller was passed to the rating. Indicator 11 counts these."""

    agent: str  # whose talk is rated


class Rated(Fact, frozen=True, tag="call.rated"):
    """The caller rated the talk by key."""

    agent: str
    score: int  # the key pressed: 1 very satisfied … 5 very dissatisfied


class RatingSkipped(Fact, frozen=True, tag="call.rating_skipped"):
    """The caller gave no rating."""

    agent: str
    why: str  # silence, hung_up, bad_key


class CallDialled(Fact, frozen=True, tag="call.dialled"):
    """An agent calls a citizen. The call begins here."""

    agent: str
    number: Sealed  # the citizen's
    place: str
    displayed_number: str = msgspec.field(name="shown")  # the caller number that the citizen sees
    recording: str  # name of the recording's file
    after: str = ""  # id of the call that this one follows; "" for none
    callback: str = ""  # id of the call-back entry that this call works off; "" for none
    campaign_entry: str = ""  # id of the campaign's entry that this call works off; "" for none


class DialRang(Fact, frozen=True, tag="call.dial_rang"):
    """The agent is on the line; the citizen's phone rings from now on."""

    agent: str


class DialFailed(Fact, frozen=True, tag="call.dial_failed"):
    """The citizen was not reached: cancelled by the agent; own_phone is the agent's; not_counted, caps unknown."""

    agent: str
    why: str  # busy, no_answer, refused, invalid_number, cancelled, failed, own_phone, not_dialled, over_cap …


class QueueLeft(Fact, frozen=True, tag="call.queue_left"):
    """The caller left a queue."""

    queue: str
    visit: int = msgspec.field(name="stay")  # number of this queue visit within the call, from 1
    outcome: str  # answered, abandoned, callback, failed
    waited_seconds: float  # length of this visit


class VoicemailLeft(Fact, frozen=True, tag="call.voicemail_left"):
    """The caller left a message."""

    file: str  # its name in the recordings' spool
    seconds: float  # its length


class ServiceQueried(Fact, frozen=True, tag="call.queried"):
    """A flow sent a query to a service of the client. The answer itself is in no event."""

    node: str  # node of the flow
    service: str
    operation: str
    outcome: str  # done, refused, locked, failed, timeout
    who: Sealed | None = None  # the person the query is about; None when the query is not guarded


class TextRequested(Fact, frozen=True, tag="call.text_asked"):
    """A flow promised the caller a text message."""

    message: str  # the text's own id, the same when it is requested again
    node: str  # node of the flow
    number: Sealed
    text: Sealed  # the message


class CallbackRequested(Fact, frozen=True, tag="call.callback_wanted"):
    """A flow promised the caller a call-back."""

    number: Sealed
    reason: str  # the flow's reason, read by the agent who calls


class CallEnded(Fact, frozen=True, tag="call.ended"):
    """The call is over. ``by`` system with SWITCH_LOST: the switch died under it."""

    by: str  # caller, agent, leader, system
    cause: int  # Q.850 code of the trunk channel
    stage: str  # phase the call was in


CallFact = (
    CallArrived
    | CallHandedOver
    | CallDialled
    | DialRang
    | DialFailed
    | FlowStarted
    | NoticeFact
    | NodeEntered
    | KeyPressed
    | CallQueued
    | PlaceAnnounced
    | CallBackOffered
    | CallBackAccepted
    | LineLost
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
    | HelpRequested
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
    | TextRequested
    | CallbackRequested
    | CallEnded
)


def subject(call_id: str) -> str:
    return f"call/{call_id}"


def fact_of(event: Envelope) -> CallFact:
    """The typed fact inside an event of a call; msgspec.ValidationError for a type this version does not know."""
    return fact_in(event, CallFact)  # type: ignore[no-any-return]
