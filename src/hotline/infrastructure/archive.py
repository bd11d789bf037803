"""Files stored for years: objects by name, in a folder by default, in an S3-compatible store by ``storage.url``."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

from hotline.infrastructure.settings import Storage, settings

if TYPE_CHECKING:
    from obstore.store import S3Config

FETCHED_AT_ONCE = 1024 * 1024


class StoreAway(OSError):
    """The store does not answer, or answers wrongly: nothing is known about the file."""


class Archive:
    """Raises FileNotFoundError for an object that does not exist, StoreAway when the store cannot be reached."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def size(self, name: str) -> int | None:
        """The object's size in bytes; None when there is no such object."""
        try:
            with _named_errors():
                return int(obstore.head(self._store, name)["size"])
        except FileNotFoundError:
            return None

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write the object completely or not at all. An object of the same name is replaced."""
        with _named_errors():
            obstore.put(self._store, name, iter(pieces))

    def read(self, name: str, start: int, stop: int) -> bytes:
        """The object's bytes [start, stop), fewer at its end."""
        with _named_errors():
            return bytes(obstore.get_range(self._store, name, start=start, end=stop))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The object in pieces of about a megabyte."""
        with _named_errors():
            for piece in obstore.get(self._store, name).stream(min_chunk_size=FETCHED_AT_ONCE):
                yield bytes(piece)

    def sizes(self, folder: str) -> Iterator[tuple[str, int]]:
        """Every object below a folder: name and bytes."""
        with _named_errors():
            for some in obstore.list(self._store, prefix=folder):
                for each in some:
                    yield each["path"], each["size"]

    def remove(self, name: str) -> None:
        """Has no effect when the object does not exist."""
        try:
            with _named_errors():
                obstore.delete(self._store, name)
        except FileNotFoundError:
            pass


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except (BaseError, OSError) as error:
        raise StoreAway(str(error)) from error


def archive() -> Archive:
    """The archive that the settings name."""
    return _archive(settings().storage, settings().archive_dir.absolute())


@cache
def _archive(storage: Storage, root: Path) -> Archive:
    return Archive(s3(storage) if storage.url else folder(root))


def folder(root: Path) -> LocalStore:
    root.mkdir(mode=0o750, parents=True, exist_ok=True)
    return LocalStore(root)


def s3(storage: Storage) -> S3Store:
    bucket, _, below = storage.url.removeprefix("s3://").partition("/")
    access, secret = storage.access_key.get_secret_value(), storage.secret_key.get_secret_value()
    options = {"region": storage.region, "endpoint": storage.endpoint}
    options |= {"access_key_id": access, "secret_access_key": secret}
    config = cast("S3Config", {name: value for name, value in options.items() if value})
    insecure = storage.endpoint.startswith("http://")
    return S3Store(bucket, prefix=below or None, config=config, client_options={"allow_http": insecure})
