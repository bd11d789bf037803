from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.domains.insight.analytics.queries import store as stores
from hotline.infrastructure.settings import settings


@pytest.fixture
def facts(db: None, sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where closed days go, and a store of this test's own that looks anew whenever it is asked."""
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    stores.store.cache_clear()
    monkeypatch.setattr(stores, "FRESH_SECONDS", 0)
    yield settings().facts_dir
    stores.store.cache_clear()
    settings.cache_clear()
