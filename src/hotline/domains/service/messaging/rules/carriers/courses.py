"""The way of a text at a carrier: what becomes of its parts, and of the text with them."""

from collections.abc import Collection
from enum import StrEnum

from hotline.domains.service.messaging.rules.carriers.receipts import Outcome
from hotline.domains.service.messaging.rules.texts import Sending


class PartState(StrEnum):
    PLANNED = "planned"
    HANDED_OVER = "handed_over"  # written, or about to be; nobody knows yet
    ACCEPTED = "accepted"
    ARRIVED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    UNCERTAIN = "uncertain"  # the line broke: nobody can tell whether the carrier has it
    ELSEWHERE = "elsewhere"  # the number is another carrier's


#: What a receipt may still change. A failure after an arrival is the second receipt of two.
OPEN = frozenset({PartState.HANDED_OVER, PartState.ACCEPTED, PartState.UNCERTAIN})
#: Codes by which a carrier says that the number went to another one.
PORTED = "NP:"
_RECEIVED = {Outcome.ARRIVED: PartState.ARRIVED, Outcome.FAILED: PartState.FAILED, Outcome.EXPIRED: PartState.EXPIRED}


def after_receipt(state: PartState, outcome: Outcome, stat: str = "") -> PartState:
    """Receipts come doubled, late and in any order: the first final one counts."""
    if state in OPEN and outcome is Outcome.FAILED and stat.startswith(PORTED):
        return PartState.ELSEWHERE
    return _RECEIVED.get(outcome, state) if state in OPEN else state


def may_go_elsewhere(parts: Collection[PartState]) -> bool:
    """Whether nothing of the text is at this carrier, because the number is another one's."""
    return bool(parts) and set(parts) == {PartState.ELSEWHERE}


def after_acceptance(state: PartState) -> PartState:
    """The answer may come after the receipt, and after everybody had given it up."""
    return PartState.ACCEPTED if state in {PartState.HANDED_OVER, PartState.UNCERTAIN} else state


def sending_of(parts: Collection[PartState]) -> Sending:
    """What the text is, by its parts: failed when one failed, delivered when all are."""
    states = set(parts)
    if PartState.ELSEWHERE in states:
        return Sending.HANDED_OVER if states & {PartState.PLANNED, PartState.HANDED_OVER} else Sending.FAILED
    for state, sending in (
        (PartState.FAILED, Sending.FAILED),
        (PartState.EXPIRED, Sending.EXPIRED),
        (PartState.UNCERTAIN, Sending.UNCERTAIN),
    ):
        if state in states:
            return sending
    if states == {PartState.ARRIVED}:
        return Sending.ARRIVED
    if states and states <= {PartState.ARRIVED, PartState.ACCEPTED}:
        return Sending.SENT
    return Sending.WAITING if states <= {PartState.PLANNED} else Sending.HANDED_OVER
