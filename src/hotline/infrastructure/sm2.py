"""SM2 signatures over SM3 digests (GB/T 32918.2), made and checked by OpenSSL's command, with the standard's user id.

``cryptography`` has the SM3 and SM4 of OpenSSL and not its SM2; see docs/decisions/0028-an-audit-trail.md.
"""

import base64
import subprocess
import tempfile
from pathlib import Path

from hotline.kernel.chain import sm3

#: GB/T 35276: the user id where the parties have agreed on no other.
USER_ID = "1234567812345678"
WITHIN_SECONDS = 20.0
#: How the DER form of every public key of SM2 begins (GB/T 35276): the algorithm, the curve, an uncompressed point.
SM2_KEY = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d03420004")


class SigningFailed(RuntimeError):
    """OpenSSL is missing, or has refused the key."""


def make_key(path: Path) -> None:
    """Write a fresh key pair: ``path``, readable by its owner only, and ``public_key_file``. Refuses to overwrite."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    made = _openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2")
    path.touch(0o600, exist_ok=False)
    path.write_bytes(made)
    public_key_file(path).write_bytes(_openssl("pkey", "-pubout", stdin=made))


def public_key_file(path: Path) -> Path:
    return path.with_suffix(".pub.pem")


def public_key_of(certificate: bytes) -> bytes:
    """The public key (PEM) of a certificate (PEM), of whatever kind. Raises SigningFailed when it cannot be read."""
    return _openssl("x509", "-noout", "-pubkey", stdin=certificate)


def is_sm2(public_key: bytes) -> bool:
    """Whether a public key (PEM) is a point on the curve of SM2."""
    return _der(public_key).startswith(SM2_KEY)


def fingerprint(public_key: bytes) -> str:
    """SM3 (hex) of a public key's DER form; ``public_key`` is PEM."""
    return sm3(_der(public_key))


def _der(public_key: bytes) -> bytes:
    lines = public_key.decode().strip().splitlines()
    return base64.b64decode("".join(lines[1:-1]))


def sign(key: Path, content: bytes) -> bytes:
    """The signature in DER. Raises SigningFailed."""
    return _openssl("dgst", "-sm3", "-sign", str(key), "-sigopt", f"distid:{USER_ID}", stdin=content)


def verifies(public_key: Path, content: bytes, signature: bytes) -> bool:
    """Whether the key's owner has signed the content. Raises SigningFailed when OpenSSL cannot be asked."""
    with tempfile.NamedTemporaryFile(suffix=".sig") as file:
        file.write(signature)
        file.flush()
        arguments = ["-verify", str(public_key), "-sigopt", f"distid:{USER_ID}", "-signature", file.name]
        return run_openssl("dgst", "-sm3", *arguments, stdin=content).returncode == 0


def _openssl(*arguments: str, stdin: bytes = b"") -> bytes:
    run = run_openssl(*arguments, stdin=stdin)
    if run.returncode:
        raise SigningFailed(f"openssl {arguments[0]} failed: {run.stderr.decode(errors='replace').strip()[-200:]}")
    return run.stdout


def run_openssl(*arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """What the command said. Raises SigningFailed when it cannot be asked."""
    try:
        return subprocess.run(["openssl", *arguments], input=stdin, capture_output=True, timeout=WITHIN_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SigningFailed(f"openssl: {type(error).__name__}") from error
