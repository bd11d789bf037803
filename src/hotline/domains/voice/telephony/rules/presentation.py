"""Which number a call presents, and who vouches for it, by the SIP headers of the carrier (RFC 3323, RFC 3325).

Anybody who rings can write any number into From. P-Asserted-Identity and Remote-Party-ID are the carrier's: the SIP
edge lets nobody else send them. Whether the carrier asserts its callers' numbers so is a setting (``trunk.vouches``).
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import unquote

from hotline.domains.voice.telephony.rules.numbers import dialable


class Presentation(StrEnum):
    """What stands behind the number of a call."""

    VOUCHED = "vouched"  # the carrier asserts it
    CLAIMED = "claimed"  # the carrier asserts its callers' numbers, and not this one
    UNSCREENED = "unscreened"  # the carrier asserts no numbers, or the call is older than the question
    WITHHELD = "withheld"  # none is presented


class IdentityHeaders(NamedTuple):
    """The headers that say who rings, as received; "" for one that is missing. ``sender`` is From."""

    privacy: str = ""
    asserted: tuple[str, ...] = ()
    remote_party: tuple[str, ...] = ()
    sender: str = ""


class Presented(NamedTuple):
    """``number`` as ``dialable`` returns it, None when withheld."""

    number: str | None
    presentation: Presentation


class _Identity(NamedTuple):
    number: str | None
    is_vouched: bool


#: What asks that the number be not passed on to the called side.
PRIVATE = frozenset({"id", "user"})
PRIVATE_PARTY = frozenset({"full", "uri"})
#: A caller who withholds the number writes this in place of it.
ANONYMOUS = "anonymous"
VALIDATED = "tn-validation-passed"

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_ADDRESS = re.compile(r"(?:<[^>]*>|[^,<])+")
_URI = re.compile(r"\s*(?:sips?:([^@;:>]*)[^@>]*@|tel:([^;?>]*))", re.IGNORECASE)
_PARAMETER = re.compile(r";\s*(verstat|party|privacy|screen)\s*=\s*([\w-]+)", re.IGNORECASE)


def presented(headers: IdentityHeaders, *, vouches: bool) -> Presented:
    """``vouches``: the carrier asserts its callers' numbers."""
    if _is_private(headers):
        return Presented(None, Presentation.WITHHELD)
    identities = [*_asserted(headers.asserted), *_remote_parties(headers.remote_party)]
    vouched = next((each.number for each in identities if each.is_vouched and each.number), None)
    if vouches and vouched:
        return Presented(vouched, Presentation.VOUCHED)
    claims = [*(each.number for each in identities), *map(_number_in, _addresses(headers.sender))]
    claimed = next(filter(None, claims), None)
    if claimed is None:
        return Presented(None, Presentation.WITHHELD)
    return Presented(claimed, Presentation.CLAIMED if vouches else Presentation.UNSCREENED)


def _is_private(headers: IdentityHeaders) -> bool:
    tokens = {token.strip().lower() for token in headers.privacy.split(";")}
    parties = [_parameters(address) for value in headers.remote_party for address in _addresses(value)]
    hidden = any(_is_caller(each) and each.get("privacy", "off") in PRIVATE_PARTY for each in parties)
    return bool(tokens & PRIVATE) or hidden or any(map(_is_anonymous, _addresses(headers.sender)))


def _asserted(values: Sequence[str]) -> Iterator[_Identity]:
    for address in (each for value in values for each in _addresses(value)):
        verdict = _parameters(address).get("verstat", VALIDATED)
        yield _Identity(_number_in(address), verdict.startswith(VALIDATED))


def _remote_parties(values: Sequence[str]) -> Iterator[_Identity]:
    for address in (each for value in values for each in _addresses(value)):
        named = _parameters(address)
        if _is_caller(named):
            yield _Identity(_number_in(address), named.get("screen") == "yes")


def _is_caller(remote_party: dict[str, str]) -> bool:
    return remote_party.get("party", "calling") == "calling"


def _addresses(value: str) -> list[str]:
    """The addresses of a header, without the names to be displayed: whoever rings chooses those."""
    bare = _QUOTED.sub("", value)
    return [] if '"' in bare else _ADDRESS.findall(bare)


def _parameters(address: str) -> dict[str, str]:
    """Of the address and of the URI in it; the first of a name counts."""
    return {name.lower(): value.lower() for name, value in reversed(_PARAMETER.findall(address))}


def _user_of(address: str) -> str:
    found = _URI.match(address.partition("<")[2] if "<" in address else address)
    return unquote(found[1] or found[2] or "") if found else ""


def _number_in(address: str) -> str | None:
    return dialable(_user_of(address))


def _is_anonymous(address: str) -> bool:
    return _user_of(address).lower() == ANONYMOUS
