"""Letting other systems in, and what they are let in for."""

from hotline.domains.edge.integrations.actions.admission import (
    InvalidToken,
    OverQuota,
    count,
    identify,
    note_call,
    tidy,
)
from hotline.domains.edge.integrations.actions.clients import (
    ClientRequest,
    change_client,
    create_client,
    revoke_client,
    rotate_secret,
)
from hotline.domains.edge.integrations.actions.dial import forget_dial, named_call
from hotline.domains.edge.integrations.actions.origins import save_origin
from hotline.domains.edge.integrations.actions.push import push_due
from hotline.domains.edge.integrations.actions.tokens import LASTS_SECONDS, grant_token
from hotline.domains.edge.integrations.actions.webhooks import (
    Subscription,
    pause,
    replay,
    resume,
    subscribe,
    unsubscribe,
)

__all__ = [
    "LASTS_SECONDS",
    "ClientRequest",
    "InvalidToken",
    "OverQuota",
    "Subscription",
    "change_client",
    "count",
    "create_client",
    "forget_dial",
    "grant_token",
    "identify",
    "named_call",
    "note_call",
    "pause",
    "push_due",
    "replay",
    "resume",
    "revoke_client",
    "rotate_secret",
    "save_origin",
    "subscribe",
    "tidy",
    "unsubscribe",
]
