"""The audio of calls: each call has a UDP port that speaks and listens, and one clock paces all ports."""

import asyncio
import contextlib
import secrets
import socket
from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np

from hotline.demo.phone import rtp, sdp
from hotline.infrastructure import audio

TICK_SECONDS = 0.02
#: After a stall longer than this (seconds) the clock restarts, instead of sending a burst of late packets.
LONGEST_STALL = 0.2
#: Silence between two keys, in ticks.
KEY_PAUSE = 5
RECEIVE_BUFFER = 1 << 20
LARGEST_DATAGRAM = 2048


class Pacer:
    """Sends one packet of every port each 20 ms: one timer for hundreds of calls."""

    def __init__(self) -> None:
        self._ports: dict[AudioPort, None] = {}
        self._clock: asyncio.Task[None] | None = None

    def add(self, port: "AudioPort") -> None:
        self._ports[port] = None
        if self._clock is None or self._clock.done():
            self._clock = asyncio.create_task(self._run(), name="phone pacer")

    def discard(self, port: "AudioPort") -> None:
        self._ports.pop(port, None)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while self._ports:
            for port in tuple(self._ports):
                port.tick()
            due += TICK_SECONDS
            if loop.time() - due > LONGEST_STALL:
                due = loop.time()
            await asyncio.sleep(max(0.0, due - loop.time()))


