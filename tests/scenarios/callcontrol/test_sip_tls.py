"""The carrier's line by TLS and SRTP: another Asterisk is the carrier, and a citizen's telephone rings through it."""

import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from hotline.demo.phone.call import CallRefused
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import SipEdge, settings
from hotline.infrastructure.trunk_settings import Trunk
from tests.scenarios.callcontrol.another_asterisk import TRANSPORTS, AnotherAsterisk, Authority
from tests.scenarios.callcontrol.node import PROMPT_TONES, ROOT, Floor, Node, staffed, talk, until
from tests.scenarios.callcontrol.test_dialling import dials, own_phone_answers
from tests.scenarios.callcontrol.test_dialling import talking as dialled
from tests.scenarios.callcontrol.test_sip_edge import INVITE, answer_to, still_hear_each_other

pytestmark = pytest.mark.real
#: Where the citizen's telephone stands at the carrier.
CITIZEN = "127.0.0.50"


class Carrier(AnotherAsterisk):
    """Between a citizen's telephone (plain) and the hotline (TLS; ``srtp``: and encrypted sound)."""

    def __init__(self, folder: Path, node: Node, pair: tuple[Path, Path], authority: Path, *, srtp: bool) -> None:
        ports = node.settings.ports
        values = {
            "udp": ports.base + 17,
            "tls": ports.carrier,
            "edge": ports.sip_edge_tls,
            "citizen": f"{CITIZEN}:{ports.carrier}",
            "encryption": "sdes" if srtp else "no",
        }
        self.server = ("127.0.0.1", ports.base + 17)
        super().__init__(
            folder,
            pjsip=(TRANSPORTS + SIDES).format(**values),
            extensions=EXTENSIONS,
            pair=pair,
            authority=authority,
            rtp=(ports.rtp_last - 40, ports.rtp_last),
            listens=ports.carrier,
        )


