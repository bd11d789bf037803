"""Priority of callers, with reasons that the agent sees and the call record stores."""

REPEAT = "repeat"
TRANSFER, TRANSFER_FAILED = "transfer", "transfer_failed"
REPEAT_BONUS = 1
HANDED_OVER = "handed_over"
HANDED_OVER_BONUS = 1


def priority_of(
    node_priority: int, node_reason: str, repeat: bool, handed_over: bool = False
) -> tuple[int, tuple[str, ...]]:
    """The queue node's priority (for the elderly, for unrest), plus one for a second call within an hour.

    Plus one for a caller handed over by 12345, who has explained the matter and waited once already.
    """
    reasons = ((node_reason,) if node_reason else ()) + ((REPEAT,) if repeat else ())
    reasons += (HANDED_OVER,) if handed_over else ()
    bonus = (REPEAT_BONUS if repeat else 0) + (HANDED_OVER_BONUS if handed_over else 0)
    return node_priority + bonus, reasons
