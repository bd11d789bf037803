"""The second places: each takes heads; those that can be read give them back in order; none takes one back."""

import asyncio
import ssl
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer

from hotline.domains.platform.audit.adapters import head_files
from hotline.domains.platform.audit.adapters.locked_store import LockedStore
from hotline.domains.platform.audit.adapters.syslog import SyslogServer, frame, message_of
from hotline.domains.platform.audit.adapters.witness import Witness
from hotline.domains.platform.audit.ports import SecondPlace
from hotline.domains.platform.audit.rules import heads
from hotline.domains.platform.audit.rules.heads import Head, HeadKind, SignedHead
from hotline.kernel.errors import Unavailable
from hotline.processes.witness import take
from tests.free_ports import free_port

BUCKET = "heads"


def head(position: int, *, kind: HeadKind = HeadKind.HEAD, minutes: int | None = None) -> SignedHead:
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(minutes=position if minutes is None else minutes)
    made = Head("bj1", "a", position, f"{position:064x}", at, kind=kind)
    return heads.with_signature(heads.content_of(made), b"signature")


@pytest.fixture
def store() -> Iterator[tuple[LockedStore, Any]]:
    """A bucket with object lock, and a client of its owner."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    forget = urllib.request.Request(f"http://{host}:{port}/moto-api/reset", method="POST")
    urllib.request.urlopen(forget).close()  # what another test's server holds is in this process too
    client = boto3.client(
        "s3",
        endpoint_url=f"http://{host}:{port}",
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )
    client.create_bucket(Bucket=BUCKET, ObjectLockEnabledForBucket=True)
    yield LockedStore(client, BUCKET, "hotline", 1096), client
    server.stop()


@pytest.fixture(params=["witness", "store"])
def place(request: pytest.FixtureRequest) -> SecondPlace:
    found = request.getfixturevalue(request.param)
    return found[0] if isinstance(found, tuple) else found  # type: ignore[no-any-return]


def test_heads_come_back_in_order(place: SecondPlace) -> None:
    assert place.last() is None
    stored = [head(number) for number in (1, 2, 5)]
    for each in stored:
        place.append(each)
    assert place.last() == stored[-1]
    assert place.since(stored[1].head.at) == stored[1:]
    assert place.since(datetime.min.replace(tzinfo=UTC)) == stored


def test_a_locked_head_cannot_be_removed_before_its_time(store: tuple[LockedStore, Any]) -> None:
    place, client = store
    place.append(head(1))
    version = client.list_object_versions(Bucket=BUCKET)["Versions"][0]
    lock = client.head_object(Bucket=BUCKET, Key=version["Key"], VersionId=version["VersionId"])
    assert lock["ObjectLockMode"] == "COMPLIANCE"
    assert timedelta(days=1095) < lock["ObjectLockRetainUntilDate"] - datetime.now(UTC) < timedelta(days=1097)
    with pytest.raises(ClientError, match="AccessDenied"):
        client.delete_object(Bucket=BUCKET, Key=version["Key"], VersionId=version["VersionId"])


def test_a_store_that_is_away_says_so() -> None:
    client = boto3.client(
        "s3", endpoint_url="http://127.0.0.1:9", region_name="x", aws_access_key_id="x", aws_secret_access_key="x"
    )
    place = LockedStore(client, BUCKET, "", 1096)
    for operation in (place.last, lambda: place.append(head(1)), lambda: place.since(datetime.now(UTC))):
        with pytest.raises(Unavailable):
            operation()


def test_the_witness_takes_nothing_back(witness: Witness, tmp_path: Path) -> None:
    witness.append(head(5))
    with pytest.raises(Unavailable, match="shorter"):
        witness.append(head(4))
    witness.append(head(4, kind=HeadKind.RESTART, minutes=6))
    assert [each.head.position for each in witness.since(datetime.min.replace(tzinfo=UTC))] == [5, 4]


@pytest.mark.parametrize("line", [b"", b"{}\n", b'{"content": "x", "signature": ""}\n', b"no json\n"])
def test_the_witness_takes_heads_only(tmp_path: Path, line: bytes) -> None:
    assert take(tmp_path, line).startswith(b"no head")
    assert not list(tmp_path.glob(head_files.PATTERN))


def test_a_witness_that_does_not_run_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        Witness(tmp_path).append(head(1))
    with pytest.raises(Unavailable):
        Witness(tmp_path / "none").last()


# A log server over TLS ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    pair = folder / "cert.pem", folder / "key.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*made, "-out", pair[0], "-keyout", pair[1]], check=True, capture_output=True)
    return pair


@pytest.fixture
def server(certificate: tuple[Path, Path]) -> Iterator[tuple[int, list[bytes]]]:
    """A collector on loopback: its port, and the frames that it has read to their end."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    received: list[bytes] = []
    loop = asyncio.new_event_loop()

    async def read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.append(await reader.read())
        writer.close()

    started = loop.run_until_complete(asyncio.start_server(read, "127.0.0.1", 0, ssl=context))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield started.sockets[0].getsockname()[1], received
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_a_log_server_gets_each_head_framed_over_tls(
    server: tuple[int, list[bytes]], certificate: tuple[Path, Path]
) -> None:
    port, received = server
    place = SyslogServer(f"127.0.0.1:{port}", ssl.create_default_context(cafile=certificate[0]))
    sent = head(7)
    place.append(sent)
    threading.Event().wait(0.2)
    length, _, message = received[0].partition(b" ")
    assert int(length) == len(message)
    assert message == message_of(sent)
    header, _, body = message.partition(b"\xef\xbb\xbf")
    assert heads.read_line(body) == sent
    priority, at, host, app, process, kind, data = header.decode().rstrip().split(" ", 6)
    assert (priority, host, app, process, kind) == ("<109>1", "bj1-a", "hotline", "-", "AUDITHEAD")
    assert datetime.fromisoformat(at) == sent.head.at
    assert data.startswith('[auditHead@32473 position="7"')


def test_a_log_server_that_nobody_vouches_for_gets_nothing(server: tuple[int, list[bytes]]) -> None:
    port, received = server
    with pytest.raises(Unavailable):
        SyslogServer(f"127.0.0.1:{port}", ssl.create_default_context()).append(head(1))
    assert not any(received)


def test_a_log_server_that_is_away_says_so() -> None:
    with pytest.raises(Unavailable):
        SyslogServer(f"127.0.0.1:{free_port()}", ssl.create_default_context()).append(head(1))


def test_a_frame_counts_octets() -> None:
    assert frame("中".encode()) == b"3 \xe4\xb8\xad"


OPERATIONS: tuple[Callable[[SyslogServer], object], ...] = (
    lambda place: place.last(),
    lambda place: place.since(datetime.now(UTC)),
)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_log_server_is_not_asked_for_what_it_has(operation: Callable[[SyslogServer], object]) -> None:
    place = SyslogServer("127.0.0.1:1", ssl.create_default_context())
    assert not place.readable
    with pytest.raises(Unavailable):
        operation(place)
