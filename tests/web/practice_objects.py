"""A practice that belongs to somebody."""

from datetime import datetime

import msgspec

from hotline.domains.people.practice.models import PracticeTalk
from hotline.domains.people.practice.queries import library


def practice(now: datetime, owner: str) -> int:
    """Of the owner, in mid-call."""
    scenario = library.scenarios()["ui-laid-off"]
    row = PracticeTalk(
        number=owner, request="request-of-owner", code=scenario.code, topic=scenario.topic, level=scenario.level,
        seed="1", scenario=msgspec.to_builtins(scenario), state={"anger": 1}, started_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    return row.pk
