"""TLS when the installation listens beyond loopback: browsers give a page no microphone otherwise."""

import datetime
import ipaddress
import socket
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hotline.infrastructure.own_names import own_names
from hotline.infrastructure.settings import Listen
from hotline.infrastructure.trunk_settings import Telephones, Trunk
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser, ensure_tree
from hotline.processes.single.templates import write_secret

YEARS = 5


@dataclass(frozen=True)
class Pair:
    certificate: Path
    key: Path


def prepare(layout: Layout, reader: SystemUser) -> Pair:
    """The certificate pair that nginx reads: a copy of the configured pair, or a self-signed one, made once."""
    return _copy_or_sign(layout, reader, layout.data / "tls", "listen", layout.settings.listen)


def prepare_trunk(layout: Layout, reader: SystemUser) -> Pair:
    """The pair that the SIP edge shows to the carrier, in a copy of its own: ``trunk``'s, else ``listen``'s."""
    return _own_or_listens(layout, reader, layout.data / "kamailio-tls", "trunk", layout.settings.trunk)


def prepare_telephones(layout: Layout, reader: SystemUser) -> Pair:
    """The pair that the SIP edge shows to agents' telephones, in the same way: ``telephones``'s, else ``listen``'s."""
    folder = layout.data / "kamailio-telephones"
    return _own_or_listens(layout, reader, folder, "telephones", layout.settings.telephones)


def _own_or_listens(layout: Layout, reader: SystemUser, folder: Path, section: str, chosen: Trunk | Telephones) -> Pair:
    if chosen.certificate or chosen.key:
        return _copy_or_sign(layout, reader, folder, section, chosen)
    return _copy_or_sign(layout, reader, folder, "listen", layout.settings.listen)


def _copy_or_sign(
    layout: Layout, reader: SystemUser, folder: Path, section: str, chosen: Listen | Trunk | Telephones
) -> Pair:
    listen = layout.settings.listen
    pair = Pair(folder / "certificate.pem", folder / "key.pem")
    if bool(chosen.certificate) != bool(chosen.key):
        raise SetupError(f"{section}.certificate and {section}.key go together: give both or neither")
    if chosen.certificate:
        for source, target in ((chosen.certificate, pair.certificate), (chosen.key, pair.key)):
            if not Path(source).is_file():
                raise SetupError(f"{source} does not exist: {section}.certificate and {section}.key name PEM files")
            write_secret(target, Path(source).read_bytes(), reader)
    elif not pair.certificate.exists():
        _sign(pair, _names(listen), reader)
    ensure_tree(folder, reader, 0o700)
    return pair


def _names(listen: Listen) -> list[x509.GeneralName]:
    return [_general_name(name) for name in own_names(listen)]


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _sign(pair: Pair, names: list[x509.GeneralName], reader: SystemUser) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, socket.gethostname()[:64])])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=365 * YEARS))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, pkcs8, bare = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    write_secret(pair.key, key.private_bytes(pem, pkcs8, bare), reader)
    write_secret(pair.certificate, certificate.public_bytes(pem), reader)
