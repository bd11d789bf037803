"""How a story comes to have a third party on the call."""

from hotline.domains.voice.calls.rules import DeskAction, Standing, Target
from hotline.domains.voice.calls.rules.commands import (
    AskReserve,
)
from hotline.domains.voice.calls.rules.inputs import DeskAsked, OfferMade
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.told import ANN, BEN, Told

CALLER, FIRST = "caller", "c-a4"
OFFICE = Sealed("010****5678", "2026a:c2VhbGVk", "2f")
TO_BEN, TO_OFFICE = Target(BEN), Target(number=OFFICE)


def asks(told: Told, action: DeskAction, to: Target, by: str = ANN) -> Told:
    return told.take(DeskAsked(at=told.now, by=by, action=action, to=to))


def asked(to: Target = TO_BEN) -> Told:
    return asks(Told().talking(), DeskAction.CONSULT, to)


def reserved(told: Told) -> Told:
    """The router keeps the agent asked for last."""
    request = told.did(AskReserve)[-1].request
    made = OfferMade(at=told.now, offer=request.offer, agent=BEN, endpoint="agent-1002", ring_seconds=20)
    return told.take(made)


def ringing(to: Target = TO_BEN) -> Told:
    return asked(to) if to.number else reserved(asked(to))


def third(told: Told) -> str:
    assert told.call.party is not None
    return told.call.party.channel


def consulting(to: Target = TO_BEN) -> Told:
    told = ringing(to)
    return told.up(third(told))


def standing(told: Told) -> Standing | None:
    return told.call.party.standing if told.call.party else None
