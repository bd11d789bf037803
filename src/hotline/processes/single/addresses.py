"""Listening addresses of the installation, and which process holds a port that should be free."""

import contextlib
import errno
import ipaddress
import socket
from pathlib import Path

from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import SetupError

LOOPBACK = "127.0.0.1"
#: The address to use for a server that listens on any address.
OF_ANY = {"0.0.0.0": LOOPBACK, "::": "::1"}


def is_loopback(host: str) -> bool:
    """Raises SetupError for what is no address: Asterisk and nginx must agree on it, so names are not taken."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        raise SetupError(f"listen.host must be an address such as 127.0.0.1 or 0.0.0.0, not {host!r}") from None


def in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def host_and_port(host: str, port: int) -> str:
    return f"{in_url(host)}:{port}"


def origin_here(settings: Settings) -> str:
    """The origin at which a browser on this machine finds the pages."""
    host = settings.listen.host
    scheme = "http" if is_loopback(host) else "https"
    return f"{scheme}://{host_and_port(OF_ANY.get(host, host), settings.ports.web)}"


def switch_here(settings: Settings) -> str:
    """The address at which a command on this machine reaches Asterisk itself, past the SIP edge."""
    host = settings.listen.host
    return LOOPBACK if settings.door.on or is_loopback(host) else OF_ANY.get(host, host)


def refuse_taken_ports(settings: Settings) -> None:
    """Raises SetupError naming the port and who holds it."""
    ports, host = settings.ports, settings.listen.host
    inner = [ports.app, ports.asterisk_http, ports.asterisk_manager, ports.postgres, ports.nats, ports.nats_monitor]
    inner += [ports.sip] if settings.door.on else []
    inner += [ports.benefits] if settings.uses_demo_service else []
    bound = [(host, ports.web), (host, settings.sip_port), *((LOOPBACK, port) for port in inner)]
    bound += [(host, ports.sip_edge_tls)] if settings.trunk.transport == "tls" else []
    bound += [(host, ports.sip_edge_telephones)] if settings.telephones.encrypted else []
    for address, port in bound:
        if not _is_free(address, port):
            raise SetupError(f"port {port} is taken by {holder(port)}; HOTLINE_PORTS__BASE moves all of ours")


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As servers do: a closed connection in TIME_WAIT does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise SetupError(f"cannot listen on {host_and_port(host, port)}: {error.strerror}") from None
    return True


def holder(port: int) -> str:
    """``pid 812 (nginx)``, from /proc."""
    inodes = _listening_inodes(port)
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            target = descriptor.readlink().name
            if target.startswith("socket:[") and target[8:-1] in inodes:
                process = descriptor.parents[1]
                return f"pid {process.name} ({(process / 'comm').read_text().strip()})"
    return "another process"


def _listening_inodes(port: int) -> set[str]:
    listening, bound = "0A", f":{port:04X}"
    tables = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
    rows = (line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:])
    return {row[9] for row in rows if row[1].endswith(bound) and row[3] == listening}
