"""Signs messages to and from 12345 with a shared secret: HMAC over moment, nonce and body.

The hash is SHA-256, or SM3 of GB/T 32905.
"""

import hmac
from collections.abc import Mapping
from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

TIMESTAMP, NONCE, SIGNATURE = "X-Exchange-Timestamp", "X-Exchange-Nonce", "X-Exchange-Signature"
#: Seconds by which the two clocks may differ.
TOLERANCE = 300
LONGEST_NONCE = 64


def signature_headers(secret: bytes, *, digest: str, timestamp: int, nonce: str, body: bytes) -> dict[str, str]:
    """The three headers. ``digest``: sha256 or sm3."""
    signature = _signature(secret, digest, str(timestamp), nonce, body)
    return {TIMESTAMP: str(timestamp), NONCE: nonce, SIGNATURE: f"{digest}={signature}"}


def signature_error(secret: bytes, headers: Mapping[str, str], body: bytes, now: int) -> str:
    """Why the request is not proved to come from a holder of the secret, as a sentence; "" when it is."""
    timestamp, nonce = headers.get(TIMESTAMP, ""), headers.get(NONCE, "")
    digest, _, signature = headers.get(SIGNATURE, "").partition("=")
    if not (timestamp.isascii() and timestamp.isdigit() and nonce and len(nonce) <= LONGEST_NONCE):
        return "缺少时间戳或随机数，请补上后重发。"
    if abs(int(timestamp[:12]) - now) > TOLERANCE:
        return "时间戳与本机相差超过五分钟，请校准时钟。"
    if digest not in ("sha256", "sm3"):
        return "签名方法只能是 sha256 或 sm3。"
    right = _signature(secret, digest, timestamp, nonce, body)
    return "" if hmac.compare_digest(signature.encode(), right.encode()) else "签名有误，请核对密钥和算法。"


def _signature(secret: bytes, digest: str, timestamp: str, nonce: str, body: bytes) -> str:
    content = f"{timestamp}\n{nonce}\n".encode() + body
    if digest == "sm3":
        made = HMAC(secret, hashes.SM3())
        made.update(content)
        return made.finalize().hex()
    return hmac.digest(secret, content, sha256).hex()
