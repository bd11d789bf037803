"""How a PDU lies in octets, told once: the annotation of each field of a typed PDU is its place on the wire.

A PDU is its length in four octets (itself included), its command in four, and its fields in the order of their class.
Where versions of a protocol differ, ``In("3.0", …)`` behind the place says how.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

import msgspec

#: Octets of length and command.
LENGTH_AND_COMMAND = 8


class Fault(StrEnum):
    """What is wrong with octets that are no PDU."""

    LENGTH = "length"  # the announced length is impossible: nothing behind it can be trusted
    COMMAND = "command"  # the protocol has no such command
    STRUCTURE = "structure"  # the fields do not fill the PDU


class Malformed(Exception):
    """Octets that are no PDU. ``octets``: the frame, as far as it is one, for an answer with its sequence number."""

    def __init__(self, fault: Fault, reason: str, octets: bytes = b"") -> None:
        super().__init__(reason)
        self.fault, self.reason, self.octets = fault, reason, octets


class Unencodable(Exception):
    """A value that has no place in its field."""


class Reader:
    """Octets of one PDU, taken from left to right."""

    def __init__(self, octets: bytes, *, lenient: bool) -> None:
        self._octets, self._at, self.lenient = octets, 0, lenient

    @property
    def left(self) -> int:
        return len(self._octets) - self._at

    def take(self, count: int) -> bytes:
        if count > self.left:
            raise Malformed(Fault.STRUCTURE, f"{count} octets expected, {self.left} left")
        self._at += count
        return self._octets[self._at - count : self._at]

    def take_through_nul(self, longest: int) -> bytes:
        """Without the NUL. ``longest``: with it."""
        end = self._octets.find(b"\0", self._at, self._at + longest)
        if end < 0:
            raise Malformed(Fault.STRUCTURE, f"no NUL within {longest} octets")
        taken = self.take(end - self._at + 1)
        return taken[:-1]


class Place:
    """Where and how a field lies. In JSON the value is what ``to_json`` makes of it, and ``from_json`` takes back."""

    def take(self, reader: Reader) -> Any:
        raise NotImplementedError

    def put(self, value: Any) -> bytes:
        raise NotImplementedError

    def to_json(self, value: Any) -> Any:
        return value

    def from_json(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Unsigned(Place):
    """A big-endian number."""

    width: int

    def take(self, reader: Reader) -> int:
        return int.from_bytes(reader.take(self.width))

    def put(self, value: Any) -> bytes:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 256**self.width:
            raise Unencodable(f"{value!r} is no number of {self.width} octets")
        return value.to_bytes(self.width)


@dataclass(frozen=True)
class Triple(Place):
    """SGIP's sequence number: node, moment, counter."""

    def take(self, reader: Reader) -> tuple[int, ...]:
        return tuple(int.from_bytes(reader.take(4)) for _ in range(3))

    def put(self, value: Any) -> bytes:
        if not isinstance(value, tuple) or len(value) != 3:
            raise Unencodable("a sequence number has three numbers")
        return b"".join(Unsigned(4).put(each) for each in value)

    def to_json(self, value: Any) -> Any:
        return list(value)

    def from_json(self, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Octets(Place):
    """Raw octets, NUL and all; in JSON as hex."""

    width: int

    def take(self, reader: Reader) -> bytes:
        return reader.take(self.width)

    def put(self, value: Any) -> bytes:
        if not isinstance(value, bytes) or len(value) != self.width:
            raise Unencodable(f"{self.width} octets expected")
        return value

    def to_json(self, value: Any) -> Any:
        return value.hex()

    def from_json(self, value: Any) -> Any:
        return from_hex(value)


@dataclass(frozen=True)
class Text(Place):
    """A fixed octet string, read up to the first NUL. Latin-1 holds whatever octets a gateway puts in.

    ``may_be_short``: the last field, which some gateways leave out or cut; read so where leniency is set.
    """

    width: int
    may_be_short: bool = False

    def take(self, reader: Reader) -> str:
        short = self.may_be_short and reader.lenient
        return reader.take(min(self.width, reader.left) if short else self.width).split(b"\0")[0].decode("latin-1")

    def put(self, value: Any) -> bytes:
        octets = latin(value)
        if len(octets) > self.width:
            raise Unencodable(f"{value!r} is longer than {self.width} octets")
        return octets.ljust(self.width, b"\0")


@dataclass(frozen=True)
class CString(Place):
    """A string that ends in NUL, with it at most ``longest`` octets. Leniency takes longer ones, which peers send."""

    longest: int
    #: A time is empty or of all its octets.
    or_empty: bool = False

    def take(self, reader: Reader) -> str:
        taken = reader.take_through_nul(max(256, self.longest) if reader.lenient else self.longest)
        if self.or_empty and not reader.lenient and len(taken) not in (0, self.longest - 1):
            raise Malformed(Fault.STRUCTURE, f"a time of {len(taken)} octets")
        return taken.decode("latin-1")

    def put(self, value: Any) -> bytes:
        octets = latin(value)
        if len(octets) >= self.longest or b"\0" in octets:
            raise Unencodable(f"{value!r} is longer than {self.longest - 1} octets or holds a NUL")
        return octets + b"\0"


@dataclass(frozen=True)
class Content(Place):
    """The message itself behind its length, which is named in JSON too. ``limit``: octets."""

    named: str
    width: int = 1
    limit: int = 4096

    def take(self, reader: Reader) -> bytes:
        length = int.from_bytes(reader.take(self.width))
        if length > self.limit:
            raise Malformed(Fault.STRUCTURE, f"{self.named} is {length}, above {self.limit}")
        return reader.take(length)

    def put(self, value: Any) -> bytes:
        if not isinstance(value, bytes) or len(value) > min(self.limit, 256**self.width - 1):
            raise Unencodable(f"content is no octets, or more than {self.named} can say")
        return len(value).to_bytes(self.width) + value

    def to_json(self, value: Any) -> Any:
        return value.hex()

    def from_json(self, value: Any) -> Any:
        return from_hex(value)


@dataclass(frozen=True)
class Numbers(Place):
    """Telephone numbers behind their count, which is named in JSON too."""

    named: str
    width: int

    def take(self, reader: Reader) -> tuple[str, ...]:
        count = reader.take(1)[0]
        if count * self.width > reader.left:
            raise Malformed(Fault.STRUCTURE, f"{self.named} is {count}, which do not fit into the PDU")
        return tuple(Text(self.width).take(reader) for _ in range(count))

    def put(self, value: Any) -> bytes:
        if not isinstance(value, tuple) or len(value) > 255:
            raise Unencodable("numbers are a list of up to 255")
        return bytes([len(value)]) + b"".join(Text(self.width).put(each) for each in value)

    def to_json(self, value: Any) -> Any:
        return list(value)

    def from_json(self, value: Any) -> Any:
        if not isinstance(value, list):
            raise Unencodable("numbers are a list")
        return tuple(value)


@dataclass(frozen=True)
class Tail(Place):
    """A field that may be missing at the end of a PDU, with all behind it. None then."""

    place: Place

    def take(self, reader: Reader) -> Any:
        return self.place.take(reader) if reader.left else None

    def put(self, value: Any) -> bytes:
        return b"" if value is None else self.place.put(value)

    def to_json(self, value: Any) -> Any:
        return None if value is None else self.place.to_json(value)

    def from_json(self, value: Any) -> Any:
        return None if value is None else self.place.from_json(value)


@dataclass(frozen=True)
class Tlvs(Place):
    """Optional parameters up to the end of the PDU: tag, length and value by their names, by ``0x…`` where unknown.

    A known value of another length than the protocol's stays octets.
    """

    known: Mapping[int, tuple[str, Place | None]]

    def take(self, reader: Reader) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while reader.left:
            tag, length = int.from_bytes(reader.take(2)), int.from_bytes(reader.take(2))
            octets = reader.take(length)
            name, place = self.known.get(tag, (f"0x{tag:04x}", None))
            values[name] = _value(place, octets)
        return values

    def put(self, value: Any) -> bytes:
        tags = {name: (tag, place) for tag, (name, place) in self.known.items()}
        octets = b""
        for name, each in dict(value).items():
            tag, place = tags[name] if name in tags else (_unknown_tag(name), None)
            raw = each if isinstance(each, bytes) else _raw(place, name, each)
            if len(raw) > 0xFFFF:
                raise Unencodable(f"{name} is longer than 65535 octets")
            octets += tag.to_bytes(2) + len(raw).to_bytes(2) + raw
        return octets

    def to_json(self, value: Any) -> Any:
        return {name: each.hex() if isinstance(each, bytes) else each for name, each in value.items()}

    def from_json(self, value: Any) -> Any:
        if not isinstance(value, dict):
            raise Unencodable("tlvs are an object")
        places = dict(self.known.values())
        return {
            name: from_hex(each) if isinstance(each, str) and not isinstance(places.get(name), FreeText) else each
            for name, each in value.items()
        }


@dataclass(frozen=True)
class FreeText(Place):
    """A string as long as its TLV, read up to the first NUL."""

    def take(self, reader: Reader) -> str:
        return reader.take(reader.left).split(b"\0")[0].decode("latin-1")

    def put(self, value: Any) -> bytes:
        return latin(value)


def _value(place: Place | None, octets: bytes) -> Any:
    if place is None or (isinstance(place, Unsigned) and len(octets) != place.width):
        return octets
    return place.take(Reader(octets, lenient=False))


def _raw(place: Place | None, name: str, value: Any) -> bytes:
    if place is None:
        raise Unencodable(f"{name} is octets")
    return place.put(value)


def _unknown_tag(name: str) -> int:
    if not re.fullmatch("0x[0-9a-f]{4}", name):
        raise Unencodable(f"{name!r} is no optional parameter")
    return int(name, 16)


@dataclass(frozen=True)
class In:
    """The place of a field in one version of the protocol."""

    version: str
    place: Place | None


class _Absent(Place):
    """No such field (but in the versions named behind it)."""


ABSENT = _Absent()


class Pdu(msgspec.Struct, frozen=True, kw_only=True):
    """One PDU of a protocol."""

    #: As the protocol numbers it, and as it is called in snake case.
    command: ClassVar[int] = -1
    name: ClassVar[str] = ""


@cache
def places(pdu: type[Pdu], version: str) -> tuple[tuple[str, Place], ...]:
    """The fields of a PDU in one version of its protocol, in their order."""
    hints = get_type_hints(pdu, include_extras=True)
    found = ((name, _place_in(hints[name], version)) for name in pdu.__struct_fields__)
    return tuple((name, place) for name, place in found if place is not None)


def _place_in(hint: Any, version: str) -> Place | None:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{hint} has no place")
    notes: Iterable[Any] = get_args(hint)[1:]
    place: Place | None = None
    for note in notes:
        if isinstance(note, Place):
            place = None if note is ABSENT else note
        elif isinstance(note, In) and note.version == version:
            place = note.place
    return place


def latin(value: Any) -> bytes:
    try:
        return str.encode(value, "latin-1")
    except (TypeError, UnicodeEncodeError):
        raise Unencodable(f"{value!r} is no text of single octets") from None


def from_hex(value: Any) -> bytes:
    try:
        return bytes.fromhex(value)
    except (TypeError, ValueError):
        raise Unencodable(f"{value!r} is no hex") from None
