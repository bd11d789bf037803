"""What is written for the front door."""

import pytest

from hotline.infrastructure.ports import Ports
from hotline.infrastructure.settings import Listen, Settings
from hotline.processes.single import sip_edge
from hotline.processes.single.layout import SetupError


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
