"""Reads about clients."""

from hotline.domains.integrations.queries.clients import (
    ClientRow,
    agent_for,
    client,
    client_by_secret,
    client_rows,
    staff_view,
)
from hotline.domains.integrations.queries.records import record, recorded, recording, records

__all__ = [
    "ClientRow",
    "agent_for",
    "client",
    "client_by_secret",
    "client_rows",
    "record",
    "recorded",
    "recording",
    "records",
    "staff_view",
]
