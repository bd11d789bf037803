"""One row a call, by the words of the contract (the same as the floor's own figures, records.rules.figures).

*Entered*: waited for a person. *Decided*: it is known what became of the wait. *Answered*: an agent took the waiting
caller; a call-back reached later is not (K5). Words about waiting and answers hold of incoming calls alone: a call that
an agent made is *reached* or not. Milliseconds throughout.
"""

from datetime import datetime

from hotline.domains.insight.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.kernel.clock import beijing_day


class CallFact(Fact, frozen=True, kw_only=True):
    """``score`` 1 … 5, 0 for none; ``arrival_wait_ms`` from ringing in to the first answer, 0 without one.

    ``test``: a call that no figure may count; it is here so that what was left out can be shown.
    """

    direction: str
    origin: str
    site: str
    place: str
    queue: str
    agent: str
    topic: str
    hung_up_by: str
    recording: str
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
    score: int
    talks: int
    wait_ms: int
    arrival_wait_ms: int
    talk_ms: int
    held_ms: int
    wrap_up_ms: int


def call_fact(record: CallRecord) -> CallFact:
    flags, incoming = set(record.flags), record.direction == "in"
    entered = incoming and bool(record.stays)
    answered = entered and record.answered
    score = record.rating.score if record.rating and entered else None
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
