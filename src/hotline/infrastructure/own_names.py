"""The names and addresses by which browsers and other systems reach this installation.

A request that names another host is refused: links in messages and redirects are made from that name (Host header
injection, CWE-644), and a page of a stranger's name that resolves to us could read our answers (DNS rebinding).
"""

import ipaddress
import socket

from hotline.infrastructure.settings import Listen


def own_names(listen: Listen) -> list[str]:
    """``localhost``, the machine's name and addresses, the address that is listened on, and ``listen.names``.

    IPv6 addresses stand without brackets. Beyond loopback alone do the machine's own name and addresses count.
    """
    names = {"localhost", "127.0.0.1", "::1", *listen.names}
    host = ipaddress.ip_address(listen.host)
    if host.is_loopback:
        return sorted({*names, listen.host})
    here = {str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(socket.gethostname(), None)}
    return sorted({*names, socket.gethostname(), *here, *([] if host.is_unspecified else [listen.host])})


def as_in_a_request(name: str) -> str:
    """``name`` as a Host header writes it: IPv6 addresses in brackets."""
    return f"[{name}]" if ":" in name else name
