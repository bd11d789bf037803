"""What is sealed shows nothing, compares equal, and opens only with its key and in its place."""

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from hotline.infrastructure.key_service.key_file import KeyFile
from hotline.infrastructure.key_service.key_set import DatedKeys, SealingKeys
from hotline.infrastructure.key_service.port import Altered
from hotline.kernel.sealed import Place, Sealed, in_place, parts_of
from tests.domains.platform.citizens.former import FORMER, sealed_formerly

CALL = Place("call/bj1a-1", "number")
OTHER_CALL, OTHER_FIELD = Place("call/bj1a-2", "number"), Place("call/bj1a-1", "notes")
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)


def keys(*dated: str, index: str = "2026-11", bound_only: bool = True) -> SealingKeys:
    cipher = DatedKeys(dated[0], {each: each.encode().ljust(16, b"k") for each in dated})
    by_index = DatedKeys(index, {index: index.encode().ljust(32, b"i")})
    return SealingKeys(cipher, by_index, cipher, digest=b"d" * 32, bound_only=bound_only)


KEYS = keys("2026-11", "2025-11")


@given(st.text())
def test_what_was_sealed_opens_again(clear: str) -> None:
    assert KEYS.open(KEYS.seal(clear, "…", CALL)) == clear


def test_the_same_number_sealed_twice_has_one_index_and_two_ciphers() -> None:
    first, second = KEYS.seal("13800000000", "x", CALL), KEYS.seal("13800000000", "x", OTHER_CALL)
    assert first.index == second.index
    assert first.cipher != second.cipher


def test_a_text_that_nobody_searches_for_has_no_index() -> None:
    assert KEYS.seal("已办结", "…", OTHER_FIELD).index == ""


def test_an_altered_cipher_is_refused() -> None:
    sealed = KEYS.seal("13800000000", "x", CALL)
    with pytest.raises(InvalidTag):
        KEYS.open(Sealed(sealed.masked, f"{sealed.cipher[:-4]}AAA=", sealed.index))


@pytest.mark.parametrize("place", [OTHER_CALL, OTHER_FIELD])
def test_a_cipher_found_elsewhere_is_refused(place: Place) -> None:
    sealed = KEYS.seal("13800000000", "x", CALL)
    assert KEYS.open(in_place(sealed, CALL)) == "13800000000"
    with pytest.raises(Altered):
        KEYS.open(in_place(sealed, place))


def test_another_date_of_the_key_is_refused() -> None:
    one_key = DatedKeys("2026-11", {"2026-11": b"k" * 16, "2026-12": b"k" * 16})
    same = SealingKeys(one_key, one_key, one_key, digest=b"d" * 32)
    sealed = same.seal("13800000000", "x", CALL)
    with pytest.raises(Altered):
        same.open(Sealed("x", sealed.cipher.replace("2026-11", "2026-12"), ""))


def test_moved_to_its_row_a_value_opens_there_only() -> None:
    sealed = KEYS.seal("13800000000", "138" + "****" + "0000", CALL)
    row = Place("callback/cb-1", "number")
    moved = KEYS.moved(sealed, row)
    assert (KEYS.open(in_place(moved, row)), moved.masked, moved.index) == ("13800000000", "138******00", sealed.index)
    with pytest.raises(Altered):
        KEYS.open(in_place(moved, CALL))
    assert KEYS.moved(moved, row) is moved


def test_a_destroyed_key_destroys_what_it_sealed() -> None:
    sealed = keys("2025-11").seal("13800000000", "x", CALL)
    with pytest.raises(KeyError):
        keys("2026-11").open(sealed)


def test_a_key_file_is_readable_by_its_owner_only_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "personal.json"
    SealingKeys.make_file(file, "2026-11")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = json.loads(file.read_text())
    assert [content[family]["current"] for family in ("cipher", "index", "files")] == ["2026-11"] * 3
    assert len({content[family]["keys"]["2026-11"]["key"] for family in ("cipher", "index", "files")}) == 3
    with pytest.raises(FileExistsError):
        SealingKeys.make_file(file, "2026-12")


def test_keys_of_before_open_what_has_no_place_and_find_indexes_without_a_date(tmp_path: Path) -> None:
    path = tmp_path / "personal.json"
    path.write_text(json.dumps(FORMER))
    former = SealingKeys.from_file(path)
    old = sealed_formerly("13800000000")
    assert former.open(old) == "13800000000"
    assert old.index in former.indexes("13800000000")
    settled = former.moved(old, CALL)
    assert (former.open(settled), parts_of(settled.cipher).place, settled.index) == (
        "13800000000",
        CALL,
        former.index("13800000000"),
    )


def test_new_keys_leave_digests_of_secrets_and_the_watermark_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "personal.json"
    path.write_text(json.dumps(FORMER))
    former = SealingKeys.from_file(path)
    KeyFile.read(path).renewed("2026-11-30", NOW).replace(path)
    renewed = SealingKeys.from_file(path)
    assert former.digests("secret:x")[0] in renewed.digests("secret:x")
    assert renewed.watermark == former.watermark
    assert former.index("13800000000") in renewed.indexes("13800000000")
    assert renewed.state.current == renewed.state.current_index == renewed.state.current_file == "2026-11-30"


def test_of_a_replaced_key_file_nothing_stays_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "personal.json"
    SealingKeys.make_file(path, "2026-11")
    path.chmod(0o600)
    behind = tmp_path / "what the disk holds"
    behind.hardlink_to(path)
    key = json.loads(path.read_text())["cipher"]["keys"]["2026-11"]["key"]
    KeyFile.read(path).renewed("2026-12", NOW).without("cipher", "2026-11").replace(path)
    assert key not in path.read_text()
    assert key.encode() not in behind.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
