"""Silence on the line: people are together and nobody says a word. A held talk is not silent, music plays."""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.voice.calls.rules.call import Call, PartyStatus, Phase
from hotline.domains.voice.calls.rules.draft import Draft


def in_the_talk(call: Call) -> tuple[str, ...]:
    """Who hears the caller now, the caller included."""
    agent = (call.talk.channel,) if call.phase is Phase.TALKING and call.talk is not None else ()
    party = (call.party.channel,) if call.party is not None and call.party.standing is PartyStatus.JOINED else ()
    return (call.channel, *agent, *party)


def can_be_silent(call: Call) -> bool:
    return call.phase is Phase.TALKING and call.talk is not None and call.talk.held_since is None


def fell(draft: Draft, since: datetime) -> None:
    if can_be_silent(draft.call):
        draft.change(silent_since=since)
    else:
        draft.note("silence in no talk")


def over(draft: Draft) -> None:
    draft.change(silent_since=None)


def settle(draft: Draft) -> None:
    """At the end of every step: what ended the talk, or held it, ended its silence."""
    if draft.call.silent_since is not None and not can_be_silent(draft.call):
        over(draft)


def quiet_since(
    legs: Iterable[str], speaking: Iterable[str], before: datetime | None, now: datetime
) -> datetime | None:
    """Since when none of these legs speaks; None while one does."""
    return None if set(legs) & set(speaking) else before or now
