"""What can happen to a call, drawn at random: in whatever order, twice or too late. Few names: everything collides."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules import commands as do
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.command_table import TABLE
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import (
    Adopted,
    AnyInput,
    CallerArrived,
    ChannelGone,
    ChannelUp,
    Commanded,
    CommandRefused,
    Faulted,
    KeyPressed,
    OfferMade,
    OfferWithdrawn,
    PlaybackDone,
    PositionKnown,
    QueueRefused,
    ReserveRefused,
    SilenceFell,
    TimerFired,
    VoiceDetected,
)
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import LegRole, Phase
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler, OutboundPath
from tests.domains.voice.calls.orders import example
from tests.domains.voice.calls.scripted_call import FLOW, LITTLE, NINE, NUMBER, QUEUES, playing_to
from tests.domains.voice.calls.world import World

AGENTS = ("1001", "1002")
DIALLER = Dialler("1001", ("agent",), OutboundPath.DIAL)
OFFERS = ("o1", "o2", "o3", "o4", "o5")
CAUSES = (0, 16, 17, 19, 44)
SECONDS = (0, 0, 1, 30, 60)
TIMERS = (
    "listen",
    "announce",
    "callback",
    "give_up",
    "ring",
    "dial",
    "lost",
    "retry",
    "gone",
    "reserve",
    "citizen_limit",
    "party_limit",
    "party",
    "supervise",
)
PUBLISHED = FlowSet(1, {FLOW.id: FLOW, LITTLE.id: LITTLE}, {}, FLOW.id)
PLANS = (Plan(FLOW, QUEUES, PUBLISHED), Plan(None, QUEUES), Plan(None, {}))

type Target = dict[str, object]
TARGETS: tuple[Target, ...] = (
    {}, {"agent": "1001"}, {"agent": "1002"}, {"agent": "1002"}, {"queue": "social"}, {"queue": "gone"},
    {"number": NUMBER}, {"flow": "little"}, {"flow": "gone"},
)  # fmt: skip
#: What agents do, and leaders to agents; supervision is drawn apart.
DESK = tuple(kind for kind in TABLE if kind not in (order.Supervise, order.StopSupervising, order.Dial))

legs = st.sampled_from(("caller", "the agent", "the third", "the citizen", "the leader", "the tap", "an old leg"))
LEADERS = ("2001", "2002")
supervising = st.tuples(
    st.just("supervise"),
    st.sampled_from((*Mode, *Mode, None)),
    st.sampled_from((*LEADERS, LEADERS[0], AGENTS[0])),
    st.sampled_from(("带教", "")),
)
happenings = st.one_of(
    st.tuples(st.just("arrive"), st.booleans()),
    st.tuples(st.just("dial")),
    st.tuples(st.just("up"), legs),
    st.tuples(st.just("gone"), legs, st.sampled_from(CAUSES)),
    st.tuples(st.just("key"), st.sampled_from("012*5")),
    st.tuples(st.just("said"), st.booleans()),
    st.tuples(st.just("said"), st.just(True)),
    st.tuples(st.just("offer"), st.sampled_from(OFFERS), st.sampled_from(AGENTS)),
    st.tuples(st.just("offer"), st.sampled_from(OFFERS), st.sampled_from(AGENTS)),
    st.tuples(st.just("withdraw"), st.sampled_from(OFFERS)),
    st.tuples(st.just("position"), st.sampled_from((0, 1, 31))),
    st.tuples(st.just("refuse queue")),
    st.tuples(
        st.just("desk"),
        st.sampled_from(DESK),
        st.sampled_from(AGENTS),
        st.sampled_from(("", "1")),
        st.sampled_from(TARGETS),
    ),
    supervising,
    st.tuples(st.just("reserve"), st.booleans()),
    st.tuples(st.just("timer"), st.sampled_from(TIMERS)),
    st.tuples(st.just("next timer")),
    st.tuples(
        st.just("refuse"),
        st.sampled_from(
            (
                "Play",
                "RingAgent",
                "DialCitizen",
                "DialOutside",
                "over cap",
                "Connect",
                "side",
                "Answer",
                "HangUp",
                "Tap",
            )
        ),
    ),
    st.tuples(st.just("adopt"), st.sets(legs), st.booleans()),
    st.tuples(st.just("fault")),
    st.tuples(st.just("silence")),
    st.tuples(st.just("voice")),
)
#: Four times in five the call goes on as calls do: else a story of mere accidents never gets as far as a talk.
going_on = st.tuples(st.just("go on"), st.integers(0, 29))
#: A leader comes along and stays with the talk.
led = st.one_of(supervising, st.tuples(st.just("up"), st.sampled_from(("the leader", "the tap"))))
moves = st.integers(0, 9).flatmap(lambda chance: happenings if chance >= 8 else led if chance == 7 else going_on)
stories = st.lists(st.tuples(st.sampled_from(SECONDS), moves), min_size=12, max_size=40)
#: A caller rings in, with a number or without; or an agent rings out.
first = st.sampled_from((("arrive", True), ("arrive", True), ("arrive", False), ("dial",)))
plans = st.sampled_from((PLANS[0], *PLANS, PLANS[0], PLANS[0]))


class Chaos:
    """Turns drawn happenings into news about the call as it stands, or as it stood."""

    def __init__(self, plan: Plan) -> None:
        self.world, self.now = World(plan), NINE
        self.offered: set[str] = set()

    @property
    def call(self) -> Call:
        return self.world.call

    def leg(self, which: str) -> str:
        """As it is now, or a name like that of one that was."""
        legs = self.call.legs
        match which:
            case "caller":
                return "caller"
            case "the agent":
                return legs.get(LegRole.AGENT) or legs.get(LegRole.RETURNING) or "c-a4"
            case "the third":
                return legs.get(LegRole.PARTY) or "c-a9"
            case "the leader":
                return legs.get(LegRole.LEADER) or "c-l9"
            case "the tap":
                return legs.get(LegRole.TAP) or "c-t9"
            case "the citizen":
                return legs.get(LegRole.CALLER) or "c-c9"
            case _:
                return "c-a3"

    def news(self, what: tuple[object, ...]) -> AnyInput | None:
        at = self.now
        match what:
            case ("go on", int(choice)):
                return self.news(self.likely(choice))
            case ("arrive", bool(known)):
                return arrival(at, known)
            case ("dial",):
                return dialled(at)
            case ("up", str(which)):
                leg = self.leg(which)
                return ChannelUp(at=at, channel=leg) if leg != "caller" else None
            case ("gone", str(which), int(cause)):
                return ChannelGone(at=at, channel=self.leg(which), cause=cause)
            case ("key", str(key)):
                return KeyPressed(at=at, channel=self.call.channel or "caller", key=key)
            case ("said", bool(current)):
                playing = playing_to(self.call)
                return PlaybackDone(at=at, playback=playing.id if playing and current else "c-p1")
            case ("offer", str(offer), str(agent)):
                return self.offer(offer, agent)
            case ("withdraw", str(offer)):
                return OfferWithdrawn(at=at, offer=offer)
            case ("position", int(place)):
                return PositionKnown(at=at, place=place, expected_wait_seconds=60)
            case ("refuse queue",):
                return QueueRefused(at=at, why="unknown_queue")
            case ("desk", type() as kind, str(agent), str(text), dict() as to):
                return Commanded(at=at, command=example(kind, by=agent, text=text, to=to))
            case ("supervise", None, str(leader), _):
                return Commanded(at=at, command=order.StopSupervising("c", leader))
            case ("supervise", Mode() as mode, str(leader), str(reason)):
                return Commanded(at=at, command=order.Supervise("c", leader, mode, reason))
            case ("reserve", bool(done)):
                return self.reserve(done)
            case ("timer", str(name)):
                return TimerFired(at=at, name=name)
            case ("next timer",):
                return self.next_timer()
            case ("due", str(name)) if name in self.call.timers:
                self.now = max(self.now, self.call.timers[name])
                return TimerFired(at=self.now, name=name)
            case ("refuse", str(command)):
                return self.refusal(command)
            case ("adopt", set() as alive, bool(up)):
                return self.adoption({self.leg(str(which)) for which in alive}, up)
            case ("silence",):
                return SilenceFell(at=at, since=at)
            case ("voice",):
                return VoiceDetected(at=at)
            case ("fault",):
                return Faulted(at=at)
            case _:
                return None

    def likely(self, choice: int) -> tuple[object, ...]:
        """One of the things that usually happen next."""
        likely: list[tuple[object, ...]]
        match self.call.phase:
            case Phase.IN_FLOW:
                likely = [("said", True), ("key", "1"), ("said", True)]
            case Phase.QUEUED:
                fresh = next((name for name in OFFERS if name not in self.offered), OFFERS[0])
                callback = ("key", "1") if self.call.visit and self.call.visit.callback_offered else ("due", "callback")
                likely = [("offer", fresh, AGENTS[0]), callback, ("said", True)]
                if self.call.visit and self.call.visit.reserving:
                    likely = [("reserve", True), ("reserve", False), ("next timer",)]
            case Phase.OFFERED:
                likely = [("up", "the agent")]
            case Phase.TALKING:
                likely = self.likely_in_talk()
            case Phase.OUTSIDE:
                likely = [
                    ("up", "the third"),
                    ("up", "the third"),
                    ("gone", "the third", 17),
                    ("gone", "the third", 16),
                ]
            case Phase.AGENT_LOST:
                likely = [("up", "the agent"), ("gone", "the agent", 19), ("next timer",)]
            case Phase.CALLBACK_WAITING:
                fresh = next((name for name in OFFERS if name not in self.offered), OFFERS[0])
                likely = [("said", True), ("gone", "caller", 16), ("offer", fresh, AGENTS[0])]
            case Phase.PICKING_UP:
                likely = [("up", "the agent"), ("up", "the agent"), ("gone", "the agent", 19)]
            case Phase.CALLBACK_DIALLING | Phase.DIALLING:
                likely = [("up", "the citizen"), ("up", "the citizen"), ("gone", "the citizen", 19)]
            case _:
                likely = [("key", "1"), ("said", True)]
        return likely[choice % len(likely)]

    def likely_in_talk(self) -> list[tuple[object, ...]]:
        talk, party = self.call.talk, self.call.party
        assert talk is not None
        nobody: Target = {}
        on_desk = {a: ("desk", a, talk.agent, "1", nobody) for a in DESK}
        on_desk[order.CutOff] = ("desk", order.CutOff, "2001", "1", {"agent": talk.agent})
        other = AGENTS[1] if talk.agent == AGENTS[0] else AGENTS[0]
        if party is None:
            to: tuple[Target, ...] = ({"agent": other}, {"agent": other}, {"number": NUMBER})
            consults = [("desk", order.Consult, talk.agent, "", each) for each in to]
            passed = [("desk", order.Transfer, talk.agent, "", each) for each in (*to, {"queue": "general"})]
            return [
                ("gone", "the agent", 44),
                ("silence",),
                *consults,
                *consults,
                *consults,
                *passed,
                *on_desk.values(),
            ]
        match party.status:
            case PartyStatus.REQUESTED:
                return [("reserve", True), ("reserve", True), ("reserve", False), ("gone", "the agent", 16)]
            case PartyStatus.RINGING:
                return [("up", "the third"), ("up", "the third"), ("gone", "the third", 17), ("gone", "the agent", 16)]
            case _:
                three = [order.Complete, order.Swap, order.Join, order.Join, order.Drop]
                gone = [("gone", "the third", 16), ("gone", "the agent", 16), ("gone", "the agent", 44)]
                return [*(on_desk[action] for action in three), on_desk[order.Rejoin], *gone]

    def reserve(self, done: bool) -> AnyInput | None:
        """The router's word about the agent we asked for, or asked for lately."""
        visit, party = self.call.visit, self.call.party
        offer = (party.id if party else "") or (visit.reserving if visit else "") or "c-r1"
        agent = party.agent if party else visit.prefer_agent if visit else AGENTS[1]
        if not done:
            return ReserveRefused(at=self.now, offer=offer, why="agent_busy")
        if (party is None and not (visit and visit.reserving)) or not agent:
            return None  # the router names no offers with our names
        return OfferMade(at=self.now, offer=offer, agent=agent, endpoint=f"agent-{agent}", ring_seconds=20)

    def offer(self, offer: str, agent: str) -> AnyInput | None:
        """The router names each offer once, and makes it to one agent; the bus may bring it twice at once."""
        open_now = {self.call.offer.id} if self.call.offer else set()
        if offer in self.offered - open_now:
            return None
        self.offered.add(offer)
        return OfferMade(at=self.now, offer=offer, agent=agent, endpoint=f"agent-{agent}", ring_seconds=20)

    def next_timer(self) -> AnyInput | None:
        timers = self.call.timers
        if not timers:
            return None
        name = min(timers, key=lambda n: (timers[n], n))
        self.now = max(self.now, timers[name])
        return TimerFired(at=self.now, name=name)

    def refusal(self, command: str) -> AnyInput:
        """Of the switch; ``over cap``: of our own check of numbers that leave the house."""
        if command == "over cap":
            talks_outside = self.leg("the third") in self.call.legs.values()
            return CommandRefused(
                at=self.now, command=self.turned_down("DialOutside" if talks_outside else "DialCitizen"), why="over_cap"
            )
        return CommandRefused(at=self.now, command=self.turned_down(command))

    def turned_down(self, command: str) -> do.SwitchCommand:
        """As it may have been given; what was to come to life never did."""
        bridge = self.call.side_bridge if command == "side" else self.call.bridge
        playing = playing_to(self.call)
        refused: do.SwitchCommand
        match command:
            case "Play":
                self.world.playing = None
                return do.Play("caller", playing.id if playing else "c-p1", ())
            case "RingAgent":
                refused = do.RingAgent(self.leg("the agent"), "", "", "", "", 20)
            case "DialCitizen":
                refused = do.DialCitizen(self.leg("the citizen"), NUMBER, 20, DIALLER)
            case "DialOutside":
                refused = do.DialOutside(self.leg("the third"), NUMBER, 20, DIALLER)
            case "Tap":
                refused = do.Tap(self.leg("the tap"), "", False)
            case "Connect" | "side":
                return do.Connect(bridge, ())
            case "Answer":
                return do.Answer(self.call.channel)
            case _:
                return do.HangUp(bridge)
        self.world.lose(refused.channel)
        return refused

    def adoption(self, alive: set[str], up: bool) -> AnyInput:
        """Legs told to hang up may still live; those that do not, died unseen. All are dead: so was the switch."""
        seen = frozenset(alive)
        for leg in self.world.legs - seen:
            self.world.lose(leg)
        self.world.bridges = {}
        return Adopted(
            at=self.now,
            alive=seen,
            up=seen if up else frozenset(),
            bridged=frozenset(),
            switch_restarted=not seen,
            rings_back=up,
        )

    def happen(self, seconds: int, what: tuple[object, ...]) -> None:
        self.now += timedelta(seconds=seconds)
        if (news := self.news(what)) is not None:
            self.world.take(news)


def arrival(at: datetime, known: bool) -> CallerArrived:
    return CallerArrived(
        at=at,
        channel="caller",
        number=NUMBER if known else None,
        place="",
        dialed="12333",
        origin="12333",
        recording="caller.raw",
    )


def dialled(at: datetime) -> Commanded:
    return Commanded(at=at, command=order.Dial("c", AGENTS[0], NUMBER, line=order.Line("taken", "", "12333")))


def played(plan: Plan, beginning: tuple[object, ...], steps: list[tuple[int, tuple[object, ...]]]) -> Chaos:
    chaos = Chaos(plan)
    chaos.happen(0, beginning)
    for seconds, what in steps:
        chaos.happen(seconds, what)
    return chaos
