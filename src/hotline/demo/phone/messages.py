"""SIP messages (RFC 3261 §7): text in, dataclasses out, and back. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMPACT = {
    "v": "via",
    "f": "from",
    "t": "to",
    "i": "call-id",
    "m": "contact",
    "l": "content-length",
    "c": "content-type",
    "k": "supported",
}
#: A comma that separates values, not one inside <…> or "…".
COMMA = re.compile(r""",(?=(?:[^"<>]|"[^"]*"|<[^<>]*>)*$)""")

type Header = tuple[str, str]


class MalformedMessage(ValueError):
    """The bytes are not a SIP message."""


@dataclass(frozen=True, slots=True)
class Headers:
    """Headers in the order of the wire. Names compare without case, and short forms count as the long ones."""

    items: tuple[Header, ...] = ()

    def every(self, name: str) -> list[str]:
        """Every value of the header ``name``. Values joined by commas are split."""
        lowered = name.lower()
        lines = (value for key, value in self.items if COMPACT.get(key.lower(), key.lower()) == lowered)
        return [part.strip() for line in lines for part in COMMA.split(line)]

    def first(self, name: str) -> str:
        """The first value as written, "" when there is none."""
        lowered = name.lower()
        return next((v for k, v in self.items if COMPACT.get(k.lower(), k.lower()) == lowered), "")

    def __iter__(self) -> Iterator[Header]:
        return iter(self.items)


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    uri: str
    headers: Headers
    body: str = ""

    def encode(self) -> bytes:
        return _encode(f"{self.method} {self.uri} SIP/2.0", self.headers, self.body)


@dataclass(frozen=True, slots=True)
class Response:
    code: int
    reason: str
    headers: Headers
    body: str = ""

    def encode(self) -> bytes:
        return _encode(f"SIP/2.0 {self.code} {self.reason}", self.headers, self.body)


type Message = Request | Response


def parse(data: bytes) -> Message:
    """Raises MalformedMessage for anything without a start line and the headers every message must carry."""
    head, _, body = data.decode(errors="replace").replace("\r\n", "\n").partition("\n\n")
    start, *lines = head.split("\n")
    headers = Headers(tuple(_header(line) for line in _unfold(lines)))
    if not headers.first("Call-ID") or not headers.first("CSeq") or not headers.first("Via"):
        raise MalformedMessage(start[:80])
    match start.split(" ", 2):
        case ["SIP/2.0", code, reason] if code.isdigit():
            return Response(int(code), reason, headers, body.replace("\n", "\r\n"))
        case [method, uri, "SIP/2.0"]:
            return Request(method, uri, headers, body.replace("\n", "\r\n"))
        case _:
            raise MalformedMessage(start[:80])


def _header(line: str) -> Header:
    name, colon, value = line.partition(":")
    if not colon:
        raise MalformedMessage(line[:80])
    return name.strip(), value.strip()


def _unfold(lines: list[str]) -> list[str]:
    """A line that begins with white space continues the one before."""
    unfolded: list[str] = []
    for line in lines:
        if line[:1] in {" ", "\t"} and unfolded:
            unfolded[-1] += " " + line.strip()
        else:
            unfolded.append(line)
    return unfolded


def _encode(start: str, headers: Headers, body: str) -> bytes:
    content = body.encode()
    lines = [start, *(f"{name}: {value}" for name, value in headers), f"Content-Length: {len(content)}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + content


# Parts of header values ----------------------------------------------------------------------------------------


def address_of(value: str) -> str:
    """Extract the URI from a From, To, Contact or Route value."""
    inside = re.search(r"<([^>]*)>", value)
    return inside[1] if inside else value.partition(";")[0].strip()


def parameter_of(value: str, name: str) -> str:
    """A ;name=value parameter behind the address, "" when missing."""
    behind = value.rpartition(">")[2] if ">" in value else value
    found = re.search(rf";\s*{name}=([^;,\s]+)", behind, re.IGNORECASE)
    return found[1] if found else ""


def branch_of(message: Message) -> str:
    """The branch of the topmost Via, which identifies the transaction."""
    return parameter_of(message.headers.first("Via"), "branch")


def cseq_of(message: Message) -> tuple[int, str]:
    """Number and method; raises MalformedMessage."""
    match message.headers.first("CSeq").split():
        case [number, method] if number.isdigit():
            return int(number), method
        case _:
            raise MalformedMessage("CSeq")
