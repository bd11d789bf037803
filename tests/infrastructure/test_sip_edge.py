"""What is written for the front door."""

import os
from pathlib import Path

import pytest

from hotline.infrastructure.ports import Ports
from hotline.infrastructure.settings import Listen, Settings, SipEdge
from hotline.infrastructure.trunk_settings import Telephones, Trunk
from hotline.processes.single import asterisk, sip_edge
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
HALF_A_PAIR_FOR_TELEPHONES = Settings(telephones=Telephones(encrypted=True, key="/etc/ours.key"))


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (KEYS_IN_THE_CLEAR, r'it needs trunk\.transport = "tls"'),
        (NO_AUTHORITY, r"trunk\.authority names"),
        (HALF_A_PAIR, r"trunk\.certificate and trunk\.key go together"),
        (HALF_A_PAIR_FOR_TELEPHONES, r"telephones\.certificate and telephones\.key go together"),
    ],
)
def test_half_an_encryption_is_refused(settings: Settings, reason: str, tmp_path: Path) -> None:
    placed = settings.model_copy(update={"place": settings.place.model_copy(update={"data": tmp_path})})
    with pytest.raises(SetupError, match=reason):
        sip_edge.prepare(Layout(placed), SystemUser("me", os.getuid(), os.getgid()))


def test_the_edge_speaks_tls_where_the_carrier_does_and_nowhere_else() -> None:
    plain, encrypted = Settings(), Settings(trunk=Trunk(transport="tls"))
    assert "listen=tls" not in sip_edge.listen_lines(plain)
    assert f"listen=tls:127.0.0.1:{plain.ports.base + 12}" in sip_edge.listen_lines(encrypted)


def test_telephones_have_a_line_and_a_certificate_of_their_own(tmp_path: Path) -> None:
    chosen = Settings(telephones=Telephones(encrypted=True), listen=Listen(host="127.0.0.1"))
    placed = chosen.model_copy(update={"place": chosen.place.model_copy(update={"data": tmp_path})})
    layout = Layout(placed)
    sip_edge.prepare(layout, SystemUser("me", os.getuid(), os.getgid()))
    line, edge = f"127.0.0.1:{chosen.ports.base + 13}", (layout.run / "door" / "kamailio.cfg").read_text()
    assert f"listen=tls:{line}" in edge
    assert "#!define TELEPHONES_ARE_TLS" in edge
    assert "#!define TRUNK_IS_TLS" not in edge
    section = (layout.run / "door" / "kamailio-tls.cfg").read_text().partition(f"[server:{line}]")[2].partition("[")[0]
    assert f"private_key = {tmp_path / 'kamailio-telephones/key.pem'}" in section
    assert "require_certificate = no" in section


def test_telephones_are_encrypted_by_the_edge_alone(tmp_path: Path) -> None:
    chosen = Settings(telephones=Telephones(encrypted=True), door=SipEdge(on=False))
    with pytest.raises(SetupError, match=r"telephones\.encrypted needs the SIP edge"):
        asterisk.refuse_what_needs_the_edge(chosen)
