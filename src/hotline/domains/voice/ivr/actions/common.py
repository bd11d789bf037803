"""Shared steps of every change to flows: the lock, the history, and sending to callcontrol."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import transaction
from msgspec.structs import replace

from hotline.domains.voice.ivr.actions.sounds import send_sounds
from hotline.domains.voice.ivr.models import FlowChange, FlowVersion
from hotline.domains.voice.ivr.queries.flows import FLOWS, PUBLISHING_LOCK, flow_of, published_flows
from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.locks import serialise


def one_at_a_time() -> None:
    """Lock changes to flows until the end of the transaction."""
    serialise(PUBLISHING_LOCK)


def note(*, by: str, what: FlowChange.What, action: str, about: str, version: int = 0, **detail: Any) -> None:
    """Record a change in the history of the flows and in the audit trail.

    ``about`` is a flow's id, or another subject such as ``prompt/welcome``.
    """
    FlowChange.objects.create(what=what, about=about, version=version, at=datetime.now(UTC), by=by)
    thing = about if "/" in about else f"flow/{about}"
    audited = f"{thing}/{version}" if version else thing
    audit.record(by=by, action=f"ivr.{action}", about=audited, **detail)


def send() -> None:
    outbox.publish("config", "flows", published_flows())


def send_again() -> bool:
    """Send the flows to a bus that is new or has lost them. Returns whether any flow is published."""
    with transaction.atomic():
        flows = published_flows()
        if not flows.flows:
            return False
        send_sounds(flows.needed_sounds())
        send()
        return True


def store_version(
    *, by: str, flow: Flow, base: int, numbers: Sequence[str], scenarios: str, remark: str = ""
) -> FlowVersion:
    """A new version, a draft so far."""
    version = FLOWS.next_number(flow.id)
    return FlowVersion.objects.create(
        flow=flow.id,
        version=version,
        name=flow.name,
        content=msgspec.to_builtins(replace(flow, version=version)),
        scenarios=scenarios,
        numbers=list(numbers),
        base=base,
        note=remark,
        saved_at=datetime.now(UTC),
        by=by,
    )


def is_unchanged(row: FlowVersion, flow: Flow, numbers: Sequence[str], scenarios: str) -> bool:
    same_flow = replace(flow_of(row), version=flow.version) == flow
    return same_flow and row.numbers == list(numbers) and row.scenarios == scenarios
