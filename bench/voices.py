"""Hundreds of voices at once: a process of its own that sends and hears RTP for all calls of the load on one socket.

One socket for all keeps the load generator small beside what is measured: a sender is told by the port it speaks from.
Each voice sends a packet every 20 ms (RFC 3551, alaw), the voices spread evenly over those 20 ms as real callers are.
"""

import multiprocessing
import os
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from hotline.demo.phone import sdp
from hotline.demo.phone.media import open_socket
from hotline.infrastructure import audio

PACKET_SECONDS = 0.02
SLOTS = 20
SLOT_SECONDS = PACKET_SECONDS / SLOTS
#: A gap between two packets from here on is heard as a break: a telephone's buffer holds 40 to 60 ms.
LATE_SECONDS = 0.06
#: A leap of the sequence number further than this is a new beginning (the voice of another channel), not a loss.
FURTHEST_LOSS = 1000
BUFFER_BYTES = 16 << 20
#: socket(7): beyond the system's limit, for root; not among Python's constants.
SO_RCVBUFFORCE = 33
HEAD = struct.Struct(">BBHII")
TONE = 700
#: On the first packet after a pause that the speaker meant (RFC 3551, 4.1): between two announcements.
MARKER = 0x80

type Address = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Reception:
    """Since the measuring began: packets due by the clock, packets that came, sequence numbers missing, breaks."""

    voices: int
    due: int
    came: int
    lost: int
    late: int
    longest_gap: float

    @property
    def missing(self) -> float:
        """Share of the packets that should have come by the clock and did not."""
        return max(0.0, 1 - self.came / self.due) if self.due else 0.0

    @property
    def broken(self) -> float:
        """Share of the packets that came after a break."""
        return self.late / self.came if self.came else 0.0


class Voices:
    """The other process, seen from here. An address speaks and is listened to from ``open`` to ``close``."""

    def __init__(self, control: Connection, shared: socket.socket, pid: int) -> None:
        self._control, self.socket, self.pid = control, shared, pid

    def open(self, to: Address) -> None:
        self._control.send(("open", to))

    def close(self, to: Address) -> None:
        self._control.send(("close", to))

    def restart_measuring(self) -> None:
        self._control.send(("anew", None))

    def reception(self) -> Reception:
        """Since ``restart_measuring``, of the voices that were open all the time."""
        self._control.send(("tell", None))
        reception: Reception = self._control.recv()
        return reception


@contextmanager
def voices(host: str = "127.0.0.1") -> Iterator[Voices]:
    shared = open_socket(host)
    shared.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER_BYTES)
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_run, args=(theirs, shared), daemon=True)
    process.start()
    assert process.pid is not None, "it was started"
    try:
        yield Voices(ours, shared, process.pid)
    finally:
        ours.send(("end", None))
        process.join(5)
        process.kill()
        shared.close()


class _Voice:
    """One stream each way."""

    __slots__ = (
        *("at", "came", "last", "last_at", "late", "longest", "lost", "packet", "paused", "sequence", "since", "to"),
    )

    def __init__(self, to: Address, since: float) -> None:
        self.to = to
        self.sequence = 0
        self.packet = bytearray(HEAD.pack(0x80, sdp.ALAW, 0, 0, to[1]) + audio.encode(audio.tone(TONE))[: audio.FRAME])
        self.begin(since)

    def begin(self, now: float) -> None:
        self.since, self.last, self.last_at = now, -1, now
        self.came = self.lost = self.late = 0
        self.longest = self.paused = 0.0

    def speak(self, shared: socket.socket) -> None:
        number = self.sequence = self.sequence + 1
        HEAD.pack_into(self.packet, 0, 0x80, sdp.ALAW, number & 0xFFFF, number * audio.FRAME & 0xFFFFFFFF, self.to[1])
        shared.sendto(self.packet, self.to)

    def hear(self, data: bytes, now: float) -> None:
        number = data[2] << 8 | data[3]
        if self.last >= 0:
            leap = (number - self.last) & 0xFFFF
            if 1 < leap < FURTHEST_LOSS:
                self.lost += leap - 1
        gap = now - self.last_at
        if data[1] & MARKER:
            self.paused += gap
        else:
            self.longest = max(self.longest, gap)
            self.late += gap > LATE_SECONDS
        self.came += 1
        self.last, self.last_at = number, now


class _Engine:
    def __init__(self, control: Connection, shared: socket.socket) -> None:
        self._control, self._socket = control, shared
        self._voices: dict[int, _Voice] = {}
        self._slots: list[dict[int, _Voice]] = [{} for _ in range(SLOTS)]
        self._began = time.monotonic()

    def run(self) -> None:
        """Cost: one pass over a twentieth of the voices each millisecond, and one read a packet."""
        due, turn = time.monotonic(), 0
        while turn or self._obey():
            for voice in self._slots[turn].values():
                voice.speak(self._socket)
            self._listen()
            turn = (turn + 1) % SLOTS
            due += SLOT_SECONDS
            time.sleep(max(0.0, due - time.monotonic()))

    def _listen(self) -> None:
        now, known = time.monotonic(), self._voices
        try:
            while True:
                data, sender = self._socket.recvfrom(2048)
                voice = known.get(sender[1])
                if voice is not None and len(data) > HEAD.size and data[1] & 0x7F == sdp.ALAW:
                    voice.hear(data, now)
        except (BlockingIOError, ConnectionError):
            return

    def _obey(self) -> bool:
        while self._control.poll():
            what, to = self._control.recv()
            match what:
                case "open":
                    self._open(to)
                case "close":
                    self._close(to[1])
                case "anew":
                    self._restart()
                case "tell":
                    self._control.send(self._sum_up())
                case _:
                    return False
        return True

    def _open(self, to: Address) -> None:
        self._close(to[1])
        voice = self._voices[to[1]] = _Voice(to, time.monotonic())
        min(self._slots, key=len)[to[1]] = voice

    def _close(self, port: int) -> None:
        if self._voices.pop(port, None) is not None:
            for slot in self._slots:
                slot.pop(port, None)

    def _restart(self) -> None:
        self._began = time.monotonic()
        for voice in self._voices.values():
            voice.begin(self._began)

    def _sum_up(self) -> Reception:
        now = time.monotonic()
        complete = [voice for voice in self._voices.values() if voice.since == self._began]
        return Reception(
            voices=len(complete),
            due=round(sum(now - self._began - voice.paused for voice in complete) / PACKET_SECONDS),
            came=sum(voice.came for voice in complete),
            lost=sum(voice.lost for voice in complete),
            late=sum(voice.late for voice in complete),
            longest_gap=max((voice.longest for voice in complete), default=0.0),
        )


def _run(control: Connection, shared: socket.socket) -> None:
    os.nice(-5)  # lateness measured here must be the switch's, not ours
    shared.setblocking(False)
    _Engine(control, shared).run()
