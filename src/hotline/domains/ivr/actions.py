"""Publishing flows: judged first, kept for ever, sent to callcontrol in the same transaction."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from django.db import connection, transaction
from msgspec.structs import replace

from hotline.domains.ivr.models import FlowVersion
from hotline.domains.ivr.queries import flow_of, newest_version, published_flows
from hotline.domains.ivr.rules import Flow, problems
from hotline.domains.routing.queries import queue_names
from hotline.infrastructure import audit, outbox
from hotline.kernel.errors import Invalid

PUBLISHING_LOCK = 12334


@transaction.atomic
def publish_flow(*, by: str, flow: Flow, numbers: Sequence[str] = ()) -> int | None:
    """The new version, or None when the newest one says the same. ``numbers`` are those it answers when dialled.

    Invalid names what is wrong with the flow, and queues it sends callers to that do not exist.
    """
    _refuse_unsound(flow)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
    before = newest_version(flow.id)
    if before is not None and _says_the_same(before, flow, numbers):
        return None
    version = before.version + 1 if before else 1
    _keep(replace(flow, version=version), numbers, by)
    outbox.publish("config", "flows", published_flows())
    audit.record(by=by, action="ivr.publish_flow", about=f"flow/{flow.id}/{version}", numbers=list(numbers))
    return version


def _refuse_unsound(flow: Flow) -> None:
    if found := problems(flow):
        listed = "；".join(f"{problem.node or '流程'}：{problem.message}" for problem in found)
        raise Invalid(f"流程未发布，请先改正：{listed}", code="flow_unsound")
    if unknown := sorted(flow.queues() - queue_names().keys()):
        raise Invalid(f"流程未发布，没有这些队列：{'、'.join(unknown)}，请先建立队列", code="unknown_queue")


def _says_the_same(before: FlowVersion, flow: Flow, numbers: Sequence[str]) -> bool:
    return replace(flow_of(before), version=flow.version) == flow and before.numbers == list(numbers)


def _keep(flow: Flow, numbers: Sequence[str], by: str) -> None:
    FlowVersion.objects.create(
        flow=flow.id,
        version=flow.version,
        name=flow.name,
        content=msgspec.to_builtins(flow),
        numbers=list(numbers),
        published_at=datetime.now(UTC),
        by=by,
    )
