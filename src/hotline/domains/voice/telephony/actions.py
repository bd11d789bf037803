"""Writes about calls out: people set the policy, rows follow the events."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from django.db import transaction
from msgspec.structs import replace

from hotline.domains.platform.accounts.queries import role_names
from hotline.domains.voice.telephony.models import OutboundAttempt, OutboundPolicyVersion
from hotline.domains.voice.telephony.queries import POLICIES, last_saving, policy_in_force
from hotline.domains.voice.telephony.rules.outbound_policy import (
    CALL_BACK,
    OPEN_INTERFACE,
    OTHERS,
    OutboundPolicy,
    what_is_wrong,
)
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.events.outbound import OutboundDialled, OutboundRefused, fact_of
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid
from hotline.kernel.versions import Seen

KEY = "outbound"
LOCK = "telephony.outbound_policy"


@transaction.atomic
def save_policy(*, by: Principal, seen: int, policy: OutboundPolicy, comment: str) -> OutboundPolicy:
    """Put a policy in force, on every node within a second. ``seen``: the version it was made from.

    Raises Invalid with a sentence; Refused ``stale_version`` when somebody has saved since.
    """
    serialise(LOCK)
    POLICIES.refuse_stale(Seen(seen), last_saving())
    if wrong := _unknown_roles(policy) or what_is_wrong(policy):
        raise Invalid(wrong)
    if not comment.strip():
        raise Invalid("请填写改动事由，留痕备查。")
    before = policy_in_force()
    saved = replace(policy, version=before.version + 1)
    OutboundPolicyVersion.objects.create(
        version=saved.version,
        saved_at=datetime.now(UTC),
        by=by.number,
        comment=comment.strip(),
        content=msgspec.to_builtins(saved),
    )
    outbox.publish("config", KEY, saved)
    audit.record(
        by=by.number,
        action="telephony.save_outbound_policy",
        about=f"config/outbound/{saved.version}",
        comment=comment.strip(),
        before=msgspec.to_builtins(before),
        after=msgspec.to_builtins(saved),
    )
    return saved


@transaction.atomic
def publish_again(*, newer_than: int) -> bool:
    """Send the policy in force once more, to a bus that has none or an older one; whether that was needed."""
    policy = policy_in_force()
    if policy.version <= newer_than:
        return False
    outbox.publish("config", KEY, policy)
    return True


def note_attempts(events: Sequence[Envelope]) -> None:
    """Rows of numbers dialled and refused. Safe to repeat."""
    rows = [row for row in map(_row_of, events) if row is not None]
    OutboundAttempt.objects.bulk_create(rows, ignore_conflicts=True)


def _row_of(event: Envelope) -> OutboundAttempt | None:
    fact = fact_of(event)
    if not isinstance(fact, OutboundDialled | OutboundRefused):
        return None
    return OutboundAttempt(
        id=subject_id(event),
        at=event.at,
        agent=fact.agent,
        path=fact.path,
        kind=fact.kind,
        call=fact.call,
        number_masked=fact.number.masked,
        reason=fact.reason if isinstance(fact, OutboundRefused) else "",
    )


def _unknown_roles(policy: OutboundPolicy) -> str:
    known = {*role_names(), OTHERS, OPEN_INTERFACE, CALL_BACK}
    unknown = sorted(policy.roles.keys() - known)
    return f"没有这个角色：{'、'.join(unknown)}。请刷新后修改。" if unknown else ""
