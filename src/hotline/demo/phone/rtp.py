"""RTP packets (RFC 3550), keys as telephone events (RFC 4733), and what a stream of packets tells of the line. Pure."""

import struct
from dataclasses import dataclass

KEYS = "0123456789*#"
#: A key sounds for 120 ms (6 packets). Its end is sent three times, in case a packet is lost.
KEY_PACKETS, KEY_ENDS = 6, 3
KEY_VOLUME = 10
#: A leap of the sequence number further than this is a new beginning, not a loss.
FURTHEST_LOSS = 1000

_HEAD = struct.Struct(">BBHII")
_EVENT = struct.Struct(">BBH")


@dataclass(frozen=True, slots=True)
class Packet:
    payload_type: int
    sequence: int
    timestamp: int
    source: int
    payload: bytes
    marker: bool = False

    def encode(self) -> bytes:
        kind = self.payload_type | (0x80 if self.marker else 0)
        return _HEAD.pack(0x80, kind, self.sequence & 0xFFFF, self.timestamp & 0xFFFFFFFF, self.source) + self.payload


def parse(data: bytes) -> Packet | None:
    """None for anything that is not RTP version 2 (RTCP on a shared port, stray datagrams)."""
    if len(data) < _HEAD.size or data[0] >> 6 != 2 or 200 <= data[1] <= 204:
        return None
    first, kind, sequence, timestamp, source = _HEAD.unpack_from(data)
    return Packet(kind & 0x7F, sequence, timestamp, source, data[_HEAD.size + 4 * (first & 0x0F) :], bool(kind & 0x80))


def key_payloads(key: str) -> list[bytes]:
    """The payloads of one key press, one for every 20 ms. Raises ValueError for what is not on a keypad."""
    code = KEYS.index(key)
    sounding = [_EVENT.pack(code, KEY_VOLUME, n * 160) for n in range(1, KEY_PACKETS)]
    return sounding + [_EVENT.pack(code, KEY_VOLUME | 0x80, KEY_PACKETS * 160)] * KEY_ENDS


def key_of(payload: bytes) -> tuple[str, bool] | None:
    """The pressed key of an event packet, and whether the packet ends the key. None for other events (RFC 4733)."""
    if len(payload) < _EVENT.size or payload[0] >= len(KEYS):
        return None
    return KEYS[payload[0]], bool(payload[1] & 0x80)


class Reception:
    """Counts of received audio: packets, lost packets, and the longest gap in seconds."""

    def __init__(self) -> None:
        self.packets = 0
        self.lost = 0
        self.largest_gap = 0.0
        self._last: Packet | None = None
        self._last_at = 0.0

    def note(self, packet: Packet, at: float) -> None:
        """A packet came at this moment (seconds of any steady clock)."""
        if self._last is not None:
            self.largest_gap = max(self.largest_gap, at - self._last_at)
            leap = (packet.sequence - self._last.sequence) & 0xFFFF
            if packet.source == self._last.source and 0 < leap < FURTHEST_LOSS:
                self.lost += leap - 1
        self.packets += 1
        self._last, self._last_at = packet, at

    def gap_until(self, now: float) -> float:
        """The longest silence so far, the one that may be going on included."""
        return max(self.largest_gap, now - self._last_at) if self._last is not None else 0.0
