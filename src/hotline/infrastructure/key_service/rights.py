"""Which user may ask the process ``sealing`` for what. The kernel names the user of a connection (SO_PEERCRED)."""

import pwd
from collections.abc import Mapping
from dataclasses import dataclass

from hotline.infrastructure.key_service import wire
from hotline.infrastructure.key_service.port import Purpose

type Requests = frozenset[type[wire.Request]]

SEALS: Requests = frozenset(
    {wire.Hello, wire.Seal, wire.Move, wire.Index, wire.Indexes, wire.IndexesOf, wire.TailIndexes}
)
OPENS: Requests = frozenset({wire.Open, wire.FileKey, wire.OpenFile, wire.Watermark, wire.Digests})
#: What the background work needs: the end of a re-sealing, and the openings for the audit trail.
BACKGROUND: Requests = frozenset({wire.Describe, wire.RefuseUnbound, wire.CountOpenings, wire.ForgetOpenings})
MANAGES: Requests = frozenset({wire.Renew, wire.Destroy, wire.DestroyAll})


@dataclass(frozen=True)
class Allowed:
    """The requests of a user, and what the user's processes may open values for."""

    requests: Requests
    purposes: frozenset[Purpose] = frozenset(Purpose)


#: By the user's name. Nobody else is answered. Only root, at a terminal, makes and destroys keys.
ALLOWED: Mapping[str, Allowed] = {
    "root": Allowed(SEALS | OPENS | BACKGROUND | MANAGES),
    "hotline": Allowed(SEALS | OPENS),  # the commands of a start
    "hotline-callcontrol": Allowed(SEALS | OPENS),
    # What a caller has told another seat, and nothing else.
    "hotline-ai-seats": Allowed(SEALS | {wire.Open}, frozenset({Purpose.CONVERSATION})),
    # What it wrote down before it was restarted.
    "hotline-transcriber": Allowed(SEALS | {wire.Open}, frozenset({Purpose.CONVERSATION})),
    # The words of a text, to send them.
    "hotline-gateway": Allowed(SEALS | {wire.Open}, frozenset({Purpose.SEND})),
    "hotline-router": Allowed(SEALS),
    "hotline-projector": Allowed(SEALS | OPENS),
    "hotline-web": Allowed(SEALS | OPENS | {wire.Describe}),
    "hotline-worker": Allowed(SEALS | OPENS | BACKGROUND),
}


def denial(user: str, request: wire.AnyRequest, allowed: Mapping[str, Allowed] = ALLOWED) -> str:
    """Why the user may not; "" when they may."""
    rights = allowed.get(user)
    if rights is None or type(request) not in rights.requests:
        return f"{user} may not {type(request).__name__}"
    purpose = getattr(request, "purpose", None)
    return f"{user} may not open to {purpose}" if purpose is not None and purpose not in rights.purposes else ""


def user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
