"""The events of numbers that are dialled or refused. callcontrol writes them, one on each subject ``outbound/<id>``.

``roles``: of the agent's, as the outbound policy names them; ``path``: dial, call_back_list, consult, transfer or
call_back; ``kind``: of the number, as ``telephony.rules.outbound.NumberKind`` names it.
"""

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class OutboundDialled(Fact, frozen=True, tag="outbound.dialled"):
    """A number is rung. The id of the subject is the name of the channel."""

    agent: str  # staff number of the agent on the line
    roles: tuple[str, ...]
    path: str
    kind: str
    number: Sealed
    call: str


class OutboundRefused(Fact, frozen=True, tag="outbound.refused"):
    """A number was not dialled."""

    agent: str  # staff number of the agent who wanted it rung, or would have been on the line
    roles: tuple[str, ...]
    path: str
    kind: str
    number: Sealed
    call: str
    # kind (nobody may ring it), denied, country, role (not this role), blocked (the citizen's data is); a cap, as
    # Limits names it; or unavailable (the caps could not be checked)
    reason: str


class OutboundCapReached(Fact, frozen=True, tag="outbound.cap_reached"):
    """The last call brought a count to 80 or 100 per cent of its cap."""

    cap: str  # as Limits names it
    percent: int  # 80 or 100
    count: int
    limit: int
    agent: str  # whose count it is; "" where it is everybody's or a number's
    number: Sealed | None  # whose count it is


OutboundFact = OutboundDialled | OutboundRefused | OutboundCapReached


def subject(id: str) -> str:
    return f"outbound/{id}"


def fact_of(event: Envelope) -> OutboundFact:
    return fact_in(event, OutboundFact)  # type: ignore[no-any-return]
