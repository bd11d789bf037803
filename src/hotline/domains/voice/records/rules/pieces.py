"""The pieces of a call record, each read off the story by itself."""

from datetime import datetime

import msgspec

from hotline.domains.voice.records.rules.journey import seconds_in
from hotline.domains.voice.records.rules.shape import (
    CallBack,
    FlowAct,
    MenuStep,
    Notice,
    OfferMade,
    Part,
    Rating,
    RatingAfterwards,
    RecordedTalk,
    RecordedVisit,
    Recording,
)
from hotline.domains.voice.records.rules.timeline import Timeline, all_of, end_of, first_of
from hotline.events import calls, lost_lines, recordings
from hotline.events.catalogue import subject_id
from hotline.events.ratings import InvitationAnswered, RatingExcluded
from hotline.events.recording_notice import RecordingNotice, RecordingObjected


def menu_of(timeline: Timeline) -> tuple[MenuStep, ...]:
    steps: list[MenuStep] = []
    kinds: dict[str, str] = {}
    for at, _, fact in timeline:
        match fact:
            case calls.NodeEntered(node=node, kind=kind, label=label):
                kinds[node] = kind
                steps.append(MenuStep(at, node, kind, label))
            case calls.KeyPressed(node=node, key=key, label=label):
                steps.append(MenuStep(at, node, kinds.get(node, ""), label, key))
            case _:
                pass
    return tuple(steps)


def stays_of(timeline: Timeline, journey: tuple[Part, ...]) -> tuple[RecordedVisit, ...]:
    """A stay whose end was not told ended with the next talk, the next stay or the call."""
    left = {entry.fact.visit: entry for entry in all_of(timeline, calls.QueueLeft)}
    found: list[RecordedVisit] = []
    for at, _, fact in all_of(timeline, calls.CallQueued):
        over = left.get(fact.visit)
        parts = tuple(part for part in journey if (part.kind, part.n) == ("wait", fact.visit))
        found.append(
            RecordedVisit(
                number=fact.visit,
                queue=fact.queue,
                entered_at=at,
                left_at=over.at if over else parts[-1].end if parts else at,
                outcome=over.fact.outcome if over else "",
                waited_seconds=seconds_in(parts, "wait"),
                priority=fact.priority,
                priority_reasons=tuple(fact.priority_reasons),
                announced=_announced(timeline, fact.visit),
            )
        )
    return tuple(found)


def _announced(timeline: Timeline, visit: int) -> tuple[tuple[datetime, int, int], ...]:
    current, announcements = 0, []
    for at, _, fact in timeline:
        if isinstance(fact, calls.CallQueued):
            current = fact.visit
        elif isinstance(fact, calls.PlaceAnnounced) and current == visit:
            announcements.append((at, fact.place, fact.expected_wait_seconds))
    return tuple(announcements)


def offers_of(timeline: Timeline) -> tuple[OfferMade, ...]:
    over: dict[str, tuple[datetime, str]] = {}
    for at, _, fact in timeline:
        match fact:
            case calls.OfferLapsed(offer=offer, why=why):
                over.setdefault(offer, (at, why))
            case calls.TalkStarted(offer=offer):
                over.setdefault(offer, (at, "answered"))
            case _:
                pass
    made = {entry.fact.offer: entry for entry in reversed(all_of(timeline, calls.CallOffered))}
    return tuple(
        OfferMade(offer, entry.fact.agent, entry.fact.queue, entry.at, *over.get(offer, (end_of(timeline), "")))
        for offer, entry in reversed(made.items())
    )


def talks_of(timeline: Timeline, journey: tuple[Part, ...]) -> tuple[RecordedTalk, ...]:
    """A talk whose end was not told ended where the journey went on."""
    ends = {entry.fact.talk: entry for entry in all_of(timeline, calls.TalkEnded)}
    found: list[RecordedTalk] = []
    for at, _, fact in all_of(timeline, calls.TalkStarted):
        over = ends.get(fact.talk)
        parts = tuple(part for part in journey if part.kind in {"talk", "hold", "lost"} and part.n == fact.talk)
        found.append(
            RecordedTalk(
                talk=fact.talk,
                agent=fact.agent,
                queue=fact.queue,
                offer=fact.offer,
                started_at=at,
                ended_at=parts[-1].end if parts else over.at if over else at,
                seconds=seconds_in(parts, "talk", "hold", "lost"),
                held_seconds=seconds_in(parts, "hold"),
                lost_seconds=seconds_in(parts, "lost"),
                ended_by=over.fact.by if over else "",
                reason=over.fact.reason if over else "",
            )
        )
    return tuple(found)


