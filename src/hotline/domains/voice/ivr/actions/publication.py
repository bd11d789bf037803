"""Publishing flows and going back: judged first, kept for ever, sent to callcontrol in the same transaction."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.voice.ivr.actions.common import is_unchanged, note, send, store_version
from hotline.domains.voice.ivr.actions.sounds import speak
from hotline.domains.voice.ivr.actions.validation import refuse_unsound
from hotline.domains.voice.ivr.models import FlowChange, FlowVersion
from hotline.domains.voice.ivr.queries.flows import FLOWS, flow_of, live_version
from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.kernel.errors import Refused

State = FlowVersion.State
What = FlowChange.What


def publish_flow(*, by: str, flow: Flow, numbers: Sequence[str] = (), scenarios: str = "") -> int | None:
    """Save and publish a flow at once. Returns the new version, or None when the published one is equal.

    Raises Invalid with the flow's problems, the missing queues, or the scenario that fails.
    """
    before = live_version(flow.id)
    if before is not None and is_unchanged(before, flow, numbers, scenarios):
        return None
    refuse_unsound(flow, scenarios)
    speak(flow.texts())
    with transaction.atomic():
        FLOWS.hold(flow.id)
        base = before.version if before else 0
        row = store_version(by=by, flow=flow, base=base, numbers=numbers, scenarios=scenarios)
        _go_live(row, by, What.PUBLISHED, "publish_flow")
    return row.version


def publish_version(*, by: str, flow: str, version: int) -> FlowVersion:
    """Publish a draft or the version on trial: it answers calls from now on. Running calls end in their own version.

    Raises Invalid as publish_flow does, Refused when it is published already.
    """
    row = FLOWS.one(flow, version)
    refuse_unsound(flow_of(row), row.scenarios)
    speak(flow_of(row).texts())
    with transaction.atomic():
        FLOWS.hold(flow)
        row = FLOWS.one(flow, version)
        if row.state == State.PUBLISHED:
            raise Refused(f"第{version}版已发布，无需再发布", code="already_published")
        _go_live(row, by, What.PUBLISHED, "publish_flow")
    return row


def revert(*, by: str, flow: str, version: int) -> FlowVersion:
    """Publish a version again that answered calls before. Raises Refused when it never did, or does now."""
    speak(flow_of(_replaced(flow, version)).texts())
    with transaction.atomic():
        FLOWS.hold(flow)
        row = _replaced(flow, version)
        refuse_unsound(flow_of(row), row.scenarios)
        _go_live(row, by, What.ROLLED_BACK, "roll_back_flow")
    return row


def _replaced(flow: str, version: int) -> FlowVersion:
    row = FLOWS.one(flow, version)
    if row.state != State.RETIRED:
        raise Refused(f"第{version}版未曾发布，只能退回到曾发布的版本", code="never_published")
    return row


def _go_live(row: FlowVersion, by: str, what: FlowChange.What, action: str) -> None:
    now = datetime.now(UTC)
    FLOWS.replace_live(row.flow, row, left={"left_at": now}, published_at=now, trial_numbers=[])
    note(by=by, what=what, action=action, about=row.flow, version=row.version, numbers=row.numbers)
    send()
