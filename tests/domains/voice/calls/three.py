"""How a story comes to have a third party on the call."""

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_commands import CallCommand
from hotline.domains.voice.calls.rules.commands import (
    RequestReserve,
)
from hotline.domains.voice.calls.rules.inputs import OfferMade
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.told import ANN, BEN, Told

CALLER, FIRST = "caller", "c-a4"
OFFICE = Sealed("010******78", "2026a:c2VhbGVk", "2f")
#: Whom to consult or pass on to.
type Target = dict[str, object]
TO_BEN: Target = {"agent": BEN}
TO_OFFICE: Target = {"number": OFFICE}


def asks(told: Told, kind: type[CallCommand], to: Target, by: str = ANN) -> Told:
    return told.desk(kind, by=by, **to)


def asked(to: Target = TO_BEN) -> Told:
    return asks(Told().talking(), order.Consult, to)


def reserved(told: Told) -> Told:
    """The router keeps the agent asked for last."""
    request = told.did(RequestReserve)[-1].request
    made = OfferMade(at=told.now, offer=request.offer, agent=BEN, endpoint="agent-1002", ring_seconds=20)
    return told.take(made)


def ringing(to: Target = TO_BEN) -> Told:
    return asked(to) if "number" in to else reserved(asked(to))


def third(told: Told) -> str:
    assert told.call.party is not None
    return told.call.party.channel


def consulting(to: Target = TO_BEN) -> Told:
    told = ringing(to)
    return told.up(third(told))


def standing(told: Told) -> PartyStatus | None:
    return told.call.party.status if told.call.party else None
