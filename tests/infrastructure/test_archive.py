"""One contract for both stores: a folder, and a real S3-compatible server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.infrastructure.archive import Archive, StoreAway, archive, s3
from hotline.infrastructure.settings import Storage, settings
from tests.s3_server import raw_objects, s3_server


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with s3_server() as endpoint:
        yield endpoint


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    if request.param == "s3":
        request.getfixturevalue("server")
    else:
        monkeypatch.delenv("HOTLINE_STORAGE__URL", raising=False)
        monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    yield archive()
    settings.cache_clear()


def test_what_is_written_is_read_whole_or_in_part(store: Archive) -> None:
    big = bytes(range(256)) * 50_000
    store.write("2026/11/25/c1", (big[at : at + 300_000] for at in range(0, len(big), 300_000)))
    assert store.size("2026/11/25/c1") == len(big)
    assert b"".join(store.pieces("2026/11/25/c1")) == big
    assert store.read("2026/11/25/c1", 1000, 1010) == big[1000:1010]
    assert store.read("2026/11/25/c1", len(big) - 5, len(big) + 5) == big[-5:]


def test_writing_again_replaces(store: Archive) -> None:
    for content in (b"first", b"second time"):
        store.write("2026/11/25/c2", [content])
    assert b"".join(store.pieces("2026/11/25/c2")) == b"second time"


def test_what_is_not_there_is_told_apart_from_a_store_that_is_away(store: Archive) -> None:
    assert store.size("nowhere") is None
    with pytest.raises(FileNotFoundError):
        store.read("nowhere", 0, 1)
    with pytest.raises(FileNotFoundError):
        list(store.pieces("nowhere"))


def test_removing_twice_is_harmless(store: Archive) -> None:
    store.write("2026/11/25/c3", [b"x"])
    store.remove("2026/11/25/c3")
    store.remove("2026/11/25/c3")
    assert store.size("2026/11/25/c3") is None


def test_a_day_is_listed(store: Archive) -> None:
    store.write("2026/12/01/a", [b"1"])
    store.write("2026/12/01/b", [b"22"])
    store.write("2026/12/02/c", [b"333"])
    assert sorted(store.sizes("2026/12/01")) == [("2026/12/01/a", 1), ("2026/12/01/b", 2)]


def test_a_folder_of_a_bucket_keeps_to_itself(server: str) -> None:
    archive().write("2026/11/25/c9", [b"x"])
    assert raw_objects(server)["hotline/2026/11/25/c9"] == b"x"


def test_a_store_that_does_not_answer_is_away() -> None:
    nobody = Storage(url="s3://b", endpoint="http://127.0.0.1:9", access_key="a", secret_key="s")  # type: ignore[arg-type]
    with pytest.raises(StoreAway):
        Archive(s3(nobody)).size("x")
