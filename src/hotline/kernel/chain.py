"""Hash chains: each link's digest covers the one before, so nothing can be altered, dropped or slipped in unseen."""

from cryptography.hazmat.primitives import hashes

#: The digest before the first link of a chain.
GENESIS = "0" * 64


def sm3(content: bytes) -> str:
    """The digest in hex."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def link(previous: str, content: bytes) -> str:
    """The digest of what follows the link ``previous``."""
    return sm3(previous.encode() + content)
