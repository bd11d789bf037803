"""Folds the events about a call into its record."""

from collections.abc import Iterable

from msgspec.structs import replace

from hotline.domains.voice.records.rules import pieces, sums, supervised, transfers
from hotline.domains.voice.records.rules.agent_time import AgentPeriod
from hotline.domains.voice.records.rules.journey import journey_of
from hotline.domains.voice.records.rules.shape import CallRecord, Recording
from hotline.domains.voice.records.rules.timeline import Timeline, first_of, timelines_of
from hotline.events import calls
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope


def record_of(events: Iterable[Envelope], periods: Iterable[AgentPeriod] = ()) -> CallRecord | None:
    """The record of one call; None while no event of the call itself has come.

    ``events``: events of the call, its recording, texts, wrap-ups and ratings, in any order; some may be repeated or
    missing.
    ``periods``: periods of agents' time, of which only wrap-up for this call counts.
    """
    stories = timelines_of(events)
    timeline = stories["call"]
    if not timeline:
        return None
    record = _with_talks(_frame(timeline), timeline)
    wrap_ups = sums.wrap_ups_of(stories["agent"], periods, record.id)
    record = replace(
        record,
        deeds=pieces.deeds_of(timeline, stories["text"]),
        wrap_ups=wrap_ups,
        wrap_up_seconds=round(sum(wrap_up.seconds or 0 for wrap_up in wrap_ups), 3),
        topic=sums.topic_of(wrap_ups),
        recording=pieces.recording_of(stories["recording"], record.recording.file, bool(record.recorded_talks)),
        afterwards=pieces.rated_afterwards(stories["rating"], stories["invitation"]),
    )
    return replace(record, flags=sums.flags_of(record, test=any(entry.event.test for entry in timeline)))


def _frame(timeline: Timeline) -> CallRecord:
    """Arrival, flow and end: what is known without looking at queues and talks."""
    first = timeline[0].event
    arrived, flow = first_of(timeline, calls.CallArrived), first_of(timeline, calls.FlowStarted)
    ended, handed_over = first_of(timeline, calls.CallEnded), first_of(timeline, calls.CallHandedOver)
    frame = CallRecord(
        id=subject_id(first),
        at=timeline[0].at,
        ended_at=ended.at if ended else None,
        number=arrived.fact.number if arrived else None,
        place=arrived.fact.place if arrived else "",
        presentation=arrived.fact.presentation if arrived else "unscreened",
        dialed=arrived.fact.dialed if arrived else "",
        origin=arrived.fact.origin if arrived else "",
        site=first.site,
        node=first.node,
        flow=flow.fact.flow if flow else "",
        flow_version=flow.fact.version if flow else 0,
        menu=pieces.menu_of(timeline),
        journey=journey_of(timeline),
        rating=pieces.rating_of(timeline),
        callback=pieces.callback_of(timeline),
        recording=Recording("none", arrived.fact.recording if arrived else ""),
        hung_up_by=ended.fact.by if ended else "",
        cause=ended.fact.cause if ended else 0,
        stage=ended.fact.stage if ended else "",
        case_number=handed_over.fact.case_number if handed_over else "",
        notice=pieces.notice_of(timeline),
    )
    return _dialled(frame, timeline)


def _dialled(frame: CallRecord, timeline: Timeline) -> CallRecord:
    """The record of an outgoing call, whose first event is CallDialled instead of CallArrived."""
    dialled, failed = first_of(timeline, calls.CallDialled), first_of(timeline, calls.DialFailed)
    if dialled is None:
        return frame
    return replace(
        frame,
        direction="out",
        number=dialled.fact.number,
        place=dialled.fact.place,
        dialed=dialled.fact.displayed_number,
        recording=Recording("none", dialled.fact.recording),
        agent=dialled.fact.agent,
        after=dialled.fact.after,
        callback_entry=dialled.fact.callback,
        campaign_entry=dialled.fact.campaign_entry,
        dial_failed=failed.fact.why if failed else "",
    )


def _with_talks(record: CallRecord, timeline: Timeline) -> CallRecord:
    stays, talks = pieces.stays_of(timeline, record.journey), pieces.talks_of(timeline, record.journey)
    return replace(
        record,
        stays=stays,
        offers=pieces.offers_of(timeline),
        talks=talks,
        consults=transfers.consults_of(timeline),
        transfers=transfers.transfers_of(timeline),
        helps=transfers.helps_of(timeline),
        supervisions=supervised.supervisions_of(timeline),
        hung_up_by=sums.hung_up_by(talks, record.hung_up_by),
        queue=talks[-1].queue if talks else stays[-1].queue if stays else "",
        agent=talks[-1].agent if talks else record.agent,
        answered=sums.answered_in_line(talks, record.callback),
        wait_seconds=sums.wait_before_answer(stays, talks),
        talk_seconds=round(sum(talk.seconds for talk in talks), 3),
        held_seconds=round(sum(talk.held_seconds for talk in talks), 3),
    )
