"""A sealed file opens from anywhere, only whole, only with its key."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.infrastructure.key_service.key_set import DatedKeys, SealingKeys
from hotline.infrastructure.sealed_files import PIECE, TAG, Damaged, SealedFile, seal


def keys(dated: str) -> SealingKeys:
    one = DatedKeys(dated, {dated: dated.encode().ljust(16, b"k")})
    return SealingKeys(one, one, one, digest=b"d" * 32)


KEYS = keys("2026-11")
CLEAR = bytes(range(256)) * (PIECE // 100)


def sealed(clear: bytes) -> bytes:
    return b"".join(seal([clear], KEYS))


def opened(file: bytes, keys: SealingKeys = KEYS) -> SealedFile:
    return SealedFile(len(file), lambda start, stop: file[start:stop], keys)


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_was_sealed_opens_again(length: int) -> None:
    clear = CLEAR[:length].ljust(length, b"x")
    file = opened(sealed(clear))
    assert (file.length, file.read()) == (length, clear)


@given(st.lists(st.binary(max_size=3000), max_size=30))
def test_how_it_came_in_does_not_matter(pieces: list[bytes]) -> None:
    assert opened(b"".join(seal(pieces, KEYS))).read() == b"".join(pieces)


@given(st.integers(0, len(CLEAR)), st.integers(0, 3 * PIECE))
def test_any_part_is_read_by_itself(start: int, length: int) -> None:
    file = opened(FILE)
    file.seek(start)
    assert b"".join(iter(lambda: file.read(length - (file.tell() - start)), b"")) == CLEAR[start : start + length]


def test_of_a_part_only_its_pieces_are_fetched() -> None:
    fetched: list[int] = []

    def fetch(start: int, stop: int) -> bytes:
        fetched.append(stop - start)
        return FILE[start:stop]

    file = SealedFile(len(FILE), fetch, KEYS)
    file.seek(PIECE + 10)
    file.read(100)
    assert fetched[1:] == [PIECE + TAG]


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file[:40] + bytes([file[40] ^ 1]) + file[41:],
        lambda file: file[:-1] + bytes([file[-1] ^ 1]),
        lambda file: file[: -(PIECE // 2)],
        lambda file: file[: len(file) - (len(CLEAR) % PIECE + TAG)],
        lambda file: file[:10] + bytes([file[10] ^ 1]) + file[11:],
        lambda file: file + b"more",
    ],
    ids=["a byte", "the last byte", "cut off", "the last piece left out", "the head", "something behind it"],
)
def test_damage_is_noticed(damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises((Damaged, KeyError)):
        opened(damage(FILE)).read()


def test_pieces_that_changed_places_are_noticed() -> None:
    head = len(FILE) - len(CLEAR) - TAG * (len(CLEAR) // PIECE + 1)
    first, second = FILE[head : head + PIECE + TAG], FILE[head + PIECE + TAG : head + 2 * (PIECE + TAG)]
    with pytest.raises(Damaged):
        opened(FILE[:head] + second + first + FILE[head + 2 * (PIECE + TAG) :]).read()


def test_a_destroyed_key_destroys_the_file() -> None:
    with pytest.raises(KeyError):
        opened(FILE, keys("2027-01"))


@pytest.mark.parametrize("file", [b"", b"RIFF", b"HLS1", b"HLS1\x07abc"])
def test_another_file_is_told_apart(file: bytes) -> None:
    with pytest.raises(Damaged):
        opened(file)


def test_the_clear_does_not_show() -> None:
    assert CLEAR[:64] not in FILE


FILE = sealed(CLEAR)
