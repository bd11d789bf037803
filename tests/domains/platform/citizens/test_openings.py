"""What was opened comes into the audit trail: a row for each ten minutes that are over, once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotline.domains.platform.citizens.actions import openings
from hotline.infrastructure.key_service.openings import OpeningsJournal
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import key_management, number_to_dial, seal_number
from hotline.infrastructure.settings import settings
from tests.key_process import KeyProcess

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 11, 30, 4, 5, tzinfo=UTC)


@pytest.fixture
def holder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyProcess]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.setenv("HOTLINE_PRIVACY__KEYS_BY", "service")
    settings.cache_clear()
    process = KeyProcess(tmp_path)
    process.start()
    yield process
    process.kill()
    settings.cache_clear()


def opened_before(holder: KeyProcess, minute: int, count: int) -> None:
    journal = OpeningsJournal(holder.folder / "openings", lambda: BEFORE.replace(minute=minute))
    journal.note("hotline", "web", "reveal", "call/number", count)


def rows() -> list[tuple[str, list[dict[str, object]]]]:
    return [(row.about, row.detail["openings"]) for row in AuditRow.objects.filter(action="keys.openings")]


def test_each_period_gets_a_row_with_who_opened_how_much_what_for(holder: KeyProcess) -> None:
    opened_before(holder, 5, 2)
    opened_before(holder, 15, 3)
    number_to_dial(seal_number("13800138000", "call/c1"), "c1")  # not over yet
    assert openings.record() == 2
    of_web = {"user": "hotline", "process": "web", "purpose": "reveal", "place": "call/number"}
    assert rows() == [
        ("keys/openings/2026-11-30T0400", [of_web | {"count": 2}]),
        ("keys/openings/2026-11-30T0410", [of_web | {"count": 3}]),
    ]
    assert (openings.record(), key_management().openings()) == (0, [])


def test_broken_off_before_it_was_forgotten_it_is_not_written_twice(
    holder: KeyProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_before(holder, 5, 2)
    with monkeypatch.context() as patch:
        patch.setattr(type(key_management()), "forget_openings", lambda self, periods: None)
        openings.record()
    openings.record()
    assert len(rows()) == 1
    assert key_management().openings() == []
