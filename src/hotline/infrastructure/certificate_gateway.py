"""What a gateway in front passes on: a person's certificate, whose key it has seen used, and the browser's address.

It stands at a configured address and says a shared secret. nginx takes these headers from nobody else; both are
checked here again. The gateway ends TLCP and is not ours: docs/decisions/0031-second-factors.md.
"""

import base64
import binascii
import ssl
from secrets import compare_digest
from urllib.parse import unquote

from django.http import HttpRequest

from hotline.infrastructure.settings import settings

BEGINS = "-----BEGIN CERTIFICATE-----"
ENDS = "-----END CERTIFICATE-----"
#: Of a certificate as text; those of people have a thousand or two.
MAX_CHARACTERS = 12_000


def is_used() -> bool:
    return bool(settings().certificate_gateway.addresses)


def has_passed_on(request: HttpRequest, address: str) -> bool:
    """Whether the request is the gateway's. ``address``: whose our proxy says that it is."""
    chosen = settings().certificate_gateway
    secret = chosen.secret.get_secret_value()
    if not secret or not chosen.is_at(address):
        return False
    return compare_digest(request.headers.get("X-Gateway-Secret", "").encode(), secret.encode())


def stated_certificate(request: HttpRequest) -> str:
    """The header as it came: whether the gateway said it is for ``has_passed_on`` to find out."""
    return request.headers.get("X-Client-Certificate", "")


def certificate_in(text: str) -> bytes:
    """DER of a certificate as PEM, as PEM escaped for a header, or as base64. Raises ValueError."""
    if not 0 < len(text) <= MAX_CHARACTERS:
        raise ValueError("too long for a certificate, or nothing")
    plain = text.strip() if text.lstrip().startswith(BEGINS) else unquote(text).strip()
    try:
        if plain.startswith(BEGINS):
            return ssl.PEM_cert_to_DER_cert(plain[: plain.index(ENDS) + len(ENDS)])
        return base64.b64decode("".join(plain.split()), validate=True)
    except binascii.Error as error:
        raise ValueError("no certificate") from error
