"""Certificates of people with a key of SM2: verified against their authority and its list of revoked ones.

OpenSSL's command verifies the chain: signatures, validity, constraints, purpose. For a list it knows no user id of SM2
and calls every one forged, so lists are read by ``cryptography`` and their signatures verified by ``sm2``.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from hotline.infrastructure import sm2
from hotline.kernel.chain import sm3

#: SM2 over SM3 (GM/T 0006).
SM2_SIGNATURE = x509.ObjectIdentifier("1.2.156.10197.1.501")
ERROR = re.compile(r"^error (?P<number>\d+) at (?P<depth>\d+) depth", re.MULTILINE)
END_OF_LIST = b"-----END X509 CRL-----"


class Refusal(StrEnum):
    """Why a certificate proves nobody."""

    UNREADABLE = "unreadable"
    NOT_SM2 = "not_sm2"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    OTHER_AUTHORITY = "other_authority"
    FORGED = "forged"
    OTHER_PURPOSE = "other_purpose"
    REVOKED = "revoked"
    #: No list of the authority that is in force can be read: whether it is revoked cannot be known.
    NO_LIST = "no_list"


#: OpenSSL's numbers (``x509_vfy.h``). Every other one is an authority that does not hold.
_REFUSALS = {
    7: Refusal.FORGED,
    9: Refusal.NOT_YET_VALID,
    10: Refusal.EXPIRED,
    26: Refusal.OTHER_PURPOSE,
}


class CertificateRefused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True)
class PersonCertificate:
    """``serial``: hexadecimal. ``subject``, ``issuer``: common names. ``fingerprint``: SM3 of ``der``, hexadecimal."""

    der: bytes
    serial: str
    subject: str
    issuer: str
    not_after: datetime
    fingerprint: str


def verify(der: bytes, *, authorities: Path, revoked: Path, now: datetime) -> PersonCertificate:
    """The certificate, if it holds. Raises CertificateRefused, SigningFailed when OpenSSL cannot be asked."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        is_for_signing = _signs(certificate)
        pem = certificate.public_bytes(Encoding.PEM)
        public_key = sm2.public_key_of(pem)
    except (ValueError, x509.DuplicateExtension, sm2.SigningFailed) as error:
        raise CertificateRefused(Refusal.UNREADABLE) from error
    if certificate.signature_algorithm_oid != SM2_SIGNATURE or not sm2.is_sm2(public_key):
        raise CertificateRefused(Refusal.NOT_SM2)
    _require_chain(pem, authorities, now)
    if not is_for_signing:
        raise CertificateRefused(Refusal.OTHER_PURPOSE)
    _require_not_revoked(certificate, authorities, revoked, now)
    return PersonCertificate(
        der=der,
        serial=f"{certificate.serial_number:X}",
        subject=_common_name(certificate.subject),
        issuer=_common_name(certificate.issuer),
        not_after=certificate.not_valid_after_utc,
        fingerprint=sm3(der),
    )


def _signs(certificate: x509.Certificate) -> bool:
    """Whether it is the one of a pair that signs; the other one encrypts (GM/T 0015)."""
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value.digital_signature
    except x509.ExtensionNotFound:
        return False


def _require_chain(pem: bytes, authorities: Path, now: datetime) -> None:
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        file.write(pem)
        file.flush()
        run = sm2.run_openssl(
            "verify", "-no-CApath", "-no-CAstore", "-CAfile", str(authorities), "-purpose", "sslclient",
            "-vfyopt", f"distid:{sm2.USER_ID}", "-attime", str(int(now.timestamp())), file.name,
        )  # fmt: skip
    if run.returncode:
        raise CertificateRefused(_refusal_in(run))


def _refusal_in(run: "subprocess.CompletedProcess[bytes]") -> Refusal:
    line = ERROR.search((run.stderr + run.stdout).decode(errors="replace"))
    if line is None or line["depth"] != "0":
        return Refusal.OTHER_AUTHORITY
    return _REFUSALS.get(int(line["number"]), Refusal.OTHER_AUTHORITY)


def _require_not_revoked(certificate: x509.Certificate, authorities: Path, revoked: Path, now: datetime) -> None:
    """Every list of its authority that is in force counts; there has to be one."""
    lists = [each for each in _lists_of(certificate.issuer, revoked) if _is_in_force(each, now)]
    keys = list(_keys_of(certificate.issuer, authorities))
    genuine = [each for each in lists if any(_is_genuine(key, each) for key in keys)]
    if not genuine:
        raise CertificateRefused(Refusal.NO_LIST)
    if any(each.get_revoked_certificate_by_serial_number(certificate.serial_number) for each in genuine):
        raise CertificateRefused(Refusal.REVOKED)


def _lists_of(issuer: x509.Name, path: Path) -> Iterator[x509.CertificateRevocationList]:
    with suppress(OSError, ValueError):
        yield from (each for each in _lists_in(path) if each.issuer == issuer)


def _lists_in(path: Path) -> list[x509.CertificateRevocationList]:
    content = path.read_bytes()
    if END_OF_LIST not in content:
        return [x509.load_der_x509_crl(content)]
    parts = content.split(END_OF_LIST)[:-1]
    return [x509.load_pem_x509_crl(part + END_OF_LIST + b"\n") for part in parts]


def lists_end(path: Path) -> datetime | None:
    """When the first of the lists is out of date; None for one that says nothing of it. Raises OSError, ValueError."""
    ends = [each.next_update_utc for each in _lists_in(path)]
    return None if None in ends else min(end for end in ends if end is not None)


def _is_in_force(each: x509.CertificateRevocationList, now: datetime) -> bool:
    """A list with critical extensions is about some certificates only, or about changes to another list."""
    if any(extension.critical for extension in each.extensions):
        return False
    return each.next_update_utc is not None and each.last_update_utc <= now < each.next_update_utc


def _keys_of(issuer: x509.Name, authorities: Path) -> Iterator[bytes]:
    for each in x509.load_pem_x509_certificates(authorities.read_bytes()):
        if each.subject == issuer:
            yield sm2.public_key_of(each.public_bytes(Encoding.PEM))


def _is_genuine(public_key: bytes, each: x509.CertificateRevocationList) -> bool:
    if each.signature_algorithm_oid != SM2_SIGNATURE or not sm2.is_sm2(public_key):
        return False
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        file.write(public_key)
        file.flush()
        return sm2.verifies(Path(file.name), each.tbs_certlist_bytes, each.signature)


def _common_name(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(found[-1].value) if found else ""
