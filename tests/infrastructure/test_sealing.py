"""What is sealed shows nothing, compares equal, and opens only with its key."""

import json
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from hotline.infrastructure.sealing import SealingKeys, mask_number
from hotline.kernel.sealed import Sealed

KEYS = SealingKeys("2026-11", {"2026-11": b"k" * 16, "2025-11": b"o" * 16}, b"i" * 32)


@given(st.text())
def test_what_was_sealed_opens_again(clear: str) -> None:
    assert KEYS.open(KEYS.seal(clear, "…")) == clear


def test_the_same_number_sealed_twice_has_one_index_and_two_ciphers() -> None:
    first, second = KEYS.seal("13800000000", "x"), KEYS.seal("13800000000", "x")
    assert first.index == second.index
    assert first.cipher != second.cipher


def test_an_altered_cipher_is_refused() -> None:
    sealed = KEYS.seal("13800000000", "x")
    dated, _, body = sealed.cipher.partition(":")
    altered = Sealed(sealed.masked, f"{dated}:{body[:-4]}AAA=", sealed.index)
    with pytest.raises(InvalidTag):
        KEYS.open(altered)


def test_a_destroyed_key_destroys_what_it_sealed() -> None:
    sealed = SealingKeys("2025-11", {"2025-11": b"o" * 16}, b"i" * 32).seal("13800000000", "x")
    with pytest.raises(KeyError):
        SealingKeys("2026-11", {"2026-11": b"k" * 16}, b"i" * 32).open(sealed)


@pytest.mark.parametrize(
    ("number", "masked"),
    [("13800000000", "138****0000"), ("01065120000", "010****0000"), ("12345", "***45"), ("1", "1"), ("", "")],
)
def test_a_masked_number_keeps_its_ends(number: str, masked: str) -> None:
    assert mask_number(number) == masked


def test_a_key_file_is_readable_by_its_owner_only_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "personal.json"
    SealingKeys.make_file(file, "2026-11")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["current"] == "2026-11"
    with pytest.raises(FileExistsError):
        SealingKeys.make_file(file, "2026-12")
