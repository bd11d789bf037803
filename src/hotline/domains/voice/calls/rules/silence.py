"""Silence: people are connected and nobody speaks. A held talk is not silent, because music plays."""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import Talking


def in_the_talk(call: Call) -> tuple[str, ...]:
    """Channels that hear each other in the talk now, the caller's included."""
    agent = (call.state.channel,) if isinstance(call.state, Talking) else ()
    party = (call.party.channel,) if call.party is not None and call.party.status is PartyStatus.JOINED else ()
    return (call.channel, *agent, *party)


def can_be_silent(call: Call) -> bool:
    return isinstance(call.state, Talking) and call.state.held_since is None


def silent_since(call: Call) -> datetime | None:
    """Since when the talk is silent; None while somebody speaks, and outside talks."""
    return call.state.silent_since if isinstance(call.state, Talking) else None


def fell(draft: Draft, since: datetime) -> None:
    if can_be_silent(draft.call):
        draft.update(silent_since=since)
    else:
        draft.note("silence in no talk")


def over(draft: Draft) -> None:
    if isinstance(draft.call.state, Talking):
        draft.update(silent_since=None)


def quiet_since(
    legs: Iterable[str], speaking: Iterable[str], before: datetime | None, now: datetime
) -> datetime | None:
    """Since when none of these legs speaks; None while one of them speaks."""
    return None if set(legs) & set(speaking) else before or now
