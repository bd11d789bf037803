"""SM2 by OpenSSL, against the worked example of GB/T 32918.5-2017, A.2 (the curve and user id of GM/T 0003.5)."""

from pathlib import Path

import pytest

from hotline.infrastructure import sm2

MESSAGE = b"message digest"
X = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
Y = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
#: SubjectPublicKeyInfo up to the point: id-ecPublicKey on the curve SM2 (1.2.156.10197.1.301).
HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a811ccf5501822d03420004")


def integer(figures: str) -> bytes:
    value = bytes.fromhex(figures)
    value = b"\0" + value if value[0] & 0x80 else value
    return bytes([2, len(value)]) + value


def der(r: str, s: str) -> bytes:
    body = integer(r) + integer(s)
    return bytes([0x30, len(body)]) + body


def pem(point: str, path: Path) -> Path:
    import base64

    text = base64.encodebytes(HEAD + bytes.fromhex(point)).decode()
    path.write_text(f"-----BEGIN PUBLIC KEY-----\n{text}-----END PUBLIC KEY-----\n")
    return path


def test_the_signature_of_the_standards_example_verifies(tmp_path: Path) -> None:
    key = pem(X + Y, tmp_path / "key.pem")
    assert sm2.verifies(key, MESSAGE, der(R, S))


@pytest.mark.parametrize(
    ("message", "r", "s"),
    [(b"message digesT", R, S), (MESSAGE, R[:-1] + "4", S), (MESSAGE, R, S[:-1] + "B"), (MESSAGE, S, R)],
)
def test_anything_else_does_not(tmp_path: Path, message: bytes, r: str, s: str) -> None:
    assert not sm2.verifies(pem(X + Y, tmp_path / "key.pem"), message, der(r, s))


def test_what_we_sign_verifies_with_our_public_key_and_with_no_other(tmp_path: Path) -> None:
    own, other = tmp_path / "own.pem", tmp_path / "other.pem"
    sm2.make_key(own)
    sm2.make_key(other)
    assert own.stat().st_mode & 0o777 == 0o600
    signature = sm2.sign(own, MESSAGE)
    assert sm2.verifies(sm2.public_key_file(own), MESSAGE, signature)
    assert not sm2.verifies(sm2.public_key_file(other), MESSAGE, signature)
    assert sm2.fingerprint(sm2.public_key_file(own).read_bytes()) != sm2.fingerprint(
        sm2.public_key_file(other).read_bytes()
    )
    with pytest.raises(FileExistsError):
        sm2.make_key(own)


def test_a_key_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text("x")
    with pytest.raises(sm2.SigningFailed):
        sm2.sign(tmp_path / "key.pem", MESSAGE)
