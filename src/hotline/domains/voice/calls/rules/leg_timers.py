"""The timers of legs outside, see ``talk_limit``."""

from collections.abc import Mapping
from datetime import datetime

from hotline.domains.voice.calls.rules.draft import Draft

CITIZEN_LIMIT, PARTY_LIMIT = "citizen_limit", "party_limit"


def begin(draft: Draft, name: str) -> None:
    """The leg has answered."""
    draft.set_timer(name, draft.plan.talk_limit_seconds)


def next_limit(timers: Mapping[str, datetime]) -> datetime | None:
    """When the next leg outside is hung up; None while there is none."""
    return min((timers[name] for name in (CITIZEN_LIMIT, PARTY_LIMIT) if name in timers), default=None)
