"""The documents of the two interfaces, from which their pages are drawn, say where people and data are invented."""

import pytest

from hotline.config.published import DEMONSTRATION
from hotline.infrastructure.settings import Settings
from tests.web.test_records import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/api/openapi.json", "/api/v1/openapi.json"])
@pytest.mark.parametrize("marked", [True, False])
def test_only_of_a_demonstration_the_document_says_so(path: str, marked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Settings, "is_demonstration", marked)
    info = signed_in("1001", "desk.use").get(path).json()["info"]
    assert info["description"].startswith(f"**{DEMONSTRATION}**") is marked