def rating_of(timeline: Timeline) -> Rating | None:
    """The call's rating. A call has one: the first score counts."""
    started = first_of(timeline, calls.RatingStarted)
    started_at = started.at if started else None
    if scored := first_of(timeline, calls.Rated):
        return Rating(scored.fact.agent, started_at, scored.fact.score, scored.at)
    if skipped := first_of(timeline, calls.RatingSkipped):
        return Rating(skipped.fact.agent, started_at, None, skipped.at, skipped.fact.why)
    return Rating(started.fact.agent, started_at) if started else None


def rated_afterwards(ratings: Timeline, invitations: Timeline) -> RatingAfterwards | None:
    """What came of the rating after the call, from the events of its handling and of invitations by text."""
    answered = next(
        (
            entry
            for entry in all_of(invitations, InvitationAnswered)
            if entry.fact.counted and entry.fact.purpose == "first"
        ),
        None,
    )
    excluded = first_of(ratings, RatingExcluded)
    if answered is None and excluded is None:
        return None
    return RatingAfterwards(
        answered.fact.score if answered else None,
        answered.at if answered else None,
        excluded.fact.verdict if excluded else "",
    )


def callback_of(timeline: Timeline) -> CallBack | None:
    offered, accepted = first_of(timeline, calls.CallBackOffered), first_of(timeline, calls.CallBackAccepted)
    line_lost = all_of(timeline, lost_lines.LineLost)
    attempts: list[tuple[datetime, str, str]] = []
    for at, _, fact in timeline:
        match fact:
            case calls.CallBackDialled(agent=agent):
                attempts.append((at, agent, ""))
            case calls.CallBackFailed(agent=agent, cause=cause):
                if attempts and attempts[-1][1:] == (agent, ""):
                    attempts[-1] = (attempts[-1][0], agent, cause)
                else:
                    attempts.append((at, agent, cause))
            case _:
                pass
    if offered is None and accepted is None and not line_lost and not attempts:
        return None
    return CallBack(
        offered.at if offered else None,
        accepted.at if accepted else None,
        accepted.fact.number if accepted else None,
        tuple(attempts),
        line_lost[-1].at if line_lost else None,
    )


#: What became of a text, by the event that says so.
TEXT_OUTCOMES = {"text.sent": "sent", "text.failed": "failed"}


def deeds_of(timeline: Timeline, texts: Timeline) -> tuple[FlowAct, ...]:
    """The actions that the flow took for the caller. ``texts`` holds the events of texts it requested."""
    ended = [entry.event for entry in texts if entry.event.type in TEXT_OUTCOMES]
    sent = {subject_id(event): TEXT_OUTCOMES[event.type] for event in ended}
    deeds: list[FlowAct] = []
    for at, _, fact in timeline:
        match fact:
            case calls.ServiceQueried(service=service, operation=operation, outcome=outcome, who=who):
                deeds.append(FlowAct(at, "query", f"{service}/{operation}", outcome, who.masked if who else ""))
            case calls.TextRequested(message=message, number=number):
                deeds.append(FlowAct(at, "text", outcome=sent.get(message, ""), who=number.masked))
            case calls.VoicemailLeft(file=file):
                deeds.append(FlowAct(at, "voicemail", file))
            case calls.CallbackRequested(number=number, reason=reason):
                deeds.append(FlowAct(at, "callback", reason, who=number.masked))
            case _:
                pass
    return tuple(deeds)


def notice_of(timeline: Timeline) -> Notice | None:
    """What the citizen was told of the recording; the first announcement heard to its end counts, else the last one."""
    played, objected = all_of(timeline, RecordingNotice), first_of(timeline, RecordingObjected)
    counted = next((each for each in played if each.fact.outcome == "whole"), played[-1] if played else None)
    own = Notice()
    if objected:
        own = Notice(objected_at=objected.at, removed=objected.fact.removed, objected_to=objected.fact.agent)
    if counted is None:
        return own if objected else None
    notice = counted.fact
    return msgspec.structs.replace(
        own, at=counted.at, name=notice.notice, version=notice.version, outcome=notice.outcome
    )


def recording_of(checks: Timeline, file: str, recorded: bool) -> Recording:
    """The last check counts, until its time is over. ``recorded``: a talk was to be recorded."""
    found = Recording("pending" if recorded else "none", file)
    for _, _, fact in checks:
        match fact:
            case recordings.RecordingVerified(seconds=seconds, digest=digest):
                found = Recording("verified", file, seconds, digest)
            case recordings.RecordingFaulty(why=why, seconds=seconds):
                found = Recording("faulty", file, seconds, why=why)
            case recordings.RecordingDeleted():
                found = Recording("deleted", file, found.seconds, found.digest)
            case _:
                pass
    return found
