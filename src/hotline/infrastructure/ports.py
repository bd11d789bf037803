"""The settings' base and the ports, which all follow from one number."""

from pydantic import BaseModel, ConfigDict, Field


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Ports(Section):
    """Every port follows from ``base``; a second installation on the machine takes another base and RTP range."""

    base: int = Field(12330, ge=1024, le=65000)
    rtp_first: int = 20000
    rtp_last: int = 21999

    @property
    def carrier(self) -> int:
        """The port at which the simulated citizens of the demonstration and the tests answer call-backs."""
        return self.base

    @property
    def benefits(self) -> int:
        """Port of the demonstration service for 社保个人权益记录."""
        return self.base + 2

    @property
    def city(self) -> int:
        """The demonstration of 12345, while it is run."""
        return self.base + 11

    @property
    def asterisk_manager(self) -> int:
        return self.base + 1

    @property
    def web(self) -> int:
        """The one origin: pages, API, live stream, SIP over WebSocket (12333 by default)."""
        return self.base + 3

    @property
    def app(self) -> int:
        return self.base + 4

    @property
    def sip(self) -> int:
        return self.base + 5

    @property
    def asterisk_http(self) -> int:
        return self.base + 6

    @property
    def postgres(self) -> int:
        return self.base + 7

    @property
    def nats(self) -> int:
        return self.base + 8

    @property
    def nats_monitor(self) -> int:
        return self.base + 9

    @property
    def sip_edge(self) -> int:
        """SIP for carriers and telephones beyond this machine; ``sip`` is the switch's own, on loopback."""
        return self.base + 10

    @property
    def sip_edge_tls(self) -> int:
        """The same by TLS, where ``trunk.transport`` is tls."""
        return self.base + 12

    def ai_seats(self, process: int) -> int:
        """The sound of AI seats comes here, from the switch of this machine; ``process`` from 1 to 4."""
        return self.base + 13 + process

    @property
    def sip_edge_telephones(self) -> int:
        """The same by TLS for agents' telephones, where ``telephones.encrypted`` is set."""
        return self.base + 13
