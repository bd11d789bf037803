"""Consultations, transfers and requests for help, read from the timeline."""

from msgspec.structs import replace

from hotline.domains.voice.records.rules.shape import Consult, Help, Transfer
from hotline.domains.voice.records.rules.timeline import Timeline, all_of, end_of
from hotline.events import calls


def consults_of(timeline: Timeline) -> tuple[Consult, ...]:
    """The consultations of a call. One without an event of its end ended with the call."""
    found: dict[str, Consult] = {}
    for at, _, fact in timeline:
        match fact:
            case calls.ConsultStarted(agent=agent, party=party, to=to, number=number):
                found.setdefault(party, Consult(party, agent, to, number, at))
            case calls.ConsultAnswered(party=party) if party in found:
                found[party] = replace(found[party], answered_at=at)
            case calls.CallJoined(party=party) if party in found:
                found[party] = replace(found[party], joined_at=at)
            case calls.ConsultEnded(party=party, why=why) if party in found:
                found[party] = replace(found[party], ended_at=at, result=why)
            case _:
                pass
    over = end_of(timeline)
    return tuple(replace(each, ended_at=each.ended_at or over) for each in found.values())


def transfers_of(timeline: Timeline) -> tuple[Transfer, ...]:
    return tuple(
        Transfer(at, fact.agent, fact.kind, fact.to, fact.queue, fact.number, fact.flow)
        for at, _, fact in all_of(timeline, calls.CallTransferred)
    )


def helps_of(timeline: Timeline) -> tuple[Help, ...]:
    """The requests for help. A repeated request while one is open counts as the same request."""
    found: list[Help] = []
    for at, _, fact in timeline:
        match fact:
            case calls.HelpRequested(agent=agent) if not found or found[-1].over_at is not None:
                found.append(Help(agent, at))
            case calls.HelpOver(why=why, by=by) if found and found[-1].over_at is None:
                found[-1] = replace(found[-1], over_at=at, result=why, by=by)
            case _:
                pass
    return tuple(found)
