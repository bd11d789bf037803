"""A certificate near its end is said to the operators at 30, 14 and 3 days and when it is over, until it is renewed."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hotline.domains.insight.operations.actions.certificates import check_certificate
from hotline.domains.insight.operations.adapters.certificate import read_certificate, served_certificate
from hotline.domains.insight.operations.ports import Certificate, certificate_reader
from hotline.domains.insight.operations.rules.certificates import expiry_text, expiry_title, lead_reached
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.kernel.errors import Unavailable
from tests.free_ports import free_port
from tests.slots import Override

NOW = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
END = NOW + timedelta(days=100)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
OPERATOR, CLIENT = "7001", "8001"


@pytest.mark.parametrize(
    ("left", "lead", "title"),
    [
        (31 * DAY, None, ""),
        (30 * DAY, 30, "网站证书还有 30 天到期"),
        (15 * DAY, 30, "网站证书还有 15 天到期"),
        (14 * DAY, 14, "网站证书还有 14 天到期"),
        (3 * DAY, 3, "网站证书还有 3 天到期"),
        (HOUR, 3, "网站证书不到一天就到期"),
        (timedelta(0), 0, "网站证书已过期，页面无法打开"),
        (-9 * DAY, 0, "网站证书已过期，页面无法打开"),
    ],
)
def test_each_lead_time_has_its_words(left: timedelta, lead: int | None, title: str) -> None:
    assert lead_reached(END, END - left) == lead
    if title:
        assert expiry_title(END, END - left) == title


def test_the_end_is_said_in_beijing_time() -> None:
    assert "于 2026-11-25 09:00 到期" in expiry_text(Certificate("10.0.0.1:443", "ab", NOW))


# Whom ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def people(db: None) -> None:
    for code in ("operator", "client"):  # a test that commits has emptied the table of roles
        Role.objects.get_or_create(code=code, defaults={"name": code, "permissions": [*ROLES[code].permissions]})
    administer.save_staff(by="test", number=CLIENT, name="督办", roles=["client"])


def served(override: Override, end: datetime, fingerprint: str = "ab") -> None:
    override(certificate_reader, lambda: Certificate("10.0.0.1:443", fingerprint, end))


def test_the_operators_are_notified_once_for_each_lead_time(people: None, override: Override) -> None:
    administer.save_staff(by="test", number=OPERATOR, name="运维", roles=["operator"])
    now = datetime.now(UTC)
    served(override, now + 30 * DAY)
    moments = [
        now - DAY,
        now,
        now + HOUR,
        now + 16 * DAY,
        now + 17 * DAY,
        now + 27 * DAY,
        now + 30 * DAY,
        now + 31 * DAY,
    ]
    assert [check_certificate(moment) for moment in moments] == [0, 1, 0, 1, 0, 1, 1, 0]
    rows = Notification.objects.order_by("pk")
    assert sorted(row.urgency for row in rows) == ["important", "routine", "urgent", "urgent"]
    assert set(Receipt.objects.values_list("person", flat=True)) == {OPERATOR}


def test_without_operators_whoever_sees_the_systems_health_is(people: None, override: Override) -> None:
    served(override, datetime.now(UTC) + DAY)
    assert check_certificate(datetime.now(UTC)) == 1
    assert Receipt.objects.get().person == CLIENT


def test_a_renewed_one_settles_what_was_said_of_the_old_one(people: None, override: Override) -> None:
    now = datetime.now(UTC)
    served(override, now + DAY)
    check_certificate(now)
    served(override, now + 300 * DAY, "cd")
    assert check_certificate(now) == 0
    assert Receipt.objects.get().read_at is not None


def test_without_tls_or_an_answer_there_is_nothing_to_say(people: None, override: Override) -> None:
    def silent() -> Certificate | None:
        raise Unavailable("网站端口无应答")

    for reader in (lambda: None, silent):
        override(certificate_reader, reader)
        assert check_certificate(datetime.now(UTC)) == 0
    assert not Notification.objects.exists()


# Reading it ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def tls_port(tmp_path: Path) -> Iterator[int]:
    """A port that shows a certificate signed by itself, good until END."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hotline")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(NOW - DAY).not_valid_after(END)
    pem = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    bare = serialization.NoEncryption()
    pair = tmp_path / "pair.pem"
    pair.write_bytes(
        pem + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, bare),
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pair)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_answer_once, args=(listening, context))
        thread.start()
        yield int(listening.getsockname()[1])
        thread.join(5)


def _answer_once(listening: socket.socket, context: ssl.SSLContext) -> None:
    connection, _ = listening.accept()
    with connection, context.wrap_socket(connection, server_side=True):
        pass


def test_what_browsers_get_is_read_off_the_port(tls_port: int) -> None:
    found = read_certificate("127.0.0.1", tls_port)
    assert (found.address, found.not_after, len(found.fingerprint)) == (f"127.0.0.1:{tls_port}", END, 64)


def test_a_port_that_does_not_answer_says_so_and_loopback_has_no_tls() -> None:
    with pytest.raises(Unavailable):
        read_certificate("127.0.0.1", free_port())
    assert served_certificate() is None
