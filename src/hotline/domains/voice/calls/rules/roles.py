"""Roles of a member of staff in a call."""

from enum import StrEnum

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import Phase


class Role(StrEnum):
    """One person can have several roles. Everybody has STAFF, which is no part in the call."""

    TALKING = "talking"  # has the caller
    OFFERED = "offered"  # their phone rings, for the caller or as third party
    DIALLING = "dialling"  # dials out, or is on the line while the citizen's phone rings
    CONSULTED = "consulted"  # the third party
    FORMER = "former"  # had the caller last
    SUPERVISOR = "supervisor"  # a leader with the call
    STAFF = "staff"


#: Roles of the agents whose call it is, or was until its last talk.
OWN = frozenset({Role.TALKING, Role.OFFERED, Role.DIALLING, Role.CONSULTED, Role.FORMER})
DIALLING = frozenset({Phase.CALLBACK_DIALLING, Phase.PICKING_UP, Phase.DIALLING})


def roles_of(call: Call, number: str) -> frozenset[Role]:
    """Roles of the agent or leader with this staff number."""
    offer, talk, party = call.offer, call.talk, call.party
    roles = {Role.STAFF}
    if talk is not None and talk.agent == number:
        roles.add(Role.TALKING)
    if offer is not None and offer.agent == number:
        roles.add(Role.DIALLING if call.phase in DIALLING else Role.OFFERED)
    if party is not None and party.agent == number:
        roles.add(Role.CONSULTED)
        if party.status is PartyStatus.RINGING:
            roles.add(Role.OFFERED)
    if call.history.last_agent == number:
        roles.add(Role.FORMER)
    if call.supervision is not None and call.supervision.leader == number:
        roles.add(Role.SUPERVISOR)
    return frozenset(roles)
