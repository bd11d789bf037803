"""What is exchanged with 12345: messages, their signatures, what our doings come to there. The public names."""

from hotline.domains.service.workorders.rules.exchange.incoming import (
    Dispatch,
    Judged,
    Message,
    ReturnDecided,
    Rework,
    Unreadable,
    Urge,
    Withdraw,
    fitted,
    message_of,
)
from hotline.domains.service.workorders.rules.exchange.outgoing import Standing, Verdict, again_in, told, verdict_of
from hotline.domains.service.workorders.rules.exchange.signing import NONCE, SIGNATURE, TIMESTAMP, objection, signed

__all__ = [
    "NONCE",
    "SIGNATURE",
    "TIMESTAMP",
    "Dispatch",
    "Judged",
    "Message",
    "ReturnDecided",
    "Rework",
    "Standing",
    "Unreadable",
    "Urge",
    "Verdict",
    "Withdraw",
    "again_in",
    "fitted",
    "message_of",
    "objection",
    "signed",
    "told",
    "verdict_of",
]
