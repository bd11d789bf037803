"""A protocol: its commands, its versions, its header; octets to PDUs and back, and a stream of octets to frames."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hotline.domains.service.messaging.rules.carriers.wire import (
    LENGTH_AND_COMMAND,
    Fault,
    Malformed,
    Pdu,
    Reader,
    Unencodable,
    places,
)


@dataclass(frozen=True)
class Protocol:
    name: str
    versions: tuple[str, ...]
    pdus: Mapping[int, type[Pdu]]
    #: Octets of the header; the longest PDU that is accepted.
    header: int
    limit: int
    #: What the documents call the first two fields.
    length_name: str = "total_length"
    command_name: str = "command_id"

    def decode(self, frame: bytes, version: str, *, lenient: bool = False) -> Pdu:
        """The PDU that ``frame`` is, exactly. ``lenient``: forgives what gateways are known to do. Raises Malformed."""
        length = self.length_of(frame)
        if length != len(frame):
            raise Malformed(Fault.LENGTH, f"{self.length_name} is {length}, there are {len(frame)} octets", frame)
        command = int.from_bytes(frame[4:8])
        pdu = self.pdus.get(command)
        if pdu is None:
            raise Malformed(Fault.COMMAND, f"no command 0x{command:08x} in {self.name} {version}", frame)
        reader, values = Reader(frame[LENGTH_AND_COMMAND:], lenient=lenient), {}
        for name, place in places(pdu, version):
            try:
                values[name] = place.take(reader)
            except Malformed as wrong:
                raise Malformed(wrong.fault, f"{pdu.name}.{name}: {wrong.reason}", frame) from None
        if reader.left:
            raise Malformed(Fault.STRUCTURE, f"{pdu.name}: {reader.left} octets after its last field", frame)
        return pdu(**values)

    def encode(self, pdu: Pdu, version: str) -> bytes:
        """Raises Unencodable."""
        body = b""
        for name, place in places(type(pdu), version):
            try:
                body += place.put(getattr(pdu, name))
            except Unencodable as wrong:
                raise Unencodable(f"{pdu.name}.{name}: {wrong}") from None
        length = LENGTH_AND_COMMAND + len(body)
        if length > self.limit:
            raise Unencodable(f"{pdu.name} would have {length} octets, above {self.limit}")
        return length.to_bytes(4) + type(pdu).command.to_bytes(4) + body

    def length_of(self, beginning: bytes) -> int:
        """The length that the first four octets announce. Raises Malformed where no PDU can have it."""
        if len(beginning) < 4:
            raise Malformed(Fault.LENGTH, f"{len(beginning)} octets are no {self.length_name}", beginning)
        length = int.from_bytes(beginning[:4])
        if length < self.header:
            raise Malformed(Fault.LENGTH, f"{self.length_name} {length}, below the header of {self.header}", beginning)
        if length > self.limit:
            raise Malformed(Fault.LENGTH, f"{self.length_name} {length}, above the limit of {self.limit}", beginning)
        return length


class Frames:
    """Cuts a stream of octets into frames. What is announced is not reserved, but waited for."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol, self._buffer = protocol, bytearray()

    def __call__(self, data: bytes) -> Iterator[bytes]:
        """The frames that ``data`` completes. Raises Malformed at a length that no PDU can have; then close."""
        self._buffer += data
        while len(self._buffer) >= 4:
            length = self._protocol.length_of(bytes(self._buffer[:4]))
            if len(self._buffer) < length:
                return
            frame = bytes(self._buffer[:length])
            del self._buffer[:length]
            yield frame

    @property
    def pending(self) -> int:
        """Octets of a frame that is not complete."""
        return len(self._buffer)


def table_of(*pdus: type[Pdu]) -> dict[int, type[Pdu]]:
    return {each.command: each for each in pdus}


def fields_of(protocol: Protocol, pdu: Pdu, version: str, length: int) -> dict[str, Any]:
    """A PDU's fields as JSON has them, header first, lengths and counts included."""
    fields: dict[str, Any] = {protocol.length_name: length, protocol.command_name: type(pdu).command}
    for name, place in places(type(pdu), version):
        value = getattr(pdu, name)
        counted = getattr(place, "named", "")
        if counted:
            fields[counted] = len(value)
        if (each := place.to_json(value)) is not None:
            fields[name] = each
    return fields


def pdu_of(protocol: Protocol, name: str, version: str, fields: Mapping[str, Any]) -> Pdu:
    """The PDU that such fields describe; those left out have their usual value. Raises Unencodable."""
    pdu = next((each for each in protocol.pdus.values() if each.name == name), None)
    if pdu is None:
        raise Unencodable(f"no PDU {name!r} in {protocol.name}")
    if fields.get(protocol.command_name, pdu.command) != pdu.command:
        raise Unencodable(f"{protocol.command_name} is not that of {name}")
    values = {}
    for field, place in places(pdu, version):
        if field not in fields:
            continue
        try:
            values[field] = place.from_json(fields[field])
        except Unencodable as wrong:
            raise Unencodable(f"{name}.{field}: {wrong}") from None
        counted = getattr(place, "named", "")
        if counted in fields and fields[counted] != len(values[field]):
            raise Unencodable(f"{name}.{counted} is {fields[counted]}, but there are {len(values[field])}")
    return pdu(**values)
