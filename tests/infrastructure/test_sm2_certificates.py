"""Certificates of SM2: which hold, and why the others do not."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotline.infrastructure.certificate_gateway import certificate_in
from hotline.infrastructure.sm2_certificates import CertificateRefused, PersonCertificate, Refusal, verify
from tests.sm2_authority import Authority

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority") / "ours")


def der_of(pem: Path) -> bytes:
    return ssl.PEM_cert_to_DER_cert(pem.read_text())


def verified(ours: Authority, der: bytes, **others: Path) -> PersonCertificate:
    chosen = {"authorities": ours.certificate, "revoked": ours.revoked} | others
    return verify(der, now=NOW, **chosen)


def refusal(ours: Authority, der: bytes, **others: Path) -> Refusal:
    with pytest.raises(CertificateRefused) as raised:
        verified(ours, der, **others)
    return raised.value.refusal


def test_one_that_holds_says_whose_it_is(ours: Authority) -> None:
    found = verified(ours, der_of(ours.person("王晓芳", 0xA1B2C3)))
    assert (found.serial, found.subject, found.issuer) == ("A1B2C3", "王晓芳", "测试市人社局 CA")
    assert found.not_after == datetime(2036, 1, 1, tzinfo=UTC)


Made = Callable[[Authority, Path], bytes]


def _of_another(ours: Authority, folder: Path) -> bytes:
    return der_of(Authority(folder / "other", name="另一家 CA").person("王晓芳", 1))


def _of_another_by_the_same_name(ours: Authority, folder: Path) -> bytes:
    return der_of(Authority(folder / "namesake").person("王晓芳", 2))


def _forged(ours: Authority, folder: Path) -> bytes:
    """Another name in it than was signed."""
    genuine = der_of(ours.person("wang", 3))
    assert genuine.count(b"wang") == 1
    return genuine.replace(b"wang", b"chen")


def _self_made(ours: Authority, folder: Path) -> bytes:
    return der_of(Authority(folder / "self", name="王晓芳").certificate)


def _revoked(ours: Authority, folder: Path) -> bytes:
    made = ours.person("王晓芳", 4)
    ours.revoke(made)
    return der_of(made)


CASES: list[tuple[str, Made, Refusal]] = [
    ("over", lambda ours, _: der_of(ours.person("王", 11, ends="20261130235959Z")), Refusal.EXPIRED),
    ("to come", lambda ours, _: der_of(ours.person("王", 12, begins="20261202000000Z")), Refusal.NOT_YET_VALID),
    ("another authority", _of_another, Refusal.OTHER_AUTHORITY),
    ("another one of the same name", _of_another_by_the_same_name, Refusal.OTHER_AUTHORITY),
    ("forged", _forged, Refusal.FORGED),
    ("signed by oneself", _self_made, Refusal.OTHER_AUTHORITY),
    ("revoked", _revoked, Refusal.REVOKED),
    ("RSA", lambda ours, _: der_of(ours.person("王", 13, algorithm="RSA")), Refusal.NOT_SM2),
    ("another curve", lambda ours, _: der_of(ours.person("王", 14, algorithm="P-256")), Refusal.NOT_SM2),
    ("to encrypt", lambda ours, _: der_of(ours.person("王", 15, usage="keyAgreement")), Refusal.OTHER_PURPOSE),
    ("a server's", lambda ours, _: der_of(ours.person("王", 16, purpose="serverAuth")), Refusal.OTHER_PURPOSE),
    ("no certificate", lambda *_: b"0\x82\x01\x00nonsense", Refusal.UNREADABLE),
    ("nothing", lambda *_: b"", Refusal.UNREADABLE),
]


@pytest.mark.parametrize(("made", "why"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_does_not_hold(ours: Authority, tmp_path: Path, made: Made, why: Refusal) -> None:
    der = made(ours, tmp_path)
    assert refusal(ours, der) is why


def _over(authority: Authority, folder: Path) -> Path:
    authority.publish_revoked(ends="20261130000000Z")
    return authority.revoked


def _by_somebody_else(authority: Authority, folder: Path) -> Path:
    return Authority(folder / "namesake").revoked


def _tampered(authority: Authority, folder: Path) -> Path:
    """The last byte of the signature is another one."""
    der = bytearray(ssl.PEM_cert_to_DER_cert(_as_certificate(authority.revoked)))
    der[-1] ^= 1
    path = folder / "tampered.crl"
    path.write_bytes(der)
    return path


def _as_certificate(revoked: Path) -> str:
    return revoked.read_text().replace("X509 CRL", "CERTIFICATE")


LISTS: list[tuple[str, Callable[[Authority, Path], Path]]] = [
    ("none", lambda _, folder: folder / "none.pem"),
    ("no list", lambda authority, _: authority.certificate),
    ("out of date", _over),
    ("signed by somebody else", _by_somebody_else),
    ("tampered with", _tampered),
]


@pytest.mark.parametrize("made", [case[1] for case in LISTS], ids=[case[0] for case in LISTS])
def test_without_a_list_in_force_nobody_is_believed(tmp_path: Path, made: Callable[[Authority, Path], Path]) -> None:
    authority = Authority(tmp_path / "ours")
    der = der_of(authority.person("王晓芳", 1))
    assert refusal(authority, der, revoked=made(authority, tmp_path)) is Refusal.NO_LIST


def test_a_list_may_be_der_and_a_file_may_hold_the_lists_of_several(ours: Authority, tmp_path: Path) -> None:
    made = ours.person("王晓芳", 21)
    ours.revoke(made)
    as_der, several = tmp_path / "revoked.crl", tmp_path / "several.pem"
    as_der.write_bytes(ssl.PEM_cert_to_DER_cert(_as_certificate(ours.revoked)))
    several.write_text(Authority(tmp_path / "other", name="另一家 CA").revoked.read_text() + ours.revoked.read_text())
    for path in (as_der, several):
        assert refusal(ours, der_of(made), revoked=path) is Refusal.REVOKED


def test_an_authority_that_is_no_file_proves_nobody(ours: Authority, tmp_path: Path) -> None:
    der = der_of(ours.person("王晓芳", 22))
    assert refusal(ours, der, authorities=tmp_path / "none.pem") is Refusal.OTHER_AUTHORITY


@pytest.mark.parametrize("text", ["", "%%%", "-----BEGIN CERTIFICATE-----", "无", "A" * 20_000, "====="])
def test_what_is_no_certificate_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        certificate_in(text)