EXTENSIONS = """
[from-citizen]
exten => _X!,1,Dial(PJSIP/${EXTEN}@hotline)
 same => n,Hangup(${HANGUPCAUSE})
[from-hotline]
exten => _X!,1,Dial(PJSIP/${EXTEN}@citizen)
"""
SIDES = """
[hotline](both)
send_pai = yes
transport = tls
context = from-hotline
media_encryption = {encryption}
aors = hotline
[hotline]
type = aor
contact = sip:127.0.0.1:{edge}\\;transport=tls
[hotline]
type = identify
endpoint = hotline
match = 127.0.0.1
[citizen](both)
transport = udp
context = from-citizen
aors = citizen
[citizen]
type = aor
contact = sip:{citizen}
[citizen]
type = identify
endpoint = citizen
match = 127.0.0.50
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module")
def authority(folder: Path) -> Authority:
    return Authority(folder, "carrier-authority")


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[Node]:
    if not (ROOT / "usr/sbin/asterisk").exists():
        pytest.skip(f"Asterisk is not built in {ROOT}")
    certificate, key = map(str, authority.issue("hotline"))
    trunk = Trunk(transport="tls", srtp="sdes", authority=str(authority.file), certificate=certificate, key=key)
    with Node(tmp_path_factory.mktemp("tls"), SipEdge(failures=1000), trunk=trunk) as running:
        yield running


@pytest.fixture
def carrier(node: Node, tmp_path: Path, authority: Authority) -> Iterator[Carrier]:
    with Carrier(tmp_path, node, authority.issue("carrier"), authority.file, srtp=True) as running:
        yield running


@pytest.fixture
async def floor(node: Node, carrier: Carrier, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Floor]:
    """The citizen's telephone rings the carrier's Asterisk, which rings the hotline."""
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    await carrier.ready()
    at = (CITIZEN, node.settings.ports.carrier)
    async with staffed(node) as ready, Phone("13800138000", carrier.server, local=at) as citizen:
        ready.citizen = citizen
        yield ready
    settings.cache_clear()


async def encrypted(node: Node) -> list[str]:
    """For each leg at the carrier, whether its sound is encrypted both ways, as the switch knows it."""
    legs = [each["id"] for each in await node.ari("/channels") if each["name"].startswith("PJSIP/trunk-")]
    return [(await node.ari(f"/channels/{id}/variable?variable=CHANNEL(rtp,secure)"))["value"] for id in legs]


async def test_a_citizen_rings_in_by_tls_and_srtp_and_talks(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, agent, _ = await talk(floor, ann)
        await still_hear_each_other(caller, agent)
        assert await encrypted(floor.node) == ["1"]
        await caller.hang_up()
        await agent.ended(8)
    await until(floor.node.is_empty)


async def test_a_citizen_is_rung_up_by_tls_and_srtp(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        own, citizen = await dialled(floor, ann, "out-by-tls")
        await still_hear_each_other(citizen, own)
        assert await encrypted(floor.node) == ["1"]
        await own.hang_up()
        await citizen.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await citizen.audio.send_keys("1")
        await citizen.ended(8)
    await until(floor.node.is_empty)


@pytest.fixture
async def refusing(
    request: pytest.FixtureRequest, node: Node, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Floor]:
    """As ``floor``, with a carrier that is wrong in one way."""
    right = request.getfixturevalue("authority")
    signer = Authority(folder, "somebody") if request.param == "foreign certificate" else right
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    pair, srtp = signer.issue("wrong-carrier"), request.param != "plain sound"
    with Carrier(tmp_path, node, pair, right.file, srtp=srtp) as carrier:
        await carrier.ready()
        at = (CITIZEN, node.settings.ports.carrier)
        async with staffed(node) as ready, Phone("13800138000", carrier.server, local=at) as citizen:
            ready.citizen = citizen
            yield ready
    settings.cache_clear()


@pytest.mark.parametrize("refusing", ["foreign certificate", "plain sound"], indirect=True)
async def test_a_carrier_with_a_certificate_of_others_or_with_plain_sound_gets_no_call_through(refusing: Floor) -> None:
    with pytest.raises(CallRefused):
        await refusing.citizen.call("12333", caller="13800138000")
    assert await refusing.node.is_empty()


@pytest.mark.parametrize("refusing", ["foreign certificate"], indirect=True)
async def test_nobody_is_rung_up_through_a_carrier_with_a_certificate_of_others(refusing: Floor) -> None:
    async with await refusing.agent_phone() as ann:
        await ann.register()
        assert await dials(refusing, "out-to-nobody") == ""
        own = await own_phone_answers(ann, "out-to-nobody")
        await own.ended(20)
    assert "dial_failed" in await refusing.complete_events("out-to-nobody")
    with pytest.raises(TimeoutError):
        await refusing.citizen.incoming(0.5)


def by_tls(message: str, port: int, authority: Path, pair: tuple[Path, Path] | None) -> int:
    """The code of the answer to a message from the carrier's address. Raises SSLError, or ConnectionError."""
    context = ssl.create_default_context(cafile=str(authority))
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # wants more of an authority than one made for a test has
    if pair:
        context.load_cert_chain(*pair)
    with (
        socket.create_connection(("127.0.0.1", port), 5) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as wire,
    ):
        here = f"127.0.0.1:{wire.getsockname()[1]}"
        wire.sendall(message.replace("SIP/2.0/UDP", "SIP/2.0/TLS").format(here=here, n="by-tls").encode())
        answer = wire.recv(65535)
        if not answer:
            raise ConnectionResetError
        return int(answer.split()[1])


def test_who_rings_from_the_carriers_address_without_its_certificate_is_refused(
    node: Node, authority: Authority, folder: Path
) -> None:
    edge, options = node.settings.ports, INVITE.replace("INVITE", "OPTIONS")
    assert answer_to(INVITE.replace("{n}", "plain"), edge.sip_edge) == 403
    assert by_tls(INVITE, edge.sip_edge_tls, authority.file, None) == 403
    with pytest.raises((ssl.SSLError, ConnectionError)):
        by_tls(INVITE, edge.sip_edge_tls, authority.file, Authority(folder, "stranger").issue("stranger-carrier"))
    assert by_tls(options, edge.sip_edge_tls, authority.file, authority.issue("real-carrier")) == 200


async def test_commands_of_this_machine_ring_in_without_encryption_as_ever(floor: Floor) -> None:
    async with Phone("13800138000", ("127.0.0.1", floor.node.settings.ports.sip)) as here:
        call = await here.call("12333", caller="13800138000")
        await call.audio.wait_for_tone(PROMPT_TONES["welcome"])
        await call.hang_up()
    await until(floor.node.is_empty)
