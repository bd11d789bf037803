"""The settings of the web process, and of signing in to it: sessions, passwords, the second factor."""

from ipaddress import ip_address, ip_network
from typing import Literal

from pydantic import Field, IPvAnyNetwork, SecretStr

from hotline.infrastructure.ports import Section


class Web(Section):
    secret_key: SecretStr = SecretStr("")  # signs sessions; empty: a random one for each process
    session_hours: int = 12
    workers: int = 1
    debug: bool = False
    # how citizens reach these pages, such as https://12333.example.cn: links in texts begin with it; empty: no links
    address_of_citizens: str = Field("", pattern=r"^(https?://[^/\s]+)?$")


PRIVATE_NETWORKS = tuple(
    map(ip_network, ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"))
)


class CertificateGateway(Section):
    """Signing in with a smart key's SM2 certificate, which a gateway in front passes on; off without ``addresses``.

    The gateway is not ours: it ends TLCP. See docs/decisions/0031-second-factors.md.
    """

    addresses: tuple[IPvAnyNetwork, ...] = ()  # of the gateway, as nginx sees it; nobody else is believed
    secret: SecretStr = SecretStr("")  # the gateway says it with each request, in X-Gateway-Secret
    authorities: str = ""  # PEM file: who signs staff's certificates, up to the root
    revoked: str = ""  # file of their lists of revoked certificates (PEM, or one as DER); fetched by the operators

    def is_at(self, address: str) -> bool:
        """Whether the address is the gateway's. What is no address is none."""
        return _is_among(address, self.addresses)


class SignIn(Section):
    """Signing in of staff and their sessions, see docs/security.md."""

    max_sessions: int = Field(3, ge=1, le=100)  # open sessions of one person; one more ends the one longest unused
    idle_minutes: int = Field(30, ge=5, le=720)  # without use, a session ends after so long; never on a call
    warning_minutes: int = Field(2, ge=1, le=30)  # the page warns so long before
    # whether everybody above an agent, and agents outside ``office_networks``, prove a second factor: ``auto`` is
    # ``required`` in production and ``off`` in a demonstration
    second_factor: Literal["auto", "required", "off"] = "auto"
    office_networks: tuple[IPvAnyNetwork, ...] = PRIVATE_NETWORKS  # own offices, as the proxy sees them
    password_days: int = Field(90, ge=1, le=1000)  # after so many days a password has to be replaced
    # memory that the hash of one password takes, in MB, and with it time: 19 is the least that OWASP's Password Storage
    # Cheat Sheet names for Argon2id with two passes; a password is hashed anew when its owner signs in
    password_memory_mb: int = Field(100, ge=19, le=1024)
    # wrong passwords from one address within ten minutes after which browsers that are not known are turned away there
    stranger_failures: int = Field(50, ge=5, le=10_000)

    def requires_second_factor(self, *, demonstration: bool) -> bool:
        return self.second_factor == "required" or (self.second_factor == "auto" and not demonstration)

    def is_office(self, address: str) -> bool:
        """Whether the address is one of our own offices. What is no address is none."""
        return _is_among(address, self.office_networks)


def _is_among(address: str, networks: tuple[IPvAnyNetwork, ...]) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return any(found.version == network.version and found in network for network in networks)
