"""The backup lies in an S3 store, reached over TLS: into it and back again, with the tools that real stores see."""

import datetime
import ipaddress
import os
import socket
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import obstore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from moto.server import ThreadedMotoServer
from obstore.store import S3Store

from tests.installation import wait_until
from tests.processes.backup.installations import QUICK, now, set_up
from tests.processes.backup.test_restore import MARKER, names, opened, write

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="the installation is started by root"),
]
BUCKET = "backup"
#: The store's own server ends TLS in a way that pgBackRest takes for an error, so TLS ends here, as before many stores.
NGINX = """
daemon off; pid {folder}/nginx.pid; error_log stderr;
events {{}}
http {{
    access_log off; client_max_body_size 0;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl; ssl_certificate {folder}/ca.pem; ssl_certificate_key {folder}/key.pem;
        location / {{
            proxy_pass {store}; proxy_http_version 1.1; proxy_set_header Host $http_host;
            proxy_set_header Connection "";
        }}
    }}
}}
"""


@dataclass(frozen=True)
class Store:
    """``inside``: its address without TLS, for looking at what it really holds."""

    port: int
    authority: Path
    inside: str

    def objects(self) -> dict[str, bytes]:
        options = {"endpoint": self.inside, "access_key_id": "test", "secret_access_key": "secret-of-test"}
        store = S3Store(BUCKET, client_options={"allow_http": True}, region="us-east-1", **options)  # type: ignore[arg-type]
        found = [each["path"] for some in obstore.list(store) for each in some]
        return {path: bytes(obstore.get(store, path).bytes()) for path in found}


@contextmanager
def s3_store(folder: Path) -> Iterator[Store]:
    folder.chmod(0o755)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    inside = "http://{}:{}".format(*server.get_host_and_port())
    urllib.request.urlopen(urllib.request.Request(f"{inside}/{BUCKET}", method="PUT")).close()
    certify(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    conf = folder / "nginx.conf"
    conf.write_text(NGINX.format(folder=folder, port=port, store=inside))
    proxy = subprocess.Popen(["/usr/sbin/nginx", "-p", str(folder), "-c", str(conf)], stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: _listens(port), 10, lambda: "nginx does not listen")
        yield Store(port, folder / "ca.pem", inside)
    finally:
        proxy.terminate()
        proxy.wait(10)
        server.stop()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def certify(folder: Path) -> None:
    """A certificate for this machine that is its own authority."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "store")])
    today = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, bare = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "ca.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, bare))


@pytest.fixture
def store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="hotline-store-") as folder, s3_store(Path(folder)) as running:
        yield running


def test_an_installation_comes_back_from_a_store_that_could_read_nothing(store: Store) -> None:
    lines = (
        f'endpoint = "127.0.0.1:{store.port}"\nca = "{store.authority}"\n'
        'access_key = "test"\nsecret_key = "secret-of-test"'
    )
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:
        place = set_up(Path(root), f"s3://{BUCKET}/hotline", f"{QUICK}\n{lines}")
        try:
            place.start()
            write(place, "first")
            place.wait_until_restorable(now())
            passed = place.do("backup", "drill")
            assert "演练通过" in passed
            place.store_keys()
            place.destroy()

            held = store.objects()
            assert {path.split("/")[1] for path in held} == {"postgres", "files"}
            assert not [path for path, content in held.items() if MARKER.encode() in content]

            restored = place.restore()
            assert restored.returncode == 0, restored.stdout
            place.start()
            assert names(place) == {"first"}
            assert opened(place, "first") == MARKER
        finally:
            place.stop()