class AudioPort:
    """The audio of one call. The port sends silence until it has something to play.

    It holds the last ``buffer_seconds`` of received audio. A port on a shared socket (``shared``, see ``open_socket``)
    neither sends nor receives audio: it only sends keys.
    """

    def __init__(self, pacer: Pacer, host: str, buffer_seconds: float, shared: socket.socket | None = None) -> None:
        self._pacer, self._shared = pacer, shared is not None
        self._socket = shared or open_socket(host)
        self._open = True
        if shared is None:
            asyncio.get_running_loop().add_reader(self._socket, self._listen)
        self._to: tuple[str, int] | None = None
        self._key_type = 101
        self._sequence, self._timestamp = secrets.randbits(15), secrets.randbits(30)
        self._source = secrets.randbits(32)
        self._playing, self._at, self._again = b"", 0, False
        self._played = asyncio.Event()
        self._played.set()
        self._events: deque[tuple[bytes, bool]] = deque()
        self._event_start = 0
        self._sent = asyncio.Event()
        self._received: deque[bytes] = deque(maxlen=round(buffer_seconds / TICK_SECONDS))
        self._arrived = asyncio.Event()
        #: Is handed every packet's alaw as it comes.
        self.listener: Callable[[bytes], None] | None = None
        self.reception = rtp.Reception()
        self.keys_received = ""
        self._last_key = -1

    # Speaking ------------------------------------------------------------------------------------------------

    def number_from(self, sequence: int) -> None:
        """Set the sequence number (0 … 65535) of the next packet.

        Call this before the first packet: later, receivers take the jump for loss.
        """
        self._sequence = sequence

    def play(self, alaw: bytes, *, again: bool = False) -> None:
        """Speak this from now on, once or over and over; replaces what is being spoken."""
        self._playing, self._at, self._again = alaw, 0, again
        self._played.clear()

    def play_tone(self, hertz: int) -> None:
        self.play(audio.encode(audio.tone(hertz)), again=True)

    def play_file(self, path: Path, *, again: bool = False) -> None:
        """A file of bare alaw, 8 kHz."""
        self.play(path.read_bytes(), again=again)

    def be_silent(self) -> None:
        self._playing = b""
        self._played.set()

    async def played(self) -> None:
        """Wait until what is spoken once has been spoken."""
        await self._played.wait()

    async def send_keys(self, keys: str) -> None:
        """Press these keys one after another and wait until they are sent. Raises ValueError for a bad key."""
        presses = [rtp.key_payloads(key) for key in keys]
        for press in presses:
            self._events.extend((payload, first == 0) for first, payload in enumerate(press))
            self._events.extend([(b"", False)] * KEY_PAUSE)
        self._sent.clear()
        if self._shared:
            self._pacer.add(self)
        if presses and self._to is not None:
            await self._sent.wait()

    def tick(self) -> None:
        """Called by the pacer: send the packet that is due."""
        if self._to is None or not self._open:
            return
        if self._events:
            self._send_event(*self._events.popleft())
        elif self._shared:
            self._pacer.discard(self)
            self._sent.set()
        else:
            self._sent.set()
            self._send(sdp.ALAW, self._next_frame(), self._timestamp)
        self._timestamp += audio.FRAME

    def _send_event(self, payload: bytes, first: bool) -> None:
        if first:
            self._event_start = self._timestamp
        if payload:
            self._send(self._key_type, payload, self._event_start, first)
        elif not self._shared:
            self._send(sdp.ALAW, audio.SILENCE, self._timestamp)

    def _send(self, kind: int, payload: bytes, timestamp: int, marker: bool = False) -> None:
        assert self._to is not None, "a port that ticks knows where to speak"
        packet = rtp.Packet(kind, self._sequence, timestamp, self._source, payload, marker)
        self._sequence += 1
        with contextlib.suppress(OSError):  # as with any datagram: lost is lost
            self._socket.sendto(packet.encode(), self._to)

    def _next_frame(self) -> bytes:
        frame = self._playing[self._at : self._at + audio.FRAME]
        self._at += audio.FRAME
        if self._at >= len(self._playing):
            self._at = 0
            if not self._again:
                self.be_silent()
        return frame + audio.SILENCE[len(frame) :]

    # Listening -----------------------------------------------------------------------------------------------

    def received(self, seconds: float | None = None) -> audio.Samples:
        """The received audio: the last ``seconds`` of it, or everything still held when None."""
        frames = list(self._received)
        if seconds is not None:
            frames = frames[-max(1, round(seconds / TICK_SECONDS)) :]
        return audio.decode(b"".join(frames)) if frames else np.zeros(0, np.int16)

    def hears(self, *hertz: int, seconds: float = 0.5) -> set[int]:
        """The frequencies of ``hertz`` that sounded in the last seconds."""
        return audio.tones_in(self.received(seconds), hertz)

    async def wait_until(self, condition: "Callable[[AudioPort], bool]", within: float = 5.0) -> None:
        """Wait until ``condition`` holds after a packet. Raises TimeoutError after ``within`` seconds."""
        async with asyncio.timeout(within):
            while not condition(self):
                self._arrived.clear()
                await self._arrived.wait()

    async def wait_for_tone(self, hertz: int, within: float = 5.0) -> None:
        """Wait until the tone sounds. Raises TimeoutError when it does not sound in time."""
        await self.wait_until(lambda port: bool(port.hears(hertz, seconds=0.2)), within)

    def restart_measurement(self) -> rtp.Reception:
        """Count packets, losses and gaps, and keep what is heard, from now on."""
        self._received.clear()
        self.reception = rtp.Reception()
        return self.reception

    # The socket ----------------------------------------------------------------------------------------------

    @property
    def number(self) -> int:
        """The UDP port where we listen."""
        return int(self._socket.getsockname()[1])

    @property
    def aimed_at(self) -> tuple[str, int] | None:
        """The address to which audio is sent, or None while the other side has not named one."""
        return self._to

    def aim(self, stream: sdp.Stream) -> None:
        """Speak to this address from now on."""
        self._to, self._key_type = (stream.host, stream.port), stream.keys
        if not self._shared:
            self._pacer.add(self)

    def close(self) -> None:
        self._pacer.discard(self)
        self._played.set()
        self._sent.set()
        if self._open and not self._shared:
            asyncio.get_running_loop().remove_reader(self._socket)
            self._socket.close()
        self._open = False

    def _listen(self) -> None:
        with contextlib.suppress(OSError):  # nothing more to read, or a port unreachable over there
            while True:
                self._hear(self._socket.recv(LARGEST_DATAGRAM))

    def _hear(self, data: bytes) -> None:
        packet = rtp.parse(data)
        if packet is None:
            return
        if packet.payload_type == sdp.ALAW:
            self.reception.note(packet, asyncio.get_running_loop().time())
            self._received.append(packet.payload)
            if self.listener is not None:
                self.listener(packet.payload)
            self._arrived.set()
        elif packet.payload_type == self._key_type:
            self._note_key(packet)

    def _note_key(self, packet: rtp.Packet) -> None:
        pressed = rtp.key_of(packet.payload)
        if pressed and pressed[1] and packet.timestamp != self._last_key:
            self._last_key = packet.timestamp
            self.keys_received += pressed[0]


def open_socket(host: str) -> socket.socket:
    """A UDP socket on a port the system chooses, with room for a burst."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    opened.setblocking(False)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
    opened.bind((host, 0))
    return opened
