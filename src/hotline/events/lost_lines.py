"""What a failure of the switch does to a call: one of the events of calls."""

from hotline.events.envelope import Fact


class LineLost(Fact, frozen=True, tag="call.line_lost"):
    """The switch died under the caller, who waits in line to be rung back, with the place they had."""

    stage: str  # where the caller was: queued, offered, talking …
    agent: str  # who talked with the caller; "" when nobody did
