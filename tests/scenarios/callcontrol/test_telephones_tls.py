"""Agents' telephones by TLS and SRTP: another Asterisk is the telephone on the desk, and plain ones are refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hotline.demo.phone.phone import NotRegistered, Phone
from hotline.domains.voice.routing.ports import OfferResult
from hotline.infrastructure import sip_edge
from hotline.infrastructure.settings import SipEdge, settings
from hotline.infrastructure.trunk_settings import Telephones
from tests.scenarios.callcontrol.another_asterisk import TRANSPORTS, AnotherAsterisk, Authority
from tests.scenarios.callcontrol.node import ROOT, Floor, Node, queue_up, staffed, talk, until
from tests.scenarios.callcontrol.test_sip_edge import (
    FAILURES,
    INVITE,
    answer_by_tcp,
    answer_to,
    credentials,
    still_hear_each_other,
    telephone,
)

pytestmark = pytest.mark.real
AGENT = "agent-1001"
#: Where the receiver lies that is lifted: a telephone of the tests behind the one on the desk.
RECEIVER = "127.0.0.51"
PLAIN_TELEPHONE = "127.0.0.41"


class DeskTelephone(AnotherAsterisk):
    """Registers as the agent by TLS and rings the receiver; ``srtp``: its sound is encrypted.

    Like one from a shop it has a certificate of its maker's.
    """

    def __init__(
        self, folder: Path, node: Node, login: tuple[str, str], authorities: "Authorities", *, srtp: bool
    ) -> None:
        ports, (user, password) = node.settings.ports, login
        values = {
            "udp": ports.base + 17,
            "tls": ports.base + 18,
            "edge": ports.sip_edge_telephones,
            "receiver": f"{RECEIVER}:{ports.base + 19}",
            "encryption": "sdes" if srtp else "no",
            "user": user,
            "password": password,
        }
        super().__init__(
            folder,
            pjsip=(TRANSPORTS + SIDES).format(**values),
            extensions=EXTENSIONS,
            pair=authorities.maker.issue("telephone"),
            authority=authorities.ours.file,
            rtp=(ports.rtp_last - 40, ports.rtp_last),
            listens=ports.base + 18,
        )


EXTENSIONS = """
[from-hotline]
exten => _[a-z]!,1,Dial(PJSIP/1001@receiver)
"""
SIDES = """
[account]
type = auth
auth_type = userpass
username = {user}
password = {password}
[hotline]
type = registration
transport = tls
outbound_auth = account
server_uri = sip:127.0.0.1:{edge}\\;transport=tls
client_uri = sip:agent-1001@127.0.0.1
contact_user = agent-1001
retry_interval = 2
[hotline](both)
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
[receiver](both)
transport = udp
aors = receiver
[receiver]
type = aor
contact = sip:{receiver}
"""


class Authorities:
    def __init__(self, folder: Path) -> None:
        self.ours, self.maker = Authority(folder, "our-authority"), Authority(folder, "maker-of-telephones")


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Authorities:
    return Authorities(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, authorities: Authorities) -> Iterator[Node]:
    if not (ROOT / "usr/sbin/asterisk").exists():
        pytest.skip(f"Asterisk is not built in {ROOT}")
    certificate, key = map(str, authorities.ours.issue("hotline"))
    telephones = Telephones(encrypted=True, certificate=certificate, key=key)
    edge = SipEdge(failures=FAILURES)
    with Node(tmp_path_factory.mktemp("telephones"), edge, telephones=telephones) as running:
        yield running


@pytest.fixture
async def floor(node: Node, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Floor]:
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    async with staffed(node) as ready:
        yield ready
    settings.cache_clear()


@asynccontextmanager
async def on_the_desk(floor: Floor, folder: Path, authorities: Authorities, *, srtp: bool) -> AsyncIterator[Phone]:
    """The receiver of the agent's telephone, which has registered."""
    node, (_, user, password) = floor.node, await credentials(floor)

    async def is_registered() -> bool:
        endpoint = await node.ari(f"/endpoints/PJSIP/{AGENT}")
        return bool(endpoint.get("state") == "online")  # a switch that has not loaded them says so without a state

    at = (RECEIVER, node.settings.ports.base + 19)
    with DeskTelephone(folder, node, (user, password), authorities, srtp=srtp) as running:
        await running.ready()
        async with Phone("1001", ("127.0.0.1", node.settings.ports.base + 17), local=at) as receiver:
            await until(is_registered, 60)
            yield receiver


async def is_encrypted(node: Node) -> bool:
    """The sound between the switch and the agent's telephone, as the switch knows it."""
    (leg,) = [each["id"] for each in await node.ari("/channels") if each["name"].startswith(f"PJSIP/{AGENT}-")]
    return bool((await node.ari(f"/channels/{leg}/variable?variable=CHANNEL(rtp,secure)"))["value"] == "1")


async def test_a_telephone_registers_by_tls_and_takes_a_call_with_srtp(
    floor: Floor, authorities: Authorities, tmp_path: Path
) -> None:
    async with on_the_desk(floor, tmp_path, authorities, srtp=True) as receiver:
        caller, agent, _ = await talk(floor, receiver)
        assert await is_encrypted(floor.node)
        await still_hear_each_other(caller, agent)
        await caller.hang_up()
        await agent.ended(15)
        caller, agent, _ = await talk(floor, receiver, "offer-2")
        await agent.hang_up()
        await caller.hang_up()
        await until(floor.node.is_empty, 15)


async def test_a_telephone_without_srtp_does_not_ring_and_the_caller_waits_on(
    floor: Floor, authorities: Authorities, tmp_path: Path
) -> None:
    async with on_the_desk(floor, tmp_path, authorities, srtp=False) as receiver:
        caller, waiting = await queue_up(floor)
        await floor.dispatcher.offer(waiting.call, "offer-1")
        assert (await floor.dispatcher.hears(OfferResult, 20)).outcome != "answered"
        with pytest.raises(TimeoutError):
            await receiver.incoming(0.5)
        assert not caller.over
        await caller.hang_up()
        await until(floor.node.is_empty, 15)


async def test_a_plain_telephone_is_refused_by_udp_and_tcp_with_the_right_password_too_and_not_banned(
    floor: Floor,
) -> None:
    edge = floor.node.settings.ports.sip_edge
    async with telephone(floor, *await credentials(floor), PLAIN_TELEPHONE) as phone:
        for _ in range(2 * FAILURES):
            with pytest.raises(NotRegistered) as refusal:
                await phone.register()
            assert refusal.value.code == 403
    call = INVITE.replace("sip:900@", f"sip:{AGENT}@").replace("{n}", "plain")
    assert await asyncio.to_thread(answer_to, call, edge, PLAIN_TELEPHONE) == 403
    assert await asyncio.to_thread(answer_by_tcp, call, edge) == 403
    assert PLAIN_TELEPHONE not in {ban.source for ban in (await sip_edge.query_edge()).bans}
