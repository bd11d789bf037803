"""The settings sections of the carrier's line and of telephones on the desks."""

from typing import Literal

from hotline.infrastructure.ports import Section


class Trunk(Section):
    """What the carrier's line does for us, see docs/front-door.md."""

    transport: Literal["udp", "tcp", "tls"] = "udp"  # of calls out; tls: of calls in as well, others are refused
    srtp: Literal["off", "sdes"] = "off"  # sdes: required, with keys in the signalling, which must go by TLS
    authority: str = ""  # PEM file: who signs the carrier's certificate; needed for TLS
    certificate: str = ""  # ours towards the carrier, ``key`` with it, PEM; empty: that of ``listen``
    key: str = ""
    # the carrier asserts its callers' numbers (P-Asserted-Identity); then no other number is rung back
    vouches: bool = True


class Telephones(Section):
    """SIP telephones on agents' desks, see docs/front-door.md. Browsers' phones are always encrypted."""

    encrypted: bool = False  # TLS and SRTP are required; a telephone without is refused
    certificate: str = ""  # what the edge shows them, ``key`` with it, PEM; empty: that of ``listen``
    key: str = ""
