"""Values as they were sealed before ciphers had places and indexes dates."""

import base64
import os

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hotline.kernel.sealed import Sealed

#: A key set of that time.
FORMER = {"current": "2026-11", "dated": {"2026-11": "6b" * 16}, "index": "69" * 32}
MASKED = "138" + "****" + "0000"


def sealed_formerly(clear: str, masked: str = MASKED) -> Sealed:
    nonce = os.urandom(12)
    encryptor = Cipher(algorithms.SM4(bytes.fromhex("6b" * 16)), modes.GCM(nonce)).encryptor()
    body = encryptor.update(clear.encode()) + encryptor.finalize()
    index = hmac.HMAC(bytes.fromhex("69" * 32), hashes.SM3())
    index.update(clear.encode())
    cipher = f"2026-11:{base64.b64encode(nonce + encryptor.tag + body).decode()}"
    return Sealed(masked, cipher, index.finalize().hex())
