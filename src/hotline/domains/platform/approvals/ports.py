"""What the domain needs of others: who carries out what was approved, and who notifies people."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.kernel.permissions import Permission
from hotline.kernel.slot import Slot


@dataclass(frozen=True)
class Approved:
    """An approved request, for who carries it out: inside the transaction that approves it."""

    id: str
    about: str
    payload: Mapping[str, Any]
    reason: str
    requested_by: str
    approved_by: str


#: Raises Refused when it is not possible any more; the request then stays open.
type CarryOut = Callable[[Approved], None]


class Notifier(Protocol):
    """Notifies people of requests; the wiring gives it to the domain of notifications."""

    def requested(
        self, *, id: str, title: str, text: str, at: datetime, decides: Permission, but: Collection[str]
    ) -> None:
        """Everybody who may decide but these people."""
        ...

    def answered(self, *, id: str, title: str, text: str, at: datetime, to: str) -> None:
        """The person who requested it. Whoever could decide has nothing to do with it any more."""
        ...

    def settled(self, *, id: str) -> None: ...


carry_out: Slot[Mapping[ApprovalKind, CarryOut]] = Slot("what approving a request of a kind does")
notifier: Slot[Notifier] = Slot("the notifications about requests")
