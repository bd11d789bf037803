"""Whom agents asked along and whom they passed the caller on to, read off the story."""

from msgspec.structs import replace

from hotline.domains.calls.rules.record.shape import Consult, Transfer
from hotline.domains.calls.rules.record.story import Story, all_of, end_of
from hotline.events import calls


def consults_of(story: Story) -> tuple[Consult, ...]:
    """One whose end was not told ended with the call."""
    found: dict[str, Consult] = {}
    for at, _, fact in story:
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
    over = end_of(story)
    return tuple(replace(each, ended_at=each.ended_at or over) for each in found.values())


def transfers_of(story: Story) -> tuple[Transfer, ...]:
    return tuple(
        Transfer(at, fact.agent, fact.kind, fact.to, fact.queue, fact.number)
        for at, _, fact in all_of(story, calls.CallTransferred)
    )
