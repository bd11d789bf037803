"""An S3-compatible store of the tests' own, on loopback."""

from collections.abc import Iterator
from contextlib import contextmanager

import obstore
import pytest
from moto.server import ThreadedMotoServer
from obstore.store import S3Store

from hotline.infrastructure.settings import settings

BUCKET = "recordings"


@contextmanager
def s3_server() -> Iterator[str]:
    """Its address; the bucket is there, the settings name it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_STORAGE__URL", f"s3://{BUCKET}/hotline")
        patch.setenv("HOTLINE_STORAGE__ENDPOINT", endpoint)
        patch.setenv("HOTLINE_STORAGE__ACCESS_KEY", "test")
        patch.setenv("HOTLINE_STORAGE__SECRET_KEY", "test-secret")
        settings.cache_clear()
        _make_bucket(endpoint)
        yield endpoint
    settings.cache_clear()
    server.stop()


def _make_bucket(endpoint: str) -> None:
    import urllib.request

    request = urllib.request.Request(f"{endpoint}/{BUCKET}", method="PUT")
    urllib.request.urlopen(request).close()


def raw_objects(endpoint: str) -> dict[str, bytes]:
    """What the store really holds, seen by another client."""
    options = {"endpoint": endpoint, "access_key_id": "test", "secret_access_key": "test-secret", "region": "us-east-1"}
    store = S3Store(BUCKET, client_options={"allow_http": True}, **options)  # type: ignore[arg-type]
    found = [each["path"] for some in obstore.list(store) for each in some]
    return {path: bytes(obstore.get(store, path).bytes()) for path in found}
