"""The part of SDP (RFC 4566) a telephone needs: one alaw stream with keys as telephone events. Pure."""

import re
from dataclasses import dataclass

ALAW = 8
MIRROR = {"sendrecv": "sendrecv", "sendonly": "recvonly", "recvonly": "sendonly", "inactive": "inactive"}


@dataclass(frozen=True, slots=True)
class Stream:
    """The audio stream that the other side asks for. ``keys`` is its payload type of key events."""

    host: str
    port: int
    direction: str = "sendrecv"
    keys: int = 101


def describe(stream: Stream, session: int, version: int) -> str:
    """Our description; ``version`` grows with every new one of the same session."""
    lines = (
        "v=0",
        f"o=- {session} {version} IN IP4 {stream.host}",
        "s=-",
        f"c=IN IP4 {stream.host}",
        "t=0 0",
        f"m=audio {stream.port} RTP/AVP {ALAW} {stream.keys}",
        f"a=rtpmap:{ALAW} PCMA/8000",
        f"a=rtpmap:{stream.keys} telephone-event/8000",
        f"a=fmtp:{stream.keys} 0-16",
        "a=ptime:20",
        f"a={stream.direction}",
    )
    return "\r\n".join(lines) + "\r\n"


def read(body: str) -> Stream | None:
    """The audio stream of a description, None when it has none."""
    media = re.search(r"^m=audio (\d+) ", body, re.MULTILINE)
    host = re.search(r"^c=IN IP4 (\S+)", body, re.MULTILINE)
    if media is None or host is None:
        return None
    direction = re.search(r"^a=(sendrecv|sendonly|recvonly|inactive)\s*$", body, re.MULTILINE)
    keys = re.search(r"^a=rtpmap:(\d+) telephone-event/8000", body, re.MULTILINE | re.IGNORECASE)
    return Stream(host[1], int(media[1]), direction[1] if direction else "sendrecv", int(keys[1]) if keys else 101)
