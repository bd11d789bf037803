"""What is written for the front door."""

import os
from pathlib import Path

import pytest

from hotline.infrastructure.ports import Ports
from hotline.infrastructure.settings import Listen, Settings
from hotline.infrastructure.trunk_settings import Trunk
from hotline.processes.single import sip_edge
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser


def test_carriers_and_offices_are_addresses_or_networks() -> None:
    assert sip_edge.networks(("10.1.2.3", "192.168.4.0/24")) == "10.1.2.3/32,192.168.4.0/24"
    assert sip_edge.networks(()) == "192.0.2.255/32"
    with pytest.raises(SetupError, match=r"door\.friends"):
        sip_edge.networks(("carrier.example",))


def test_it_listens_on_addresses_that_it_can_name_in_its_messages() -> None:
    assert sip_edge.hosts(Settings(listen=Listen(host="10.0.0.5"))) == ["10.0.0.5"]
    assert "0.0.0.0" not in sip_edge.hosts(Settings(listen=Listen(host="0.0.0.0")))
    assert sip_edge.media_address(Settings()) == ""
    assert sip_edge.media_address(Settings(listen=Listen(host="10.0.0.5"))) == "10.0.0.5"


def test_its_port_is_that_of_carriers_unless_it_is_off() -> None:
    on = Settings(ports=Ports(base=13000))
    off = on.model_copy(update={"door": on.door.model_copy(update={"on": False})})
    assert (on.sip_port, off.sip_port) == (13010, 13005)


KEYS_IN_THE_CLEAR = Settings(trunk=Trunk(srtp="sdes"))
NO_AUTHORITY = Settings(trunk=Trunk(transport="tls"))
HALF_A_PAIR = Settings(trunk=Trunk(transport="tls", authority=__file__, certificate="/etc/ours.pem"))


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (KEYS_IN_THE_CLEAR, r'it needs trunk\.transport = "tls"'),
        (NO_AUTHORITY, r"trunk\.authority names"),
        (HALF_A_PAIR, r"trunk\.certificate and trunk\.key go together"),
    ],
)
def test_half_an_encryption_of_the_carriers_line_is_refused(settings: Settings, reason: str, tmp_path: Path) -> None:
    placed = settings.model_copy(update={"place": settings.place.model_copy(update={"data": tmp_path})})
    with pytest.raises(SetupError, match=reason):
        sip_edge.prepare(Layout(placed), SystemUser("me", os.getuid(), os.getgid()))


def test_the_edge_speaks_tls_where_the_carrier_does_and_nowhere_else() -> None:
    plain, encrypted = Settings(), Settings(trunk=Trunk(transport="tls"))
    assert "listen=tls" not in sip_edge.listen_lines(plain)
    assert f"listen=tls:127.0.0.1:{plain.ports.base + 12}" in sip_edge.listen_lines(encrypted)
