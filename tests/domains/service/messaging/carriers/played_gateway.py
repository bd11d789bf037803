"""A gateway of each protocol for tests of the session: in virtual time, with a taken of its own.

Written with ``struct`` from the documents, and knows nothing of the product's codecs.
"""

import struct
from dataclasses import dataclass, field

ANSWER = 0x80000000


@dataclass
class PlayedGateway:
    """Octets in, octets out. ``taken``: the content of every submit that counts, in order."""

    protocol: str
    #: Content -> status of its answer.
    statuses: dict[bytes, int] = field(default_factory=dict)
    login_status: int = 0
    #: Submits are taken and not answered.
    silent: bool = False
    #: Nothing is answered at all.
    dead: bool = False
    taken: list[bytes] = field(default_factory=list)
    answered: int = 0
    goodbyes: int = 0
    heartbeats: int = 0
    #: Octets of our own requests' answers.
    answers: list[bytes] = field(default_factory=list)
    _buffer: bytes = b""
    #: Sequence numbers of SGIP that counted already.
    seen: set[bytes] = field(default_factory=set)

    def connected(self) -> None:
        self._buffer = b""

    def receive(self, data: bytes) -> bytes:
        if self.dead:
            return b""
        self._buffer += data
        out = b""
        while len(self._buffer) >= 4 and len(self._buffer) >= (length := struct.unpack(">I", self._buffer[:4])[0]):
            frame, self._buffer = self._buffer[:length], self._buffer[length:]
            out += self._frame(frame)
        return out

    def _frame(self, frame: bytes) -> bytes:
        command = struct.unpack(">I", frame[4:8])[0]
        if command & ANSWER:
            self.answers.append(frame)
            return b""
        header, body = {"cmpp": (12, 12), "smgp": (12, 12), "sgip": (20, 20), "smpp": (16, 16)}[self.protocol]
        sequence = frame[header - (12 if self.protocol == "sgip" else 4) : header]
        kind = self._kind(command)
        if kind == "login":
            return self._answer(command, sequence, self.login_status, self._login_body(frame))
        if kind == "submit":
            return self._submit(command, sequence, frame[body:])
        if kind == "goodbye":
            self.goodbyes += 1
        if kind == "heartbeat":
            self.heartbeats += 1
        return self._answer(command, sequence, 0, b"\0" if self.protocol == "cmpp" and kind == "heartbeat" else b"")

    def _kind(self, command: int) -> str:
        return {
            "cmpp": {1: "login", 2: "goodbye", 4: "submit", 8: "heartbeat"},
            "smgp": {1: "login", 6: "goodbye", 2: "submit", 4: "heartbeat"},
            "sgip": {1: "login", 2: "goodbye", 3: "submit"},
            "smpp": {9: "login", 6: "goodbye", 4: "submit", 0x15: "heartbeat"},
        }[self.protocol][command]

    def _login_body(self, frame: bytes) -> bytes:
        if self.protocol == "cmpp":
            return bytes([self.login_status]) + bytes(16) + b"\x20"
        if self.protocol == "smgp":
            return struct.pack(">I", self.login_status) + bytes(16) + b"\x30"
        if self.protocol == "sgip":
            return bytes([self.login_status]) + bytes(8)
        return b"smsc\0"

    def _submit(self, command: int, sequence: bytes, body: bytes) -> bytes:
        content = self._content(body)
        status = self.statuses.get(content, 0)
        if status == 0 and not (self.protocol == "sgip" and sequence in self.seen):
            self.taken.append(content)
            self.seen.add(sequence)
        if self.silent:
            return b""
        self.answered += 1
        number = len(self.taken)
        answer = {
            "cmpp": struct.pack(">QB", number, status),
            "smgp": number.to_bytes(10) + struct.pack(">I", status),
            "sgip": bytes([status]) + bytes(8),
            "smpp": f"{number}".encode() + b"\0" if status == 0 else b"",
        }[self.protocol]
        return self._answer(command, sequence, status, answer)

    def _content(self, body: bytes) -> bytes:
        if self.protocol == "cmpp":
            assert body[116] == 1, "one number a submit"
            length = body[138]
            return body[139 : 139 + length]
        if self.protocol == "smgp":
            numbers = body[3 + 10 + 2 + 6 + 6 + 1 + 17 + 17 + 21 + 21]
            at = 3 + 10 + 2 + 6 + 6 + 1 + 17 + 17 + 42 + 1 + 21 * numbers
            return body[at + 1 : at + 1 + body[at]]
        if self.protocol == "sgip":
            at = 42 + 1 + 21 * body[42] + 5 + 10 + 1 + 6 + 6 + 1 + 1 + 1 + 16 + 16 + 1 + 1 + 1 + 1 + 1
            length = struct.unpack(">I", body[at : at + 4])[0]
            return body[at + 4 : at + 4 + length]
        return self._smpp_content(body)

    @staticmethod
    def _smpp_content(body: bytes) -> bytes:
        at = body.index(b"\0") + 1 + 2
        at = body.index(b"\0", at) + 1 + 2
        at = body.index(b"\0", at) + 1 + 3
        at = body.index(b"\0", at) + 1
        at = body.index(b"\0", at) + 1 + 4
        return body[at + 1 : at + 1 + body[at]]

    def _answer(self, command: int, sequence: bytes, status: int, body: bytes) -> bytes:
        middle = struct.pack(">I", status) if self.protocol == "smpp" else b""
        return (
            struct.pack(">II", 8 + len(middle) + len(sequence) + len(body), command | ANSWER) + middle + sequence + body
        )

    # --- what a gateway begins

    def reply(self, sequence: int, sender: str, receiver: str, text: str) -> bytes:
        """A citizen's text, in UCS2."""
        content = text.encode("utf-16-be")
        from_, to = sender.encode(), receiver.encode()
        if self.protocol == "cmpp":
            body = sequence.to_bytes(8) + to.ljust(21, b"\0") + bytes(10) + b"\0\0\x08" + from_.ljust(21, b"\0") + b"\0"
            return self._request(5, sequence, body + bytes([len(content)]) + content + bytes(8))
        if self.protocol == "smgp":
            body = sequence.to_bytes(10) + b"\0\x08" + b"20261130120000" + from_.ljust(21, b"\0") + to.ljust(21, b"\0")
            return self._request(3, sequence, body + bytes([len(content)]) + content + bytes(8))
        if self.protocol == "sgip":
            body = from_.ljust(21, b"\0") + to.ljust(21, b"\0") + b"\0\0\x08" + struct.pack(">I", len(content))
            return self._request(4, sequence, body + content + bytes(8))
        body = b"\0\1\1" + from_ + b"\0\1\1" + to + b"\0" + bytes(3) + b"\0\0" + b"\0\0\x08\0"
        return self._request(5, sequence, body + bytes([len(content)]) + content)

    def receipt(self, sequence: int, id: str, number: str, stat: str = "DELIVRD") -> bytes:
        to = number.encode()
        if self.protocol == "cmpp":
            content = (
                bytes.fromhex(id)
                + stat.encode().ljust(7, b"\0")
                + b"26113012002611301201"
                + to.ljust(21, b"\0")
                + bytes(4)
            )
            body = sequence.to_bytes(8) + bytes(21) + bytes(10) + b"\0\0\0" + to.ljust(21, b"\0") + b"\1"
            return self._request(5, sequence, body + bytes([len(content)]) + content + bytes(8))
        if self.protocol == "smgp":
            content = (
                b"id:" + bytes.fromhex(id) + f" sub:001 dlvrd:001 submit date:2611301200 stat:{stat} err:000".encode()
            )
            body = sequence.to_bytes(10) + b"\1\0" + b"20261130120000" + to.ljust(21, b"\0") + bytes(21)
            return self._request(3, sequence, body + bytes([len(content)]) + content + bytes(8))
        if self.protocol == "sgip":
            state = b"\0\0" if stat == "DELIVRD" else b"\2\x1d"
            names = struct.pack(">III", *map(int, id.split("-")))
            return self._request(5, sequence, names + b"\0" + to.ljust(21, b"\0") + state + bytes(8))
        content = (
            f"id:{id} sub:001 dlvrd:001 submit date:2611301200 done date:2611301201 stat:{stat} err:000 text:".encode()
        )
        body = b"\0\1\1" + to + b"\0\1\1" + b"106\0" + b"\4\0\0" + b"\0\0" + b"\0\0\0\0"
        return self._request(5, sequence, body + bytes([len(content)]) + content)

    def _request(self, command: int, sequence: int, body: bytes) -> bytes:
        name = struct.pack(">III", 1, 2, sequence) if self.protocol == "sgip" else struct.pack(">I", sequence)
        middle = bytes(4) if self.protocol == "smpp" else b""
        return struct.pack(">II", 8 + len(middle) + len(name) + len(body), command) + middle + name + body
