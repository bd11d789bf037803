"""Kamailio, the front door of the switch: what comes from beyond this machine is looked at there first."""

import ipaddress
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

from hotline.infrastructure.settings import Settings
from hotline.infrastructure.sip_edge import PHONE_SIDE, TRUNK_SIDE, edge_key
from hotline.processes.single import certificate
from hotline.processes.single.addresses import LOOPBACK, in_url, is_loopback
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser, ensure_folder, ensure_tree
from hotline.processes.single.templates import DEPLOY, filled_in, render_secret, write, write_secret

#: A documentation address. Nothing is sent; connecting a UDP socket to it shows which own address would be used.
ELSEWHERE = "192.0.2.1"
#: An address that no host has, for an empty list.
NOBODY = "192.0.2.255"
#: Memory that all its processes share, and how much of it is left for calls whoever floods it.
SHARED_MB, SPARE_MB = 64, 32
#: A telephone is challenged at each registration, so challenges normally exceed failures by this factor.
REQUESTS_PER_FAILURE = 20


def prepare(layout: Layout, owner: SystemUser) -> list[str]:
    """Returns the command that runs it."""
    program = shutil.which("kamailio", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if program is None:
        raise SetupError("Kamailio is missing: apt-get install kamailio")
    settings, conf = layout.settings, layout.run / "door" / "kamailio.cfg"
    _refuse_keys_in_the_clear(settings)
    run = ensure_tree(layout.data / "kamailio", owner, 0o750)
    edge, ports = settings.door, settings.ports
    render_secret(
        "kamailio/etc/kamailio.cfg",
        conf,
        owner,
        modules=next(Path("/usr/lib").glob("*/kamailio/modules"), Path("/usr/lib/kamailio/modules")),
        listen=listen_lines(settings),
        sip=ports.sip,
        trunk_side=TRUNK_SIDE,
        phone_side=PHONE_SIDE,
        tls=_tls(layout, owner),
        trunk_is_tls="#!define TRUNK_IS_TLS" if settings.trunk.transport == "tls" else "",
        telephones_are_tls="#!define TELEPHONES_ARE_TLS" if settings.telephones.encrypted else "",
        trunks=networks(settings.telephony.trunks),
        friends=networks(edge.friends),
        key=edge_key(settings),
        messages_in_two_seconds=2 * edge.messages_per_second,
        connections_by_address=edge.connections_by_address,
        spare_bytes=SPARE_MB * 1024 * 1024,
        largest_bytes=edge.largest_bytes,
        failures=edge.failures,
        most_asked=REQUESTS_PER_FAILURE * edge.failures,
        within_seconds=60 * edge.within_minutes,
        ban_seconds=60 * edge.ban_minutes,
        trunk_calls_per_second=edge.trunk_calls_per_second,
    )
    pid_file = run / "kamailio.pid"
    # A file from an earlier boot: its process id may belong to another process now.
    pid_file.unlink(missing_ok=True)
    command = [program, "-DD", "-E", "-f", str(conf), "-Y", str(run), "-m", str(SHARED_MB), "-M", "8"]
    return [str(DEPLOY / "single" / "front"), str(pid_file), *command]


def listen_lines(settings: Settings) -> str:
    at = [(kind, settings.ports.sip_edge) for kind in ("udp", "tcp")]
    if settings.trunk.transport == "tls":
        at.append(("tls", settings.ports.sip_edge_tls))
    if settings.telephones.encrypted:
        at.append(("tls", settings.ports.sip_edge_telephones))
    return "\n".join(f"listen={kind}:{in_url(host)}:{port}" for host in hosts(settings) for kind, port in at)


def _tls(layout: Layout, owner: SystemUser) -> str:
    """The lines that have the edge speak TLS, and the file they name; "" without TLS."""
    sections = [*_tls_of_trunk(layout, owner), *_tls_of_telephones(layout, owner)]
    if not sections:
        return ""
    conf = layout.run / "door" / "kamailio-tls.cfg"
    write_secret(conf, "\n".join(sections).encode(), owner)
    return f'enable_tls=yes\nloadmodule "tls.so"\nmodparam("tls", "config", "{conf}")'


def _tls_of_trunk(layout: Layout, owner: SystemUser) -> Iterator[str]:
    if layout.settings.trunk.transport != "tls":
        return
    pair, authority = certificate.prepare_trunk(layout, owner), Path(layout.settings.trunk.authority)
    if not authority.is_file():
        raise SetupError("trunk.authority names the PEM file of who signs the carrier's certificate")
    copied = layout.run / "door" / "carrier-authority.pem"
    write_secret(copied, authority.read_bytes(), owner)
    _publish(layout, pair)
    yield filled_in("kamailio/etc/tls.cfg", certificate=pair.certificate, key=pair.key, authority=copied)


def _tls_of_telephones(layout: Layout, owner: SystemUser) -> Iterator[str]:
    """One for each address that the edge listens on."""
    settings = layout.settings
    if not settings.telephones.encrypted:
        return
    pair = certificate.prepare_telephones(layout, owner)
    _publish(layout, pair)
    at = [f"server:{in_url(host)}:{settings.ports.sip_edge_telephones}" for host in hosts(settings)]
    # Kamailio wants a default for either direction. Nothing listens there or leaves by it where the carrier has no TLS.
    at += ["server:default", "client:default"] if settings.trunk.transport != "tls" else []
    for section in at:
        yield filled_in("kamailio/etc/tls-telephones.cfg", section=section, certificate=pair.certificate, key=pair.key)


def _publish(layout: Layout, pair: certificate.Pair) -> None:
    """A copy of the certificate for everybody: the security page says when it ends."""
    copy = ensure_folder(layout.run, None, 0o755) / f"{pair.certificate.parent.name}.pem"
    write(copy, pair.certificate.read_text(), 0)
    copy.chmod(0o644)


def _refuse_keys_in_the_clear(settings: Settings) -> None:
    if settings.trunk.srtp == "sdes" and settings.trunk.transport != "tls":
        raise SetupError('trunk.srtp = "sdes" sends the keys of the sound by SIP: it needs trunk.transport = "tls"')


def hosts(settings: Settings) -> list[str]:
    """The addresses on which the edge listens. SIP messages name the address they came through, so none is ``any``."""
    host = settings.listen.host
    return [own_address(), LOOPBACK] if ipaddress.ip_address(host).is_unspecified else [host]


def media_address(settings: Settings) -> str:
    """The address at which Asterisk receives audio. "" on loopback, where the media follow the SIP address."""
    host = settings.listen.host
    return "" if is_loopback(host) else own_address() if ipaddress.ip_address(host).is_unspecified else host


def own_address() -> str:
    """This machine's address towards the network; loopback when it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((ELSEWHERE, 9))
        except OSError:
            return LOOPBACK
        return str(probe.getsockname()[0])


def networks(addresses: tuple[str, ...]) -> str:
    """The addresses in Kamailio's notation. Raises SetupError for a text that is no address or network."""
    try:
        return ",".join(str(ipaddress.ip_network(address, strict=False)) for address in addresses) or f"{NOBODY}/32"
    except ValueError as error:
        raise SetupError(f"telephony.trunks and door.friends hold addresses and networks: {error}") from None
