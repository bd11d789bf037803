"""Whether words sound like unrest."""

from collections.abc import Sequence

from hotline.domains.understanding.assistant.ports import encoder
from hotline.domains.understanding.assistant.rules.unrest import Hears, Turn, Verdict, judge, judge_writing


def unrest_in(text: str) -> Verdict:
    """Of what somebody wrote down, of a citizen's matter or of what one said; however long."""
    return judge_writing(text, hears=_hears())


def unrest_in_talk(turns: Sequence[tuple[str, str]]) -> Verdict:
    """Of who said what, in order: ``agent``'s words tell what a citizen's answer answers."""
    return judge([Turn(role, text) for role, text in turns], hears=_hears())


def _hears() -> Hears | None:
    """The meaning too, where an encoder is installed."""
    found = encoder()
    return found.meant if found is not None else None
