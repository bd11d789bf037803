"""Facts of calls, one row per call, in the contract's terms (the same as in records.rules.figures).

*Entered*: waited for an agent. *Decided*: the result of the wait is known. *Answered*: an agent took the waiting
caller; a call-back reached later is not answered (K5). These terms apply to incoming calls only. A call that an agent
made is *reached* or not. All times are in milliseconds.
"""

from datetime import datetime

from hotline.domains.insight.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.kernel.clock import beijing_day


class CallFact(Fact, frozen=True, kw_only=True):
    """A call."""

    direction: str
    origin: str
    site: str
    place: str
    queue: str
    agent: str
    topic: str
    hung_up_by: str
    recording: str
    #: A test call. It counts in no figure, and is stored to show what was left out.
    test: bool
    entered: bool
    decided: bool
    answered: bool
    abandoned: bool
    short_abandon: bool
    callback_taken: bool
    callback_done: bool
    to_rating: bool
    served: bool
    reached: bool
    transferred: bool
    handed_over: bool
    self_service: bool
    voicemail: bool
    unrest: bool
    repeat: bool
    missed_offer: bool
    #: 1 … 5, by key or else by text; 0 for no rating, and for one that two people found not to count.
    score: int
    talks: int
    wait_ms: int
    #: From the call's arrival to the first answer; 0 without one.
    arrival_wait_ms: int
    talk_ms: int
    held_ms: int
    wrap_up_ms: int


def call_fact(record: CallRecord) -> CallFact:
    flags, incoming = set(record.flags), record.direction == "in"
    entered = incoming and bool(record.stays)
    answered = entered and record.answered
    score = record.counted_score if entered else None
    return CallFact(
        id=record.id,
        at=record.at,
        day=beijing_day(record.at),
        slot=quarter_of_an_hour(record.at),
        direction=record.direction,
        origin=record.origin,
        site=record.site,
        place=record.place,
        queue=record.queue,
        agent=record.agent,
        topic=record.topic,
        hung_up_by=record.hung_up_by,
        recording=record.recording.state,
        test="test" in flags,
        entered=entered,
        decided=entered and _left_at(record) is not None,
        answered=answered,
        abandoned=entered and "abandoned" in flags,
        short_abandon=entered and "short_abandon" in flags,
        callback_taken=entered and "callback" in flags,
        callback_done=entered and "callback_done" in flags,
        to_rating=answered and record.rating is not None,
        served=answered and (record.rating is not None or record.ended_at is not None),
        reached=not incoming and bool(record.talks),
        transferred="transferred" in flags,
        handed_over="handed_over" in flags,
        self_service="self_service" in flags,
        voicemail="voicemail" in flags,
        unrest="unrest" in flags,
        repeat="repeat" in flags,
        missed_offer="missed_offer" in flags,
        score=score or 0,
        talks=len(record.talks),
        wait_ms=_ms(record.wait_seconds) if entered else 0,
        arrival_wait_ms=_ms((record.talks[0].started_at - record.at).total_seconds()) if answered else 0,
        talk_ms=_ms(record.talk_seconds),
        held_ms=_ms(record.held_seconds),
        wrap_up_ms=_ms(record.wrap_up_seconds),
    )


def _left_at(record: CallRecord) -> datetime | None:
    return record.talks[0].started_at if record.answered else record.stays[-1].left_at


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
