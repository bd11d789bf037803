"""The world a call lives in, as the machine can know it: which legs live, what the caller hears, who is owed word."""

from msgspec.json import decode, encode

from hotline.domains.voice.calls.rules import commands as do
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import Dial, Line
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import (
    AnyInput,
    CallerArrived,
    ChannelGone,
    Commanded,
    OfferMade,
    OfferWithdrawn,
    PlaybackDone,
)
from hotline.domains.voice.calls.rules.machine import Step, step
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import LegRole, Phase, Talking
from hotline.domains.voice.calls.rules.silence import can_be_silent, silent_since
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import fact_of
from hotline.events.envelope import Envelope
from tests.domains.voice.calls.scripted_call import NINE, PLAN, hears_music, playing_to
from tests.domains.voice.calls.timeline import Timeline

WALKING = (Phase.IN_FLOW, Phase.RATING)
HELD_BACK = (PartyStatus.REQUESTED, PartyStatus.RINGING)
WAITING = (Phase.QUEUED, Phase.OFFERED, Phase.AGENT_LOST)


class World:
    """Takes news, obeys commands, and after each step holds the call to what must always be true."""

    def __init__(self, plan: Plan = PLAN) -> None:
        self.call = Call(id="c", site="bj1", node="a", at=NINE)
        self.plan = plan
        self.legs: set[str] = set()  # alive and not told to hang up
        self.playing: str | None = None
        self.music = False
        self.listener = ""  # the channel that hears them
        self.bridges: dict[str, set[str]] = {}
        self.others: set[str] = set()  # legs that are not the caller's
        self.others_music: set[str] = set()
        self.owed: dict[str, str] = {}  # offer -> what the router waits to hear of it
        self.timeline = Timeline()
        self.all_events: list[Envelope] = []
        self.last: list[do.AnyCommand] = []

    def take(self, happened: AnyInput) -> None:
        before = self.call
        self._let_happen(happened)
        result = step(before, happened, self.plan)
        self.call, self.last = result.call, result.commands
        for command in result.commands:
            self._obey(command)
        self._hold_to_truth(before, result)

    # What happens by itself ------------------------------------------------------------------------------------------

    def _let_happen(self, happened: AnyInput) -> None:
        match happened:
            case CallerArrived(channel=channel) if self.call.phase is Phase.ARRIVED:
                self.legs.add(channel)
            case Commanded(command=Dial(line=Line(offer=offer))) if self.call.phase is Phase.ARRIVED:
                self.owed[offer] = "result"
            case ChannelGone(channel=channel):
                self.lose(channel)
            case PlaybackDone(playback=playback) if playback == self.playing:
                self.playing = None
            case OfferMade(offer=offer):
                self.owed.setdefault(offer, "result")
            case OfferWithdrawn(offer=offer) if self.owed.get(offer) == "result":
                del self.owed[offer]

    def lose(self, channel: str) -> None:
        self.legs.discard(channel)
        for together in self.bridges.values():
            together.discard(channel)
        self.others_music.discard(channel)
        if channel == self.listener:
            self.playing, self.music = None, False

    def _obey(self, command: do.AnyCommand) -> None:
        match command:
            case do.Play(channel=channel, playback=playback):
                self.listener = channel
                assert self.playing is None, "two prompts at once"
                assert not self.music, "a prompt over music"
                self.playing = playback
            case do.StopPlayback(playback):
                assert playback == self.playing or self.playing is None
                self.playing = None
            case do.StartMusic(channel=channel) if channel in self.others:
                self.others_music.add(channel)
            case do.StopMusic(channel=channel) if channel in self.others:
                self.others_music.discard(channel)
            case do.StartMusic(channel=channel):
                self.listener, self.music = channel, True
            case do.StopMusic():
                self.music = False
            case do.RingAgent(channel=channel) | do.DialOutside(channel=channel):
                assert channel not in self.legs, "a name used twice"
                self.legs.add(channel)
                self.others.add(channel)
            case do.DialCitizen(channel=channel):
                assert channel not in self.legs, "a name used twice"
                self.legs.add(channel)
            case do.Connect(bridge=bridge, channels=channels):
                self._connect(bridge, set(channels))
            case do.Tap(channel=channel, of=of):
                assert channel not in self.legs, "a name used twice"
                assert of in self.legs, "a tap on nobody"
                self.legs.add(channel)
            case do.StepIn(bridge=bridge, channel=channel):
                assert bridge in self.bridges, "stepping in where nobody talks"
                self._connect(bridge, {channel})
            case do.StepOut(bridge=bridge, channel=channel):
                assert bridge in self.bridges, "stepping out of a bridge that is gone"
                self.bridges[bridge].discard(channel)
            case do.Separate(bridge=bridge):
                self.bridges.pop(bridge, None)
            case do.HangUp(channel=channel):
                self.lose(channel)
            case do.SendOfferResult(offer=offer, outcome=outcome):
                assert self.owed.pop(offer, "result") == "result", "word given twice"
                if outcome is OfferOutcome.ANSWERED:
                    self.owed[offer] = "talk over"
            case do.SendTalkOver(offer=offer):
                assert self.owed.pop(offer, None) == "talk over", "a talk over that never was"

    def _connect(self, bridge: str, channels: set[str]) -> None:
        if self.listener in channels:
            assert self.playing is None, "the bridge would wait for the prompt"
            assert not self.music
        assert not channels & self.others_music, "music over a talk"
        for together in self.bridges.values():
            together -= channels
        self.bridges.setdefault(bridge, set()).update(channels)

    # What must always be true ----------------------------------------------------------------------------------------

    def _hold_to_truth(self, before: Call, result: Step) -> None:
        call = self.call
        assert [e.seq for e in result.events] == list(range(before.seq + 1, call.seq + 1))
        assert call.unstored == (*before.unstored, *result.events)
        assert call.at >= before.at
        assert silent_since(call) is None or can_be_silent(call), "silent in no talk"
        assert decode(encode(call), type=Call) == call
        for event in result.events:
            self.timeline.hear(fact_of(event))
        self.all_events += result.events
        self._nobody_is_forgotten()
        self._the_caller_is_not_lost()

    def _nobody_is_forgotten(self) -> None:
        """Every leg that lives is one the call knows; every offer the router waits for is one it works on."""
        call = self.call
        known = set(call.legs.values())
        assert self.legs <= known, f"leaked {self.legs - known}"
        working = {call.offer.id} if call.offer else {call.talk.offer} if call.talk else set()
        working |= {call.party.id} if call.party and call.party.agent else set()
        assert set(self.owed) <= working, f"the router waits in vain: {self.owed}"
        if call.phase not in (Phase.TALKING, Phase.OUTSIDE):
            assert not self.bridges, "a bridge left behind"
        if call.phase is Phase.ENDED:
            assert not self.legs
            assert not call.timers

    def _the_caller_is_not_lost(self) -> None:
        """Whoever is on the line hears something or is being hung up, and something will move the call on."""
        call, timers = self.call, set(self.call.timers)
        if call.phase in (Phase.ARRIVED, Phase.ENDED):
            return
        if call.ending:
            assert "gone" in timers
        elif call.phase in WALKING:
            assert playing_to(call) is not None or "listen" in timers
        elif call.phase in WAITING and call.channel:
            assert call.sound is not None
        elif call.phase is Phase.TALKING:
            assert isinstance(call.state, Talking)
            assert call.sound is not None if call.state.held_since is not None else not hears_music(call)
            self._the_right_people_hear_each_other(call, call.state)
        elif call.phase is Phase.OUTSIDE:
            assert call.party is not None
            assert hears_music(call) is not call.party.answered
            assert self._together(call.bridge) >= ({call.channel, call.party.channel} if call.party.answered else set())
        self._the_leader_hears_the_talk(call)
        playing = playing_to(call)
        assert (playing.id if playing else None) == self.playing or not call.channel
        assert self._way_on(call, timers), f"{call.phase} has no way on"

    def _together(self, bridge: str) -> set[str]:
        return self.bridges.get(bridge, set())

    def _the_right_people_hear_each_other(self, call: Call, talking: Talking) -> None:
        """With whom the agent is connected, and who hears music meanwhile."""
        party, held = talking.party, talking.held_since is not None
        status = party.status if party else None
        assert held or status not in (*HELD_BACK, PartyStatus.CONSULTING)
        pair = {talking.channel, call.channel}
        third = {party.channel} if party else set()
        stepped_in = self._stepped_in(call)
        if not held:
            joined = third if status is PartyStatus.JOINED else set()
            assert self._together(call.bridge) == pair | joined | stepped_in
        elif status is PartyStatus.CONSULTING:
            assert self._together(call.side_bridge) == {talking.channel} | third | stepped_in
        assert self.others_music == (third if status is PartyStatus.ASIDE else set())

    def _stepped_in(self, call: Call) -> set[str]:
        leader = call.supervision
        barged = leader is not None and leader.post is not None and leader.post.mode is Mode.BARGE
        return {leader.channel} if leader is not None and barged else set()

    def _the_leader_hears_the_talk(self, call: Call) -> None:
        """Once on the line, whenever the agent talks and goes on to; and nobody hears a leader who listens."""
        leader = call.supervision
        if leader is None:
            assert call.tap_bridge not in self.bridges
            return
        assert (leader.answered_at is None) is ("supervise" in call.timers)
        consulting = call.party is not None and call.party.status is PartyStatus.CONSULTING
        talks = isinstance(call.state, Talking) and (call.state.held_since is None or consulting)
        assert (leader.post is not None) is (talks and not call.ending and leader.answered_at is not None)
        hearing_bridges = {name for name, there in self.bridges.items() if leader.channel in there}
        if leader.post is not None and leader.post.mode is Mode.BARGE:
            assert hearing_bridges == {leader.post.bridge}
        else:
            assert hearing_bridges <= {call.tap_bridge}
        if leader.post is not None and leader.post.tap:
            assert leader.post.agent == call.legs.get(LegRole.AGENT, "")

    def _way_on(self, call: Call, timers: set[str]) -> bool:
        match call.phase:
            case Phase.QUEUED:
                visit = call.visit
                return "announce" in timers and (visit is None or not visit.reserving or "reserve" in timers)
            case Phase.TALKING | Phase.OUTSIDE if call.party is not None and not call.party.answered:
                return ("reserve" if call.party.status is PartyStatus.REQUESTED else "party") in timers
            case Phase.OFFERED:
                return "ring" in timers
            case Phase.AGENT_LOST:
                return "lost" in timers
            case Phase.CALLBACK_WAITING:
                return "give_up" in timers
            case Phase.PICKING_UP:
                return "ring" in timers
            case Phase.CALLBACK_DIALLING | Phase.DIALLING:
                return "dial" in timers
            case _:
                return True
