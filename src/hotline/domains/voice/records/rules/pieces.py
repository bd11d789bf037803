"""The pieces of a call record, each read off the story by itself."""

from datetime import datetime

from hotline.domains.voice.records.rules.journey import seconds_in
from hotline.domains.voice.records.rules.shape import (
    CallBack,
    FlowDeed,
    MenuStep,
    OfferMade,
    Part,
    QueueStay,
    Rating,
    Recording,
    Talk,
)
from hotline.domains.voice.records.rules.story import Story, all_of, end_of, first_of
from hotline.events import calls, recordings
from hotline.events.catalogue import subject_id


def menu_of(story: Story) -> tuple[MenuStep, ...]:
    steps: list[MenuStep] = []
    kinds: dict[str, str] = {}
    for at, _, fact in story:
        match fact:
            case calls.NodeEntered(node=node, kind=kind, label=label):
                kinds[node] = kind
                steps.append(MenuStep(at, node, kind, label))
            case calls.KeyPressed(node=node, key=key, label=label):
                steps.append(MenuStep(at, node, kinds.get(node, ""), label, key))
            case _:
                pass
    return tuple(steps)


def stays_of(story: Story, journey: tuple[Part, ...]) -> tuple[QueueStay, ...]:
    """A stay whose end was not told ended with the next talk, the next stay or the call."""
    left = {told.fact.stay: told for told in all_of(story, calls.QueueLeft)}
    found: list[QueueStay] = []
    for at, _, fact in all_of(story, calls.CallQueued):
        over = left.get(fact.stay)
        parts = tuple(part for part in journey if (part.kind, part.n) == ("wait", fact.stay))
        found.append(
            QueueStay(
                stay=fact.stay,
                queue=fact.queue,
                entered_at=at,
                left_at=over.at if over else parts[-1].end if parts else at,
                outcome=over.fact.outcome if over else "",
                waited_seconds=seconds_in(parts, "wait"),
                priority=fact.priority,
                priority_reasons=tuple(fact.priority_reasons),
                announced=_announced(story, fact.stay),
            )
        )
    return tuple(found)


def _announced(story: Story, stay: int) -> tuple[tuple[datetime, int, int], ...]:
    current, heard = 0, []
    for at, _, fact in story:
        if isinstance(fact, calls.CallQueued):
            current = fact.stay
        elif isinstance(fact, calls.PlaceAnnounced) and current == stay:
            heard.append((at, fact.place, fact.expected_wait_seconds))
    return tuple(heard)


def offers_of(story: Story) -> tuple[OfferMade, ...]:
    over: dict[str, tuple[datetime, str]] = {}
    for at, _, fact in story:
        match fact:
            case calls.OfferLapsed(offer=offer, why=why):
                over.setdefault(offer, (at, why))
            case calls.TalkStarted(offer=offer):
                over.setdefault(offer, (at, "answered"))
            case _:
                pass
    made = {told.fact.offer: told for told in reversed(all_of(story, calls.CallOffered))}
    return tuple(
        OfferMade(offer, told.fact.agent, told.fact.queue, told.at, *over.get(offer, (end_of(story), "")))
        for offer, told in reversed(made.items())
    )


def talks_of(story: Story, journey: tuple[Part, ...]) -> tuple[Talk, ...]:
    """A talk whose end was not told ended where the journey went on."""
    ends = {told.fact.talk: told for told in all_of(story, calls.TalkEnded)}
    found: list[Talk] = []
    for at, _, fact in all_of(story, calls.TalkStarted):
        over = ends.get(fact.talk)
        parts = tuple(part for part in journey if part.kind in {"talk", "hold", "lost"} and part.n == fact.talk)
        found.append(
            Talk(
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


def rating_of(story: Story) -> Rating | None:
    """One call, one rating: the first score counts."""
    started = first_of(story, calls.RatingStarted)
    started_at = started.at if started else None
    if scored := first_of(story, calls.Rated):
        return Rating(scored.fact.agent, started_at, scored.fact.score, scored.at)
    if skipped := first_of(story, calls.RatingSkipped):
        return Rating(skipped.fact.agent, started_at, None, skipped.at, skipped.fact.why)
    return Rating(started.fact.agent, started_at) if started else None


def callback_of(story: Story) -> CallBack | None:
    offered, accepted = first_of(story, calls.CallBackOffered), first_of(story, calls.CallBackAccepted)
    attempts: list[tuple[datetime, str, str]] = []
    for at, _, fact in story:
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
    if offered is None and accepted is None and not attempts:
        return None
    return CallBack(
        offered.at if offered else None,
        accepted.at if accepted else None,
        accepted.fact.number if accepted else None,
        tuple(attempts),
    )


def deeds_of(story: Story, texts: Story) -> tuple[FlowDeed, ...]:
    """``texts``: what became of those asked for."""
    sent = {subject_id(told.event): told.event.type.removeprefix("text.") for told in texts}
    deeds: list[FlowDeed] = []
    for at, _, fact in story:
        match fact:
            case calls.ServiceQueried(service=service, operation=operation, outcome=outcome, who=who):
                deeds.append(FlowDeed(at, "query", f"{service}/{operation}", outcome, who.masked if who else ""))
            case calls.TextAsked(message=message, number=number):
                deeds.append(FlowDeed(at, "text", outcome=sent.get(message, ""), who=number.masked))
            case calls.VoicemailLeft(file=file):
                deeds.append(FlowDeed(at, "voicemail", file))
            case calls.CallBackWanted(number=number, reason=reason):
                deeds.append(FlowDeed(at, "callback", reason, who=number.masked))
            case _:
                pass
    return tuple(deeds)


def recording_of(checks: Story, file: str, talked: bool) -> Recording:
    """The last check counts, until its time is over."""
    found = Recording("pending" if talked else "none", file)
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
