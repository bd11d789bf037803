"""How a story comes to have a third party on the call."""

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_commands import CallCommand
from hotline.domains.voice.calls.rules.commands import (
    RequestReserve,
)
from hotline.domains.voice.calls.rules.inputs import OfferMade
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.scripted_call import ANN, BEN, ScriptedCall

CALLER, FIRST = "caller", "c-a4"
OFFICE = Sealed("010******78", "2026a:c2VhbGVk", "2f")
#: Whom to consult or pass on to.
type Target = dict[str, object]
TO_BEN: Target = {"agent": BEN}
TO_OFFICE: Target = {"number": OFFICE}


def commands(scripted: ScriptedCall, kind: type[CallCommand], to: Target, by: str = ANN) -> ScriptedCall:
    return scripted.desk(kind, by=by, **to)


def consult_requested(to: Target = TO_BEN) -> ScriptedCall:
    return commands(ScriptedCall().talking(), order.Consult, to)


def reserved(scripted: ScriptedCall) -> ScriptedCall:
    """The router keeps the agent asked for last."""
    request = scripted.did(RequestReserve)[-1].request
    made = OfferMade(at=scripted.now, offer=request.offer, agent=BEN, endpoint="agent-1002", ring_seconds=20)
    return scripted.take(made)


def ringing(to: Target = TO_BEN) -> ScriptedCall:
    return consult_requested(to) if "number" in to else reserved(consult_requested(to))


def third(scripted: ScriptedCall) -> str:
    assert scripted.call.party is not None
    return scripted.call.party.channel


def consulting(to: Target = TO_BEN) -> ScriptedCall:
    scripted = ringing(to)
    return scripted.up(third(scripted))


def party_status(scripted: ScriptedCall) -> PartyStatus | None:
    return scripted.call.party.status if scripted.call.party else None
