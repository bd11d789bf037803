"""Signatures of pushes, by Standard Webhooks; on request also HMAC with SM3 (GB/T 32905)."""

import base64
import binascii
import hmac
from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

PREFIX = "whsec_"


def secret_text(secret: bytes) -> str:
    """The secret in the form in which it is shown, once."""
    return PREFIX + base64.b64encode(secret).decode()


def secret_bytes(text: str) -> bytes | None:
    """None for what is none: 24 to 64 bytes."""
    try:
        raw = base64.b64decode(text.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if 24 <= len(raw) <= 64 else None


def signature_headers(secret: bytes, *, id: str, timestamp: int, body: bytes, sm3: bool) -> dict[str, str]:
    """``webhook-id``, ``webhook-timestamp`` (seconds), ``webhook-signature``: over the three, joined by dots."""
    content = f"{id}.{timestamp}.".encode() + body
    signatures = [f"v1,{base64.b64encode(hmac.digest(secret, content, sha256)).decode()}"]
    if sm3:
        digest = HMAC(secret, hashes.SM3())
        digest.update(content)
        signatures.append(f"v1sm3,{base64.b64encode(digest.finalize()).decode()}")
    return {"webhook-id": id, "webhook-timestamp": str(timestamp), "webhook-signature": " ".join(signatures)}
