"""What other systems may ask for, and how. The public names of the domain's rules."""

from hotline.domains.integrations.rules.caller import EVERY, Caller
from hotline.domains.integrations.rules.keys import Presented, is_client, key_of, presented
from hotline.domains.integrations.rules.quota import minute_of, seconds_left
from hotline.domains.integrations.rules.scopes import SCOPES, unknown_scopes

__all__ = [
    "EVERY",
    "SCOPES",
    "Caller",
    "Presented",
    "is_client",
    "key_of",
    "minute_of",
    "presented",
    "seconds_left",
    "unknown_scopes",
]
