"""The events of the fax line, one per fax. The node's callcontrol writes them, on subject ``fax/<fax_id>``."""

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class FaxReceived(Fact, frozen=True, tag="fax.received"):
    """A fax arrived with all its pages."""

    file: str  # name of the TIFF in the spool
    pages: int  # number of pages
    number: Sealed | None  # the sender's telephone number; None when withheld
    station: Sealed | None  # the name that the sending machine gives itself; None for none
    dialed: str  # the number the sender dialled


class FaxFailed(Fact, frozen=True, tag="fax.failed"):
    """A fax broke off."""

    file: str  # name of the TIFF in the spool
    pages: int  # pages that came; 0 for none
    number: Sealed | None  # the sender's telephone number; None when withheld
    station: Sealed | None  # the name that the sending machine gives itself; None for none
    dialed: str  # the number the sender dialled
    why: str  # the fax module's reason


FaxFact = FaxReceived | FaxFailed


def subject(fax_id: str) -> str:
    return f"fax/{fax_id}"


def fact_of(event: Envelope) -> FaxFact:
    return fact_in(event, FaxFact)  # type: ignore[no-any-return]
