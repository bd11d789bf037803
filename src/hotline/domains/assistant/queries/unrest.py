"""Whether words sound like unrest."""

from hotline.domains.assistant.rules.unrest import Turn, Verdict, judge


def unrest_in(text: str) -> Verdict:
    """Of what a citizen said, or somebody wrote down of it."""
    return judge([Turn("citizen", text)])
