"""Whole calls told as events, for whatever is made of events."""

from datetime import UTC, datetime, timedelta
from typing import Self

from hotline.events import calls, recordings, routing
from hotline.events.envelope import Envelope, Fact, envelope
from hotline.kernel.sealed import Sealed

NINE = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)  # nine in the morning in Beijing
NUMBER = Sealed("138******01", "k1:cipher", "ab" * 32)


class Tale:
    """``Tale("c1").arrives().queues("social", after=5)…``: each step ``after`` seconds later than the one before."""

    def __init__(self, call: str = "c1", at: datetime = NINE, *, test: bool = False) -> None:
        self.call, self.now, self.test = call, at, test
        self.events: list[Envelope] = []
        self.offers = self.stays = self.talks = 0
        self.queue = ""

    def publish(self, fact: Fact, *, after: float = 0, actor: str = "system", subject: str = "", seq: int = 0) -> Self:
        self.now += timedelta(seconds=after)
        subject = subject or calls.subject(self.call)
        seq = seq or sum(event.subject == subject for event in self.events) + 1
        event = envelope(fact, subject=subject, seq=seq, at=self.now, actor=actor, site="bj1", node="a", test=self.test)
        self.events.append(event)
        return self

    def arrives(self, number: Sealed | None = NUMBER, presentation: str = "unscreened") -> Self:
        channel = f"{self.call}.1"
        return self.publish(
            calls.CallArrived(number, "北京", "12333", "12333", channel, f"{channel}.raw", presentation)
        )

    def handed_over(self, case_number: str) -> Self:
        return self.publish(calls.CallHandedOver(case_number))

    def queues(self, queue: str, *, after: float = 0) -> Self:
        self.stays, self.queue = self.stays + 1, queue
        return self.publish(calls.CallQueued(queue, self.stays, 0, []), after=after)

    def offered(self, agent: str, *, after: float = 0) -> Self:
        self.offers += 1
        return self.publish(calls.CallOffered(f"{self.call}-o{self.offers}", agent, self.queue), after=after)

    def lets_it_ring(self, agent: str, *, after: float = 20) -> Self:
        return self.publish(calls.OfferLapsed(f"{self.call}-o{self.offers}", agent, "no_answer"), after=after)

    def answered(self, agent: str, *, after: float = 0, waited: float = 0) -> Self:
        self.talks += 1
        self.leaves("answered", after=after, waited=waited)
        return self.publish(calls.TalkStarted(agent, f"{self.call}-o{self.offers}", self.talks, self.queue))

    def leaves(self, outcome: str, *, after: float = 0, waited: float = 0) -> Self:
        return self.publish(calls.QueueLeft(self.queue, self.stays, outcome, waited), after=after)

    def held(self, agent: str, seconds: float, *, after: float = 0) -> Self:
        self.publish(calls.CallHeld(agent), after=after)
        return self.publish(calls.CallResumed(agent), after=seconds)

    def talk_ends(self, agent: str, by: str, reason: str, *, after: float = 0) -> Self:
        return self.publish(calls.TalkEnded(agent, self.talks, by, reason), after=after)

    def rates(self, agent: str, score: int, *, after: float = 0) -> Self:
        self.publish(calls.RatingStarted(agent))
        return self.publish(calls.Rated(agent, score), after=after)

    def ends(self, by: str, *, after: float = 0, stage: str = "talking") -> Self:
        return self.publish(calls.CallEnded(by, 16, stage), after=after)

    def wraps_up(self, agent: str, topic: str, *, seq: int, seconds: float = 30, notes: Sealed | None = None) -> Self:
        """Three events of the agent: wrap-up begins, is saved, and ends with the agent ready."""
        subject = routing.subject(agent)
        self.publish(routing.AgentStateChanged("wrap_up", call=self.call), subject=subject, seq=seq)
        saved = routing.WrapUpSaved(self.call, topic, "答复", False, notes)
        self.publish(saved, after=seconds, subject=subject, seq=seq + 1, actor=f"agent:{agent}")
        return self.publish(routing.AgentStateChanged("ready"), subject=subject, seq=seq + 2)

    def recording_is(self, fact: recordings.RecordingFact, *, after: float = 0) -> Self:
        return self.publish(fact, after=after, subject=recordings.subject(self.call))


def answered_call(call: str = "c1", agent: str = "1001", *, at: datetime = NINE, agent_seq: int = 1) -> Tale:
    """Menu 5 s, wait 12 s, talk 100 s of which 20 on hold, rating 4 s, wrap-up 30 s, recording verified."""
    tale = (
        Tale(call, at).arrives().queues("social", after=5).offered(agent, after=8).answered(agent, after=4, waited=12)
    )
    tale.held(agent, 20, after=30).talk_ends(agent, "agent", "rating", after=50).rates(agent, 1, after=4).ends("system")
    tale.wraps_up(agent, "pension-min-years", seq=agent_seq)
    return tale.recording_is(recordings.RecordingVerified(80.0, 80.0, 2_560_000, "d" * 64), after=10)
