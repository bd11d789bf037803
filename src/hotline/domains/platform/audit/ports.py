"""What the audit chain needs from outside: somebody who signs, and second places that keep what was signed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hotline.domains.platform.audit.rules.heads import SignedHead
from hotline.kernel.slot import Slot


class Signer(Protocol):
    @property
    def fingerprint(self) -> str:
        """SM3 of the public key."""
        ...

    @property
    def public_key(self) -> str:
        """PEM."""
        ...

    def sign(self, content: bytes) -> bytes:
        """Raises Unavailable."""
        ...

    def verifies(self, content: bytes, signature: bytes) -> bool:
        """Raises Unavailable."""
        ...


class SecondPlace(Protocol):
    """Keeps heads where who rules the database cannot reach them. Every method raises Unavailable when it is away."""

    #: As people call it.
    name: str
    #: Whether heads can be read back: a log server only takes them.
    readable: bool

    def append(self, head: SignedHead) -> None:
        """Return once the place has it for good."""
        ...

    def last(self) -> SignedHead | None: ...

    def since(self, moment: datetime) -> list[SignedHead]:
        """Heads signed since then, in order."""
        ...


signer: Slot[Signer] = Slot("who signs the heads of the audit chain")
second_places: Slot[Sequence[SecondPlace]] = Slot("where the signed heads are kept")
