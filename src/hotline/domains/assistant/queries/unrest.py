"""Whether words sound like unrest."""

from collections.abc import Sequence

from hotline.domains.assistant.rules.unrest import Turn, Verdict, judge


def unrest_in(text: str) -> Verdict:
    """Of what a citizen said, or somebody wrote down of it."""
    return judge([Turn("citizen", text)])


def unrest_in_talk(turns: Sequence[tuple[str, str]]) -> Verdict:
    """Of who said what, in order: ``agent``'s words tell what a citizen's answer answers."""
    return judge([Turn(role, text) for role, text in turns])
