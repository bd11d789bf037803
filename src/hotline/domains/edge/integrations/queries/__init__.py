"""Reads about clients."""

from hotline.domains.edge.integrations.queries.clients import (
    ClientRow,
    agent_for,
    client,
    client_by_secret,
    client_rows,
    staff_view,
)
from hotline.domains.edge.integrations.queries.events import (
    Events,
    due,
    end_of_log,
    events,
    webhook,
    webhooks,
    webhooks_of_all,
)
from hotline.domains.edge.integrations.queries.origins import may_embed
from hotline.domains.edge.integrations.queries.records import record, recorded, recording, records

__all__ = [
    "ClientRow",
    "Events",
    "agent_for",
    "client",
    "client_by_secret",
    "client_rows",
    "due",
    "end_of_log",
    "events",
    "may_embed",
    "record",
    "recorded",
    "recording",
    "records",
    "staff_view",
    "webhook",
    "webhooks",
    "webhooks_of_all",
]
