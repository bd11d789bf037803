"""Names found by their sounds: whole syllables (gongdan), first letters (gd), or both one after the other."""

import re
from functools import lru_cache

_LETTERS = re.compile(r"[a-z]+")


@lru_cache(8192)
def syllables(name: str) -> tuple[str, ...]:
    """工单 -> gong, dan. What has no sound stands for itself."""
    from pypinyin import lazy_pinyin

    return tuple(part for one in lazy_pinyin(name) if (part := one.strip().lower()))


def sounds_like(name: str, typed: str) -> bool:
    """Tests whether letters were typed by which the name can be meant, from the beginning of any of its syllables."""
    needle = typed.replace(" ", "").lower()
    if _LETTERS.fullmatch(needle) is None:
        return False
    parts = syllables(name)
    initials = "".join(one[0] for one in parts)
    return needle in initials or any("".join(parts[at:]).startswith(needle) for at in range(len(parts)))
