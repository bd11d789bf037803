"""How grave unrest is (DOMAIN §8): 红 danger to people, 橙 a crowd, a time and place, a threat, 黄 the press."""

from hotline.domains.service.workorders.rules.blueprint import URGENCIES

#: From the least on; "" is none.
LEVELS = ("", "黄", "橙", "红")
ALARM_LEVELS = {"红": "red", "橙": "orange", "黄": "yellow"}
#: A case of this level is at least so urgent.
URGENT = {"红": "特急", "橙": "紧急"}


def is_graver(level: str, than: str) -> bool:
    return LEVELS.index(level) > LEVELS.index(than)


def urgency_of(level: str) -> str:
    return URGENT.get(level, URGENCIES[-1])


def at_least(urgency: str, wanted: str) -> str:
    """The more urgent of the two; what is no urgency of ours stays."""
    if urgency not in URGENCIES:
        return urgency
    return min(urgency, wanted, key=URGENCIES.index)
