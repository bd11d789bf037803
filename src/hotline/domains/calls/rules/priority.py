"""Who is served before others, and why: it is told to the agent and kept in the record."""

REPEAT = "repeat"
TRANSFER, TRANSFER_FAILED = "transfer", "transfer_failed"
REPEAT_BONUS = 1


def priority_of(node_priority: int, node_reason: str, repeat: bool) -> tuple[int, tuple[str, ...]]:
    """The queue node's own priority (the elderly line, the path of unrest), one more for a second call in an hour."""
    reasons = ((node_reason,) if node_reason else ()) + ((REPEAT,) if repeat else ())
    return node_priority + (REPEAT_BONUS if repeat else 0), reasons
