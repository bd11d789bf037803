"""What other systems may ask for, and how. The public names of the domain's rules."""

from hotline.domains.edge.integrations.rules.caller import EVERY, Caller
from hotline.domains.edge.integrations.rules.keys import Presented, is_client, key_of, presented
from hotline.domains.edge.integrations.rules.origins import origin_of
from hotline.domains.edge.integrations.rules.public import (
    PUBLIC,
    TYPES,
    PublicEvent,
    may_see,
    public_event,
    unknown_types,
)
from hotline.domains.edge.integrations.rules.push import (
    DEAD_AFTER,
    GONE,
    again_in,
    is_allowed,
    is_taken,
    url_error,
)
from hotline.domains.edge.integrations.rules.quota import minute_of, seconds_left
from hotline.domains.edge.integrations.rules.scopes import SCOPES, unknown_scopes
from hotline.domains.edge.integrations.rules.signatures import secret_bytes, secret_text, signature_headers

__all__ = [
    "DEAD_AFTER",
    "EVERY",
    "GONE",
    "PUBLIC",
    "SCOPES",
    "TYPES",
    "Caller",
    "Presented",
    "PublicEvent",
    "again_in",
    "is_allowed",
    "is_client",
    "is_taken",
    "key_of",
    "may_see",
    "minute_of",
    "origin_of",
    "presented",
    "public_event",
    "seconds_left",
    "secret_bytes",
    "secret_text",
    "signature_headers",
    "unknown_scopes",
    "unknown_types",
    "url_error",
]
