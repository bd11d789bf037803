"""Digest authentication of SIP (RFC 2617, RFC 8760): the answer to a challenge. Pure: the nonces come in."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

ALGORITHMS = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}
PARAMETER = re.compile(r'(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",\s]+))')


@dataclass(frozen=True, slots=True)
class Challenge:
    realm: str
    nonce: str
    opaque: str = ""
    algorithm: str = "MD5"
    qop: bool = False


def challenge_among(values: Iterable[str]) -> Challenge | None:
    """The first challenge that we can answer, or None. A server lists challenges by its preference (RFC 8760 §2.4)."""
    for value in values:
        parameters = {name.lower(): quoted or bare for name, quoted, bare in PARAMETER.findall(value)}
        algorithm = parameters.get("algorithm", "MD5").upper()
        if value.lower().startswith("digest") and algorithm in ALGORITHMS and "nonce" in parameters:
            qop = "auth" in parameters.get("qop", "").replace(" ", "").split(",")
            return Challenge(
                parameters.get("realm", ""), parameters["nonce"], parameters.get("opaque", ""), algorithm, qop
            )
    return None


def authorization(
    challenge: Challenge, *, username: str, password: str, method: str, uri: str, cnonce: str, count: int = 1
) -> str:
    """The value of the Authorization header. ``count`` is how often this nonce has been used, from 1."""
    key = _hash(challenge, f"{username}:{challenge.realm}:{password}")
    request_hash = _hash(challenge, f"{method}:{uri}")
    fields = {"username": username, "realm": challenge.realm, "nonce": challenge.nonce, "uri": uri}
    if challenge.qop:
        proof = _hash(challenge, f"{key}:{challenge.nonce}:{count:08x}:{cnonce}:auth:{request_hash}")
        tail = f", qop=auth, nc={count:08x}"
        fields["cnonce"] = cnonce
    else:
        proof, tail = _hash(challenge, f"{key}:{challenge.nonce}:{request_hash}"), ""
    fields["response"] = proof
    if challenge.opaque:
        fields["opaque"] = challenge.opaque
    quoted = ", ".join(f'{name}="{value}"' for name, value in fields.items())
    return f"Digest {quoted}, algorithm={challenge.algorithm}{tail}"


def _hash(challenge: Challenge, text: str) -> str:
    return ALGORITHMS[challenge.algorithm](text.encode()).hexdigest()
