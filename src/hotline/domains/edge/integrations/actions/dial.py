"""A wish to dial that is said again, because the answer was lost, must not ring the citizen twice."""

from datetime import datetime

from hotline.domains.edge.integrations.models import DialOnce
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.infrastructure.sealing import secret_digest
from hotline.kernel.errors import Invalid
from hotline.kernel.ids import new_id


def named_call(*, by: Caller, key: str, wish: str, now: datetime) -> str:
    """The id of the call of this Idempotency-Key. Raises Invalid when it meant another wish before."""
    digest = secret_digest(wish)
    row, _ = DialOnce.objects.get_or_create(
        client_id=by.id, key=key, defaults={"digest": digest, "call": new_id("out"), "at": now}
    )
    if row.digest != digest:
        raise Invalid("这个 Idempotency-Key 已用于另一次拨打，请换一个。", code="key_used")
    return row.call


def forget_dial(*, by: Caller, key: str) -> None:
    """Forget a dial request that was refused: no call began, so the same key may be used again."""
    DialOnce.objects.filter(client_id=by.id, key=key).delete()
