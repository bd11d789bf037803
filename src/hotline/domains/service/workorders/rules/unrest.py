"""The lowest urgency of a case by its level of unrest."""

from hotline.domains.service.workorders.rules.blueprint import URGENCIES

#: A case of this level is at least so urgent.
URGENT = {"红": "特急", "橙": "紧急"}


def urgency_of(level: str) -> str:
    return URGENT.get(level, URGENCIES[-1])


def not_below(urgency: str, minimum: str) -> str:
    """The more urgent of the two; what is no urgency of ours stays."""
    if urgency not in URGENCIES:
        return urgency
    return min(urgency, minimum, key=URGENCIES.index)
