"""Who is served before others, and why: it is told to the agent and kept in the record."""

REPEAT = "repeat"
TRANSFER, TRANSFER_FAILED = "transfer", "transfer_failed"
REPEAT_BONUS = 1
HANDED_OVER = "handed_over"
HANDED_OVER_BONUS = 1


def priority_of(
    node_priority: int, node_reason: str, repeat: bool, handed_over: bool = False
) -> tuple[int, tuple[str, ...]]:
    """The queue node's own priority (the elderly line, the path of unrest), one more for a second call in an hour.

    One more, too, for a caller whom 12345 handed over: they have told their matter and waited once already.
    """
    reasons = ((node_reason,) if node_reason else ()) + ((REPEAT,) if repeat else ())
    reasons += (HANDED_OVER,) if handed_over else ()
    bonus = (REPEAT_BONUS if repeat else 0) + (HANDED_OVER_BONUS if handed_over else 0)
    return node_priority + bonus, reasons
