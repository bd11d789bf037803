"""What the fax line took in. Written by the callcontrol of the node, on subject ``fax/<fax_id>``, one fact a fax."""

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class FaxReceived(Fact, frozen=True, tag="fax.received"):
    """All pages came. ``file``: the TIFF's name in the spool; ``station``: what the sending machine calls itself."""

    file: str
    pages: int
    number: Sealed | None
    station: Sealed | None
    dialed: str


class FaxFailed(Fact, frozen=True, tag="fax.failed"):
    """Broken off. ``why`` in the fax module's words; ``pages`` 0 when nothing came."""

    file: str
    pages: int
    number: Sealed | None
    station: Sealed | None
    dialed: str
    why: str


FaxFact = FaxReceived | FaxFailed


def subject(fax_id: str) -> str:
    return f"fax/{fax_id}"


def fact_of(event: Envelope) -> FaxFact:
    return fact_in(event, FaxFact)  # type: ignore[no-any-return]
