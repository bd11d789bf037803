"""Sums over the parts of a record: who hung up, waits, answers, flags."""

from collections.abc import Iterable

from hotline.domains.voice.calls.rules.priority import REPEAT, TRANSFER, TRANSFER_FAILED
from hotline.domains.voice.records.rules.agent_time import AgentPeriod
from hotline.domains.voice.records.rules.shape import CallBack, CallRecord, RecordedTalk, RecordedVisit, WrapUp
from hotline.domains.voice.records.rules.timeline import Timeline, all_of, seconds
from hotline.events import routing
from hotline.events.calls import SWITCH_LOST
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope

SHORT_ABANDON_SECONDS = 5
WRAP_UP = "wrap_up"
UNREST = "unrest"
PASSED_ON = {TRANSFER, TRANSFER_FAILED}


def hung_up_by(talks: tuple[RecordedTalk, ...], ended_by: str) -> str:
    """Who hung up in the last talk.

    When there was no talk, or the caller was passed on (to the rating, to others), who ended the call.
    """
    last = talks[-1] if talks else None
    if last is not None and last.reason not in {"rating", "transfer"} and last.ended_by in {"caller", "agent"}:
        return last.ended_by
    return ended_by


def answered_in_line(talks: tuple[RecordedTalk, ...], callback: CallBack | None) -> bool:
    """Tests whether an agent answered the waiting caller. A later callback is counted separately (K5)."""
    if not talks:
        return False
    left = [at for at in (callback.accepted_at, callback.line_lost_at) if at] if callback else []
    return not left or talks[0].started_at < min(left)


def wait_before_answer(stays: tuple[RecordedVisit, ...], talks: tuple[RecordedTalk, ...]) -> float:
    """Seconds in queues before the first talk and after transfers, added up (K6).

    All waiting time when nobody answered.
    """
    until = talks[0].started_at if talks else None
    counted = [
        s for s in stays if until is None or s.entered_at <= until or not PASSED_ON.isdisjoint(s.priority_reasons)
    ]
    return round(sum(visit.waited_seconds for visit in counted), 3)


def topic_of(wrap_ups: tuple[WrapUp, ...]) -> str:
    """The last topic saved, by whichever agent."""
    named = [(wrap_up.saved_at, wrap_up.agent, wrap_up.topic) for wrap_up in wrap_ups if wrap_up.saved_at]
    return max((saved for saved in named if saved[2]), default=(None, "", ""))[2]


def wrap_ups_of(saves: Timeline, periods: Iterable[AgentPeriod], call: str) -> tuple[WrapUp, ...]:
    """The wrap-ups, one per agent in order of staff number. The last save counts. Times in wrap-up add up."""
    saved = {subject_id(entry.event): entry for entry in all_of(saves, routing.WrapUpSaved)}
    spent: dict[str, list[AgentPeriod]] = {}
    for period in periods:
        if period.state == WRAP_UP and period.call == call:
            spent.setdefault(period.agent, []).append(period)
    return tuple(
        _wrap_up(agent, saved[agent].event if agent in saved else None, spent.get(agent, []))
        for agent in sorted({*saved, *spent})
    )


def _wrap_up(agent: str, save: Envelope | None, periods: list[AgentPeriod]) -> WrapUp:
    lengths = [seconds(period.end - period.start) for period in periods if period.end is not None]
    spent = round(sum(lengths), 3) if lengths and len(lengths) == len(periods) else None
    if save is None:
        return WrapUp(agent, seconds=spent)
    fact = routing.fact_of(save)
    assert isinstance(fact, routing.WrapUpSaved), "only saves are looked up"
    return WrapUp(agent, fact.topic, fact.disposition, fact.sensitive, fact.notes, save.at, spent)


def abandoned(record: CallRecord) -> bool:
    """The caller waited and left without an answer and without taking the call-back."""
    took_callback = record.callback is not None and record.callback.accepted_at is not None
    gave_up = bool(record.stays) and record.stays[-1].outcome in {"abandoned", ""}
    return record.ended_at is not None and gave_up and not record.talks and not took_callback


def switch_lost(record: CallRecord) -> bool:
    """The switch died under it."""
    line_lost = record.callback is not None and record.callback.line_lost_at is not None
    return line_lost or (record.hung_up_by, record.cause) == ("system", SWITCH_LOST)


def flags_of(record: CallRecord, *, test: bool) -> tuple[str, ...]:
    """The flags of a record, in a fixed order so that equal calls make equal rows."""
    gone = abandoned(record)
    took_callback = record.callback is not None and record.callback.accepted_at is not None
    flags = {
        "to_rating": record.rating is not None,
        "abandoned": gone,
        "short_abandon": gone and record.wait_seconds <= SHORT_ABANDON_SECONDS,
        "callback": took_callback,
        "callback_done": took_callback and bool(record.talks) and not record.answered,
        "missed_offer": any(offer.result == "no_answer" for offer in record.offers),
        "repeat": any(REPEAT in visit.priority_reasons for visit in record.stays),
        "unrest": any(UNREST in visit.priority_reasons for visit in record.stays),
        "switch_lost": switch_lost(record),
        "agent_lost": any(talk.lost_seconds > 0 or talk.reason == "agent_lost" for talk in record.talks),
        "transferred": bool(record.transfers),
        "handed_over": bool(record.case_number),
        "self_service": any(act.kind == "query" and act.outcome == "done" for act in record.deeds),
        "voicemail": any(act.kind == "voicemail" for act in record.deeds),
        "sensitive": any(wrap_up.sensitive for wrap_up in record.wrap_ups),
        "told": record.notice is not None and record.notice.outcome == "whole",
        "objected": record.notice is not None and record.notice.objected_at is not None,
        "test": test,
    }
    return tuple(name for name, holds in flags.items() if holds)
