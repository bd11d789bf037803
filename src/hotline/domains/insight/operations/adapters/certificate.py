"""The certificate that browsers get: read off the listening port, whoever made it and wherever its file lies."""

import ssl

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from hotline.domains.insight.operations.ports import Certificate
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

WITHIN_SECONDS = 5.0
LOOPBACK = {"127.0.0.1", "::1"}
#: Who listens on any address answers on this one.
OF_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def served_certificate() -> Certificate | None:
    """None where pages are served without TLS. Raises Unavailable when the port does not answer."""
    listen, port = settings().listen.host, settings().ports.web
    return None if listen in LOOPBACK else read_certificate(OF_ANY.get(listen, listen), port)


def read_certificate(host: str, port: int) -> Certificate:
    """Whether it is trusted is not asked. Raises Unavailable."""
    try:
        pem = ssl.get_server_certificate((host, port), timeout=WITHIN_SECONDS)
    except OSError as error:  # of the connection, and of TLS
        raise Unavailable("网站端口无应答") from error
    found = x509.load_pem_x509_certificate(pem.encode())
    return Certificate(f"{host}:{port}", found.fingerprint(hashes.SHA256()).hex(), found.not_valid_after_utc)
