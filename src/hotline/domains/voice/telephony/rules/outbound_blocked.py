"""Citizens whose data is blocked (限制处理): nobody rings them up, whoever typed the number."""

from hotline.domains.voice.telephony.rules.outbound_policy import NumberRefusal, OutboundPath
from hotline.kernel.blocked_numbers import BlockedNumbers

#: Why, and the code of the refusal.
BLOCKED = "blocked"
SENTENCE = "按本人要求，该市民的个人信息已限制处理，不能拨打。确有必要时，请先办理解除限制。"


def refusal_of_blocked(index: str, path: OutboundPath, blocked: BlockedNumbers) -> NumberRefusal | None:
    """A caller who kept the place in line is rung back: they asked for it in the call under way."""
    if path is OutboundPath.CALL_BACK or index not in blocked.indexes:
        return None
    return NumberRefusal(BLOCKED, SENTENCE)
