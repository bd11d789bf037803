"""Levels of unrest: 红 danger to people, 橙 a crowd, a time and place or a threat, 黄 the press."""

#: Levels from the lowest up; "" is none.
LEVELS = ("", "黄", "橙", "红")
#: Level of unrest -> level of its alarm.
ALARM_LEVELS = {"红": "red", "橙": "orange", "黄": "yellow"}


def is_graver(level: str, than: str) -> bool:
    return LEVELS.index(level) > LEVELS.index(than)
