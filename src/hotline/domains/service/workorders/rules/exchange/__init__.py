"""What is exchanged with 12345: messages, their signatures, what our doings come to there. The public names."""

from hotline.domains.service.workorders.rules.exchange.incoming import (
    CityGrade,
    CityMessage,
    Dispatch,
    ReturnDecided,
    Rework,
    UnreadableMessage,
    Urge,
    Withdraw,
    fitted,
    message_of,
)
from hotline.domains.service.workorders.rules.exchange.outgoing import (
    DeliveryResult,
    ExchangeStatus,
    again_in,
    message_for,
    verdict_of,
)
from hotline.domains.service.workorders.rules.exchange.signatures import (
    NONCE,
    SIGNATURE,
    TIMESTAMP,
    signature_error,
    signature_headers,
)

__all__ = [
    "NONCE",
    "SIGNATURE",
    "TIMESTAMP",
    "CityGrade",
    "CityMessage",
    "DeliveryResult",
    "Dispatch",
    "ExchangeStatus",
    "ReturnDecided",
    "Rework",
    "UnreadableMessage",
    "Urge",
    "Withdraw",
    "again_in",
    "fitted",
    "message_for",
    "message_of",
    "signature_error",
    "signature_headers",
    "verdict_of",
]
