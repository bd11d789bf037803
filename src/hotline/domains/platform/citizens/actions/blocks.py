"""Blocks what is stored about a citizen, and lifts it: each on the citizen's request, decided by another person."""

from django.db import transaction

from hotline.domains.platform.citizens.actions.personal_requests import close, deciding, require_kind
from hotline.domains.platform.citizens.models import Blocking, PersonalRequest
from hotline.domains.platform.citizens.queries.blocks import blocked_indexes, in_force
from hotline.domains.platform.citizens.rules.personal_requests import RequestKind, RequestState
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.blocked_numbers import KEY, BlockedNumbers
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id

LOCK = "blockings"


def block(*, by: Principal, id: str, reason: str = "") -> PersonalRequest:
    """Raises as ``refuse`` of personal requests; Refused for a number that is blocked."""
    with deciding(by, id, reason) as change:
        row = change.row
        require_kind(row, RequestKind.BLOCKING)
        if _of(row) is not None:
            raise Refused("该号码已限制处理，无需再办。", code="blocked")
        blocking = Blocking(id=new_id("blocking"), request=row, at=change.at, by=by.number)
        blocking.number = row.number
        blocking.save(force_insert=True)
        close(change, RequestState.GRANTED)
        change.record("citizens.block")
        publish()
    return row


def lift(*, by: Principal, id: str, reason: str = "") -> PersonalRequest:
    """Raises as ``refuse`` of personal requests; Refused for a number that is not blocked."""
    with deciding(by, id, reason) as change:
        row = change.row
        require_kind(row, RequestKind.LIFTING)
        blocking = _of(row)
        if blocking is None:
            raise Refused("该号码未限制处理，无需解除。请核对号码。", code="not_blocked")
        blocking.lifted_for, blocking.lifted_at, blocking.lifted_by = row, change.at, by.number
        blocking.save(update_fields=["lifted_for", "lifted_at", "lifted_by"])
        close(change, RequestState.GRANTED)
        change.record("citizens.lift")
        publish()
    return row


@transaction.atomic
def publish() -> None:
    """Tell the processes without the database whose numbers are blocked: what is sent again is the same."""
    outbox.publish("config", KEY, BlockedNumbers(blocked_indexes()))


def _of(row: PersonalRequest) -> Blocking | None:
    """The blocking in force of the person's number. Two decisions come one after the other."""
    serialise(LOCK)
    own = set(indexes_of(row.number))
    return next((one for one in in_force() if own & set(indexes_of(one.number))), None)
