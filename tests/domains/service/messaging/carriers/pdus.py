"""Any PDU of any protocol, for property tests: drawn from the places of its fields, as the codec reads them."""

from typing import Any

from hypothesis import strategies as st

from hotline.domains.service.messaging.rules.carriers.documents import PROTOCOLS
from hotline.domains.service.messaging.rules.carriers.protocol import Protocol
from hotline.domains.service.messaging.rules.carriers.wire import (
    Content,
    CString,
    FreeText,
    Numbers,
    Octets,
    Pdu,
    Place,
    Tail,
    Text,
    Tlvs,
    Triple,
    Unsigned,
    places,
)

DIALECTS = [(protocol, version) for protocol in PROTOCOLS.values() for version in protocol.versions]
#: Latin-1 without NUL: whatever octets a gateway may put into a string.
CHARACTERS = st.characters(min_codepoint=1, max_codepoint=255)


def values(place: Place) -> st.SearchStrategy[Any]:
    match place:
        case Unsigned(width=width):
            return st.one_of(st.integers(0, 3), st.integers(0, 256**width - 1))
        case Triple():
            return st.tuples(*[st.integers(0, 2**32 - 1)] * 3)
        case Octets(width=width):
            return st.binary(min_size=width, max_size=width)
        case Text(width=width):
            return st.text(CHARACTERS, max_size=width)
        case CString(longest=longest, or_empty=True):
            return st.just("") | st.text(CHARACTERS, min_size=longest - 1, max_size=longest - 1)
        case CString(longest=longest):
            return st.text(CHARACTERS, max_size=longest - 1)
        case Content(limit=limit):
            return st.binary(max_size=min(limit, 160))
        case Numbers(width=width):
            return st.lists(st.text("0123456789", max_size=width), max_size=5).map(tuple)
        case Tail(place=inner):
            return values(inner)
        case Tlvs(known=known):
            return st.fixed_dictionaries(
                {},
                optional={name: _optional(each) for name, each in known.values()} | {"0x1401": st.binary(max_size=9)},
            )
    raise AssertionError(f"{place} has no values")


def _optional(place: Place | None) -> st.SearchStrategy[Any]:
    if place is None:
        return st.binary(max_size=9)
    return st.text(CHARACTERS, max_size=9) if isinstance(place, FreeText) else values(place)


@st.composite
def any_pdu(draw: st.DrawFn) -> tuple[Protocol, str, Pdu]:
    protocol, version = draw(st.sampled_from(DIALECTS))
    pdu = draw(st.sampled_from(list(protocol.pdus.values())))
    fields = {name: draw(values(place)) for name, place in places(pdu, version)}
    return protocol, version, pdu(**fields)
