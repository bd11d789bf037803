"""Whether words sound like unrest."""

from collections.abc import Sequence

from hotline.domains.assistant.queries.engines import encoder
from hotline.domains.assistant.rules.unrest import Turn, Verdict, judge


def unrest_in(text: str) -> Verdict:
    """Of what a citizen said, or somebody wrote down of it."""
    return _judged([Turn("citizen", text)])


def unrest_in_talk(turns: Sequence[tuple[str, str]]) -> Verdict:
    """Of who said what, in order: ``agent``'s words tell what a citizen's answer answers."""
    return _judged([Turn(role, text) for role, text in turns])


def _judged(turns: list[Turn]) -> Verdict:
    """By its meaning too, where an encoder is installed."""
    found = encoder()
    return judge(turns, hears=found.meant if found is not None else None)
